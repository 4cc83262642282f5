import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { cacheDirectory } from "../paths";
import type { Report } from "../report";
import { findProgram } from "../toolchain/debian-packages";
import { sha256 } from "../toolchain/stamped-files";
import type { Toolchain } from "../toolchain/toolchain";
import { UserError } from "../user-error";
import { sealedDirectory } from "../sealed-directory";
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

/** Finds an image in the cache, or builds it there. */
export async function cachedImage(image: ScratchImage, report: Report): Promise<ScratchImageArchive> {
    const contents = await Promise.all(Object.values(image.files).map((file) => sha256(file)));
    const recipe = JSON.stringify({ ...image, files: Object.keys(image.files), contents });
    const key = createHash("sha256").update(recipe).digest("hex").slice(0, 12);
    const directory = join(cacheDirectory(), "images", `${image.repository.replace(/\//g, "_")}-${key}`);
    await sealedDirectory({
        directory,
        report,
        build: async (result) => {
            report(`building image ${image.repository}`);
            const { reference, archive } = await buildScratchImage(image, result);
            await writeFile(join(result, noteFile), JSON.stringify({ reference, file: basename(archive) }));
        },
    });
    const { reference, file } = JSON.parse(await readFile(join(directory, noteFile), "utf8")) as Note;
    return { reference, archive: join(directory, file) };
}

const noteFile = "image.json";

interface Note {
    readonly reference: string;
    readonly file: string;
}
