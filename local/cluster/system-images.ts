import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { locked } from "../lock";
import { cacheDirectory } from "../paths";
import type { Report } from "../report";
import { findProgram } from "../toolchain/debian-packages";
import { sha256 } from "../toolchain/stamped-files";
import type { Toolchain } from "../toolchain/toolchain";
import { UserError } from "../user-error";
import { buildScratchImage, type ScratchImage, type ScratchImageArchive } from "./scratch-image";

/** The images that the cluster itself needs. */
export interface SystemImages {
    readonly pause: ScratchImageArchive;
    readonly dns: ScratchImageArchive;
    /**
     * A shell with the usual small programs, for trying things out from inside. Bound a wait with `timeout`: wget's own
     * way of doing it crashes in this build.
     */
    readonly shell: ScratchImageArchive;
}

/** Builds them into the cache where they aren't there yet. */
export async function buildSystemImages(toolchain: Toolchain, report: Report): Promise<SystemImages> {
    const busybox = findProgram("busybox");
    if (busybox === undefined) {
        throw new UserError("busybox is missing: install the Debian package busybox-static, then try again.");
    }
    return {
        // busybox chooses what to do by its file name, so it keeps it.
        pause: await cachedImage(
            {
                repository: "localhost/corda/pause",
                files: { "/busybox": busybox },
                entrypoint: ["/busybox", "sleep", "2147483647"],
                user: "65535:65535",
            },
            report,
        ),
        dns: await cachedImage(
            {
                repository: "localhost/corda/dns",
                files: { "/dns": toolchain.program("dns") },
                entrypoint: ["/dns"],
                user: "65532:65532",
            },
            report,
        ),
        shell: await cachedImage(
            {
                repository: "localhost/corda/shell",
                files: { "/bin/busybox": busybox },
                links: Object.fromEntries(applets.map((name) => [`/bin/${name}`, "busybox"])),
                entrypoint: ["/bin/sh"],
                user: "1000:1000",
            },
            report,
        ),
    };
}

const applets = [
    "sh",
    "cat",
    "id",
    "ls",
    "nc",
    "nslookup",
    "httpd",
    "sleep",
    "stat",
    "touch",
    "wget",
    "echo",
    "timeout",
    "true",
];

async function cachedImage(image: ScratchImage, report: Report): Promise<ScratchImageArchive> {
    const directory = join(cacheDirectory(), "images");
    const contents = await Promise.all(Object.values(image.files).map((file) => sha256(file)));
    const recipe = JSON.stringify({ ...image, files: Object.keys(image.files), contents });
    const known = join(directory, `${image.repository.replace(/\//g, "_")}.json`);
    const find = async () => {
        const found = await readFile(known, "utf8")
            .then((text) => JSON.parse(text) as ScratchImageArchive & { recipe: string })
            .catch(() => undefined);
        return found?.recipe === recipe && existsSync(found.archive) ? found : undefined;
    };
    return (
        (await find()) ??
        locked(known, report, async () => {
            const other = await find();
            if (other !== undefined) {
                return other;
            }
            report(`building image ${image.repository}`);
            const built = await buildScratchImage(image, directory);
            await writeFile(`${known}.new`, JSON.stringify({ ...built, recipe }));
            await rename(`${known}.new`, known);
            return built;
        })
    );
}
