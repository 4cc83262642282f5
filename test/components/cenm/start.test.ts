import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flagArguments, startCommand } from "../../../components/cenm/start";

const run = promisify(execFile);

describe("the start of a service of CENM", () => {
    let directory: string;
    beforeAll(async () => {
        directory = await mkdtemp(join(tmpdir(), "cenm-start-"));
        // Tells its process, then each of its arguments, in place of a JVM.
        await writeFile(join(directory, "java"), '#!/bin/sh\necho "$$"\nprintf "<%s>\\n" "$@"\n');
        await chmod(join(directory, "java"), 0o755);
    });
    afterAll(() => rm(directory, { recursive: true, force: true }));

    /** Runs a container's command with the stand-in for the JVM, and returns its process and arguments. */
    async function started({ command, args }: { command: string[]; args: string[] }) {
        const [program = "", ...rest] = command;
        const child = run(program, [...rest, ...args], { env: { PATH: `${directory}:/usr/bin:/bin` } });
        const { stdout } = await child;
        const [process, ...lines] = stdout.trimEnd().split("\n");
        return { isTheContainers: process === String(child.child.pid), lines };
    }

    it("is the JVM itself, with the configuration's file and no shell [001-13]", () => {
        const { command, args } = startCommand({
            size: "small",
            jar: "signer.jar",
            arguments: ["--config-file", "/etc/cenm/conf/signer.conf"],
        });
        expect(command).toEqual(["java"]);
        expect(args.slice(-4)).toEqual([
            "-jar",
            "/opt/cenm/bin/signer.jar",
            "--config-file",
            "/etc/cenm/conf/signer.conf",
        ]);
        expect(args).toContain("-Xmx1024m");
    });

    it("reads a password from its file to the letter, and leaves its process to the JVM [001-13]", async () => {
        const password = `a b'c"d$HOME\`id\`\\n*`;
        const file = join(directory, "password");
        await writeFile(file, `${password}\n`);
        const { isTheContainers, lines } = await started(
            startCommand({
                size: "small",
                jar: "zone.jar",
                arguments: ["--url=jdbc:postgresql://db/corda?sslmode=verify-full&x=$HOME"],
                secretFlags: { password: file },
            }),
        );
        expect(isTheContainers).toBe(true);
        expect(lines.slice(-4)).toEqual([
            "<-jar>",
            "</opt/cenm/bin/zone.jar>",
            "<--url=jdbc:postgresql://db/corda?sslmode=verify-full&x=$HOME>",
            `<--password=${password}>`,
        ]);
    });

    it("names the files of secret flags in the configuration's directory", () => {
        expect(flagArguments({ url: "jdbc:x", password: { file: "database-password" } })).toEqual({
            arguments: ["--url=jdbc:x"],
            secretFlags: { password: "/etc/cenm/conf/database-password" },
        });
    });
});
