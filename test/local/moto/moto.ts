import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { cacheDirectory } from "../../../local/paths";
import { type Report } from "../../../local/report";
import { run } from "../../../local/run";
import { sealedDirectory } from "../../../local/sealed-directory";

const requirements = join(__dirname, "requirements.txt");

/** A moto server of this test's own. */
export interface Moto {
    readonly url: string;
    /**
     * Asks Secrets Manager as its own API is asked.
     *
     * @returns The answer, or the error's code where it is one.
     */
    readonly secretsManager: (action: string, request: object) => Promise<SecretsManagerAnswer>;
    readonly end: () => Promise<void>;
}

/** What Secrets Manager answers, as far as tests look at it. */
export interface SecretsManagerAnswer {
    readonly __type?: string;
    readonly SecretBinary?: string;
    readonly SecretString?: string;
    readonly KmsKeyId?: string;
    readonly SecretList?: readonly { readonly Name: string }[];
    readonly Versions?: readonly { readonly VersionId: string }[];
}

/**
 * Starts moto, which answers as AWS does as far as its authors know AWS; by pip, every package by its version and digest,
 * in a virtual environment of the cache. It takes Python 3.11.
 */
export async function startMoto(region: string, report: Report): Promise<Moto> {
    const server = spawn(await python(report), [join(__dirname, "server.py")], { stdio: ["pipe", "pipe", "ignore"] });
    const port = await portOf(server);
    const url = `http://127.0.0.1:${port}`;
    const scope = `test/20260101/${region}/secretsmanager/aws4_request`;
    return {
        url,
        secretsManager: async (action, request) => {
            const response = await fetch(url, {
                method: "POST",
                headers: {
                    "Content-Type": "application/x-amz-json-1.1",
                    "X-Amz-Target": `secretsmanager.${action}`,
                    Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
                },
                body: JSON.stringify(request),
            });
            return (await response.json()) as SecretsManagerAnswer;
        },
        end: async () => {
            const ended = once(server, "exit");
            server.stdin.end();
            const late = setTimeout(() => server.kill("SIGKILL"), 10_000);
            await ended;
            clearTimeout(late);
        },
    };
}

/** The port is a line of its own among what it says. */
async function portOf(server: ChildProcess): Promise<number> {
    if (server.stdout === null) {
        throw new Error("moto's output can't be read");
    }
    for await (const line of createInterface(server.stdout)) {
        if (/^\d+$/.test(line)) {
            // What nobody reads any more would block it some day.
            server.stdout.resume();
            return Number(line);
        }
    }
    throw new Error("moto ended before it answered");
}

async function python(report: Report): Promise<string> {
    const digest = createHash("sha256")
        .update(await readFile(requirements))
        .digest("hex");
    const directory = join(cacheDirectory(), `moto-${digest.slice(0, 12)}`);
    await sealedDirectory({
        directory,
        report,
        build: async (result) => {
            report("fetching moto");
            await run("python3.11", ["-m", "venv", result]);
            await run(join(result, "bin/python"), [
                ...["-m", "pip", "install", "--quiet", "--no-deps", "--only-binary", ":all:", "--require-hashes"],
                ...["--requirement", requirements],
            ]);
        },
        // Python writes beside its modules when it likes to.
        watched: ["pyvenv.cfg", "lib/python3.11/site-packages/moto/__init__.py"],
    });
    return join(directory, "bin/python");
}
