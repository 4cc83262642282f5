import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DebianPackage } from "../../images/artifacts";
import { cacheDirectory } from "../paths";
import type { Report } from "../report";
import { run } from "../run";
import { UserError } from "../user-error";
import { programPath } from "../toolchain/debian-packages";
import { sealedDirectory } from "../sealed-directory";
import { type Layer, packLayer } from "./archive";

/** A Debian root on this machine and the same as a layer. */
export interface BaseRoot {
    readonly root: string;
    readonly layer: Layer;
    /** What the root's main package turned out to be. */
    readonly version: string;
}

/** What is left out of every root: nothing at run time reads it. */
const leftOut = ["usr/share/doc", "usr/share/man", "usr/share/locale", "usr/share/info", "var/cache", "var/lib/apt"];

/** And of PostgreSQL's: its just-in-time compiler, which is off and two thirds of the size. */
const leftOutOf: Readonly<Record<string, readonly string[]>> = {
    "postgresql-15": [
        "usr/lib/x86_64-linux-gnu/libLLVM-14.so.1",
        "usr/lib/postgresql/15/lib/llvmjit.so",
        "usr/lib/postgresql/15/lib/bitcode",
    ],
};

/** What goes in beside the main package, whose dependencies don't ask for it. */
const besides: Readonly<Record<string, readonly string[]>> = {
    // PostgreSQL looks its user up by number, and a cluster may choose one that no image can know.
    "postgresql-15": ["libnss-wrapper"],
};

/** The cluster that PostgreSQL's package would make while it is installed. */
const setUp: Readonly<Record<string, string>> = {
    "postgresql-15":
        'mkdir -p "$1/etc/postgresql-common" && ' +
        'echo "create_main_cluster = false" > "$1/etc/postgresql-common/createcluster.conf"',
};

/** Makes the Debian root around a package, or finds it in the cache. */
export async function baseRoot(wanted: DebianPackage, report: Report): Promise<BaseRoot> {
    const key = createHash("sha256")
        .update(JSON.stringify([wanted, leftOut, leftOutOf, setUp, 1, ...(besides[wanted.package] ?? [])]))
        .digest("hex");
    const directory = join(cacheDirectory(), "images", `root-${wanted.package}-${key.slice(0, 12)}`);
    await sealedDirectory({
        directory,
        report,
        build: (result) => make(wanted, result, report),
        // One file stands for the unpacked root, which programs that run in it may write to.
        watched: ["root.tar", "root.json", "root/etc/passwd"],
    });
    const noted = JSON.parse(await readFile(join(directory, "root.json"), "utf8")) as Note;
    return {
        root: join(directory, "root"),
        version: noted.version,
        layer: {
            tar: join(directory, "root.tar"),
            digest: noted.digest,
            env: { PATH: "/usr/bin:/bin", HOME: "/tmp" },
        },
    };
}

interface Note {
    readonly digest: string;
    readonly version: string;
}

async function make(wanted: DebianPackage, result: string, report: Report): Promise<void> {
    const root = join(result, "root");
    report(`fetching ${wanted.package} and what it stands on from Debian ${wanted.suite}`);
    await debootstrap(wanted, root);
    const version = await installedVersion(root, wanted.package);
    if (version !== wanted.version) {
        report(
            `Debian ${wanted.suite} serves ${wanted.package} ${version} now; ` +
                `${wanted.version} was recorded. Taking the one it serves.`,
        );
    }
    await tidy(root, wanted.package);
    const layer = await packLayer(root, join(result, "root.tar"));
    const note: Note = { digest: layer.digest, version };
    await writeFile(join(result, "root.json"), JSON.stringify(note));
}

async function debootstrap(wanted: DebianPackage, root: string): Promise<void> {
    const hook = setUp[wanted.package];
    const result = await run(
        "mmdebstrap",
        [
            "--quiet",
            "--variant=essential",
            `--include=${[wanted.package, ...(besides[wanted.package] ?? [])].join(",")}`,
            ...(hook === undefined ? [] : [`--essential-hook=${hook}`]),
            '--aptopt=Acquire::Check-Valid-Until "false"',
            "--dpkgopt=path-exclude=/usr/share/doc/*",
            "--keyring=/usr/share/keyrings/debian-archive-keyring.gpg",
            wanted.suite,
            root,
        ],
        { reject: false, env: { SOURCE_DATE_EPOCH: "0", PATH: programPath() } },
    );
    if (result.failed) {
        throw new UserError(
            `The Debian root with ${wanted.package} could not be made: ${lastLines(result.stderr)}\n` +
                "It takes root, the packages mmdebstrap and debian-archive-keyring, and a Debian mirror within reach.",
        );
    }
}

async function installedVersion(root: string, name: string): Promise<string> {
    const status = await readFile(join(root, "var/lib/dpkg/status"), "utf8");
    const entry = status.split("\n\n").find((text) => text.startsWith(`Package: ${name}\n`)) ?? "";
    return /^Version: (.+)$/m.exec(entry)?.[1] ?? "unknown";
}

/** Removes what no process of ours needs, rights that nobody should gain included, and adds the user of every image. */
async function tidy(root: string, name: string): Promise<void> {
    for (const path of [...leftOut, ...(leftOutOf[name] ?? [])]) {
        await rm(join(root, path), { recursive: true, force: true });
    }
    await run("find", [root, "-xdev", "-perm", "/6000", "-type", "f", "-exec", "chmod", "u-s,g-s", "{}", "+"]);
    await run("find", [join(root, "dev"), "-mindepth", "1", "-delete"]);
    const login = name.startsWith("postgresql") ? "postgres" : "corda";
    await replaceLine(join(root, "etc/passwd"), login, `${login}:x:1000:1000::/tmp:/bin/sh`);
    await replaceLine(join(root, "etc/group"), login, `${login}:x:1000:`);
    for (const mount of ["node", "cordapps", "zone", "data", "etc/corda"]) {
        await mkdir(join(root, mount), { recursive: true });
    }
}

async function replaceLine(file: string, name: string, line: string): Promise<void> {
    const others = (await readFile(file, "utf8"))
        .split("\n")
        .filter((one) => one !== "" && !one.startsWith(`${name}:`));
    await writeFile(file, [...others, line, ""].join("\n"));
}

function lastLines(text: string): string {
    return text.trim().split("\n").slice(-5).join("\n");
}
