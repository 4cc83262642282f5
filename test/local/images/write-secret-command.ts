import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { runInRoot } from "../../../local/images/root";
import { silent } from "../../../local/report";
import type { RunResult } from "../../../local/run";
import { communityCommands } from "./community-commands";

/** Files that a Job could have made, none of them text. */
export const made = {
    identity: binary("identity keys"),
    tls: binary("tls keys"),
    other: binary("keys of another run"),
} as const;

function binary(text: string): Buffer {
    return Buffer.from([0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, ...Buffer.from(text)]);
}

/** What nobody may ever read in an output. */
const hidden = Object.values(made).flatMap((bytes) => [bytes.subarray(8).toString(), bytes.toString("base64")]);

/** `corda-write-secret` of the real image, in the real image's root, with files and an account's token. */
export class WriteSecretCommand {
    private said: string[] = [];

    private constructor(
        readonly work: string,
        private readonly commands: string,
    ) {}

    static async make(name: string): Promise<WriteSecretCommand> {
        const work = await mkdtemp(join(tmpdir(), `${name}-`));
        await mkdir(join(work, "account"));
        return new WriteSecretCommand(work, await communityCommands(work));
    }

    /** Puts these files, and no others, into `/opt/files`. */
    async files(content: Readonly<Record<string, Buffer>>): Promise<void> {
        await rm(join(this.work, "files"), { recursive: true, force: true });
        await mkdir(join(this.work, "files"));
        for (const [name, bytes] of Object.entries(content)) {
            await writeFile(join(this.work, "files", name), bytes);
        }
    }

    /** Puts a file into `/opt/account`. */
    async account(name: string, content: string): Promise<void> {
        await writeFile(join(this.work, "account", name), content);
    }

    async run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<RunResult> {
        const result = await runInRoot("/opt/corda/bin/corda-write-secret", args, {
            directories: {
                corda: this.commands,
                files: join(this.work, "files"),
                account: join(this.work, "account"),
            },
            env: { SECRET_STORE_SECONDS: "20", ...env },
            report: silent,
        });
        this.said.push(result.stdout, result.stderr);
        return result;
    }

    /** Nothing that it has said so far has a file in it, nor any of these. */
    expectSilenceOf(others: readonly string[]): void {
        const said = this.said.join("\n");
        expect([...hidden, ...others].filter((secret) => said.includes(secret))).toEqual([]);
        this.said = [];
    }

    async end(): Promise<void> {
        await rm(this.work, { recursive: true, force: true });
    }
}
