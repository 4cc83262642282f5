import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runInRoot } from "../../../local/images/root";
import { silent } from "../../../local/report";
import { communityCommands } from "./community-commands";

interface Secret {
    metadata: { resourceVersion: string };
    data?: Record<string, string>;
}

const base64 = (text: string) => Buffer.from(text).toString("base64");
const manifest = {
    archive: { namespace: "zone", name: "cenm-pki" },
    files: ["root.jks", "ssl-auth.jks"],
    secrets: [
        { namespace: "zone", name: "cenm-auth-keys", files: { "ssl-auth.jks": "ssl-auth.jks" } },
        { namespace: "bank", name: "cenm-network-root", files: { "truststore.jks": "root.jks" } },
    ],
};

/** The command of the real image, in the real image's root, before an API server that keeps Secrets in memory. */
describe("the command that keeps files in Secrets", () => {
    let work: string;
    let commands: string;
    let server: Server;
    let secrets: Record<string, Secret>;
    let forbidden: string[];
    let updates: string[];
    /** Lets somebody else write before the next update arrives. */
    let beforeUpdate: (() => void) | undefined;

    beforeAll(async () => {
        work = await mkdtemp(join(tmpdir(), "write-secret-"));
        commands = await communityCommands(work);
        server = createServer((request, response) => {
            const answer = (status: number, body: unknown = {}) =>
                response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
            const [, namespace, name] =
                /^\/api\/v1\/namespaces\/([^/]+)\/secrets\/([^/]+)$/.exec(request.url ?? "") ?? [];
            const key = `${namespace ?? ""}/${name ?? ""}`;
            const present = secrets[key];
            if (request.headers.authorization !== "Bearer the token" || forbidden.includes(key)) {
                answer(403);
            } else if (present === undefined) {
                answer(404);
            } else if (request.method === "GET") {
                answer(200, present);
            } else {
                const chunks: Buffer[] = [];
                request
                    .on("data", (chunk: Buffer) => chunks.push(chunk))
                    .on("end", () => {
                        beforeUpdate?.();
                        beforeUpdate = undefined;
                        const sent = JSON.parse(Buffer.concat(chunks).toString()) as Secret;
                        const current = secrets[key]?.metadata.resourceVersion ?? "";
                        if (sent.metadata.resourceVersion !== current) {
                            answer(409);
                            return;
                        }
                        updates.push(key);
                        secrets[key] = { ...sent, metadata: { resourceVersion: String(Number(current) + 1) } };
                        answer(200, secrets[key]);
                    });
            }
        });
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    });
    afterAll(async () => {
        server.close();
        await rm(work, { recursive: true, force: true });
    });
    beforeEach(async () => {
        const empty = (): Secret => ({ metadata: { resourceVersion: "1" } });
        secrets = { "zone/cenm-pki": empty(), "zone/cenm-auth-keys": empty(), "bank/cenm-network-root": empty() };
        forbidden = [];
        updates = [];
        beforeUpdate = undefined;
        for (const name of ["account", "manifest"]) {
            await mkdir(join(work, name), { recursive: true });
        }
        await writeFile(join(work, "account", "token"), "the token\n");
        await writeFile(join(work, "account", "namespace"), "zone");
        await writeFile(join(work, "manifest", "manifest.json"), JSON.stringify(manifest));
        await files({ "root.jks": "the root", "ssl-auth.jks": "auth's key" });
    });

    /** Fills the directory anew. */
    async function files(content: Readonly<Record<string, string>>) {
        await rm(join(work, "files"), { recursive: true, force: true });
        await mkdir(join(work, "files"));
        for (const [name, text] of Object.entries(content)) {
            await writeFile(join(work, "files", name), text);
        }
    }

    const command = (name: "restore" | "write") => written([name, "/opt/manifest/manifest.json", "/opt/files"]);
    const written = (args: readonly string[]) =>
        runInRoot("/opt/corda/bin/corda-write-secret", [...args], {
            directories: {
                corda: commands,
                files: join(work, "files"),
                manifest: join(work, "manifest"),
                account: join(work, "account"),
            },
            env: {
                KUBERNETES_API: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
                SERVICE_ACCOUNT_DIRECTORY: "/opt/account",
                KUBERNETES_API_SECONDS: "5",
            },
            report: silent,
        });
    const held = (key: string) => secrets[key]?.data;

    it("keeps all of them in one step, then gives each Secret what is its own [001-13]", async () => {
        expect(await command("write")).toMatchObject({ failed: false });
        expect(updates).toEqual(["zone/cenm-pki", "zone/cenm-auth-keys", "bank/cenm-network-root"]);
        expect(held("zone/cenm-pki")).toEqual({ "root.jks": base64("the root"), "ssl-auth.jks": base64("auth's key") });
        expect(held("zone/cenm-auth-keys")).toEqual({ "ssl-auth.jks": base64("auth's key") });
        expect(held("bank/cenm-network-root")).toEqual({ "truststore.jks": base64("the root") });
    });

    it("brings back what is kept, and then writes nothing that is there [001-13]", async () => {
        await command("write");
        await files({});
        expect(await command("restore")).toMatchObject({ failed: false });
        expect((await readdir(join(work, "files"))).sort()).toEqual([".complete", "root.jks", "ssl-auth.jks"]);
        expect(await readFile(join(work, "files", "root.jks"), "utf8")).toBe("the root");
        updates = [];
        expect(await command("write")).toMatchObject({ failed: false });
        expect(updates).toEqual([]);
    });

    it("goes on with the same files after an interruption between two Secrets [001-13]", async () => {
        forbidden = ["bank/cenm-network-root"];
        expect(await command("write")).toMatchObject({ failed: true });
        forbidden = [];
        await files({});
        await command("restore");
        expect(await command("write")).toMatchObject({ failed: false });
        expect(held("bank/cenm-network-root")).toEqual({ "truststore.jks": base64("the root") });
    });

    it("leaves the directory alone where nothing is kept yet", async () => {
        await files({});
        expect(await command("restore")).toMatchObject({ failed: false });
        expect(await readdir(join(work, "files"))).toEqual([]);
    });

    it("never replaces what another run has kept meanwhile [001-13]", async () => {
        beforeUpdate = () => {
            secrets["zone/cenm-pki"] = { metadata: { resourceVersion: "7" }, data: { "root.jks": base64("another") } };
        };
        const { failed, stdout } = await command("write");
        expect(failed).toBe(true);
        expect(stdout).toContain("Secret zone/cenm-pki was written by another run while this one worked");
        expect(held("zone/cenm-pki")).toEqual({ "root.jks": base64("another") });
    });

    it("refuses to mix two sets of keys, and says which Secret has the other [001-13]", async () => {
        secrets["zone/cenm-auth-keys"] = {
            metadata: { resourceVersion: "1" },
            data: { "ssl-auth.jks": base64("an older key") },
        };
        const { failed, stdout } = await command("write");
        expect(failed).toBe(true);
        expect(stdout).toContain("Secret zone/cenm-auth-keys has another ssl-auth.jks");
        expect(held("zone/cenm-auth-keys")).toEqual({ "ssl-auth.jks": base64("an older key") });
    });

    it("keeps nothing where a file is missing or empty [001-13]", async () => {
        await files({ "root.jks": "the root", "ssl-auth.jks": "" });
        expect(await command("write")).toMatchObject({ failed: true });
        await files({ "root.jks": "the root" });
        const { stdout } = await command("write");
        expect(stdout).toContain("There is no file /opt/files/ssl-auth.jks");
        expect(held("zone/cenm-pki")).toBeUndefined();
    });

    it("writes one Secret of the pod's namespace by the names of files, again only what isn't there [001-13]", async () => {
        const named = ["cenm-auth-keys", "a.jks=/opt/files/root.jks", "nodeInfo=/opt/files/nodeInfo-*"];
        await files({ "root.jks": "the root", "nodeInfo-A": "signed" });
        expect(await written(named)).toMatchObject({ failed: false });
        expect(held("zone/cenm-auth-keys")).toEqual({ "a.jks": base64("the root"), nodeInfo: base64("signed") });
        // A node info has a successor some day: the first one is what the network's parameters name.
        await files({ "root.jks": "the root", "nodeInfo-A": "signed", "nodeInfo-B": "signed later" });
        updates = [];
        expect(await written(named)).toMatchObject({ failed: false });
        expect(updates).toEqual([]);
        await files({ "root.jks": "another root", "nodeInfo-A": "signed" });
        expect(await written(named)).toMatchObject({ failed: true });
        expect(held("zone/cenm-auth-keys")).toEqual({ "a.jks": base64("the root"), nodeInfo: base64("signed") });
    });

    it("writes a Secret of another namespace that is named, and replaces what has changed only where it is told to [001-13] [000-9]", async () => {
        const named = ["bank/cenm-network-root", "float.jks=/opt/files/root.jks"];
        expect(await written(named)).toMatchObject({ failed: false });
        expect(updates).toEqual(["bank/cenm-network-root"]);
        await files({ "root.jks": "another" });
        expect(await written(named)).toMatchObject({ failed: true });
        expect(held("bank/cenm-network-root")).toEqual({ "float.jks": base64("the root") });
        expect(await written(["--replace", ...named])).toMatchObject({ failed: false });
        expect(held("bank/cenm-network-root")).toEqual({ "float.jks": base64("another") });
        updates = [];
        expect(await written(["--replace", ...named])).toMatchObject({ failed: false });
        expect(updates).toEqual([]);
    });

    it("says what is wrong in one line that names the Secret and no content", async () => {
        delete secrets["zone/cenm-pki"];
        const { failed, stdout } = await command("restore");
        expect(failed).toBe(true);
        expect(stdout.trim().split("\n")).toHaveLength(1);
        expect(stdout).toContain("GET Secret zone/cenm-pki is answered with HTTP status 404");
    });
});
