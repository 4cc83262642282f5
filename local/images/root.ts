import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { artifacts } from "../../images/artifacts";
import type { Report } from "../report";
import { type RunResult, run } from "../run";
import { programPath } from "../toolchain/debian-packages";
import { baseRoot } from "./base-root";
import { javaDirectory } from "./corda-layer";

/** Arguments of {@link runInRoot}. */
export interface RootOptions {
    /** Directories of this machine by the place where the program finds them; a place is one name below `/opt`. */
    readonly directories: Readonly<Record<string, string>>;
    /** The Java image whose root it is. @default 8 */
    readonly java?: 8 | 17;
    /** @default `/tmp` of the root */
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly report: Report;
}

/**
 * Runs a program in the root of a Java image, in a mount namespace of its own that is gone when the program is. The
 * network is this machine's.
 */
export async function runInRoot(program: string, args: readonly string[], options: RootOptions): Promise<RunResult> {
    const java = options.java ?? 8;
    const { root } = await baseRoot(artifacts.debian[`java${java}`], options.report);
    await giveHosts(root);
    const script = [
        "set -eu",
        "root=$1 cwd=$2; shift 2",
        'for place in proc dev; do mount --rbind "/$place" "$root/$place"; done',
        'mount -t tmpfs opt "$root/opt"; mount -t tmpfs -o mode=1777 tmp "$root/tmp"',
        "hostname localhost",
        'while [ "$1" != -- ]; do mkdir "$root/opt/$1"; mount --bind "$2" "$root/opt/$1"; shift 2; done; shift',
        `exec chroot "$root" /usr/bin/env --chdir="$cwd" PATH=${javaDirectory[java]}:/usr/bin:/bin HOME=/tmp "$@"`,
    ].join("\n");
    const directories = Object.entries(options.directories).flatMap(([place, directory]) => [place, directory]);
    return run(
        "unshare",
        [
            ...(process.getuid?.() === 0 ? [] : ["--user", "--map-root-user"]),
            ...["--mount", "--uts", "--", "sh", "-c", script, "root"],
            ...[root, options.cwd ?? "/tmp", ...directories, "--", program, ...args],
        ],
        { reject: false, env: { PATH: programPath(), ...options.env } },
    );
}

/** In a pod the kubelet writes this file. */
async function giveHosts(root: string): Promise<void> {
    if (!existsSync(join(root, "etc/hosts"))) {
        await mkdir(join(root, "etc"), { recursive: true });
        await writeFile(join(root, "etc/hosts"), "127.0.0.1 localhost\n");
    }
}
