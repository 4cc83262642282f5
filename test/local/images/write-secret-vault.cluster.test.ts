import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Answered, type Asked, type HttpsStandIn, httpsStandIn } from "./https-stand-in";
import { made, WriteSecretCommand } from "./write-secret-command";

/** A secret of the key-value engine, version 2. */
interface Kept {
    version: number;
    /** None where it was deleted. */
    data?: Record<string, string>;
}

const path = "secret/data/corda/bank-certificates";
const token = "hvs.the-token-of-one-login";
const accountToken = "eyJ.the account's token";

/**
 * The command of the real image before a stand-in that answers as Vault's documentation has it. Source: Vault
 * documentation, "KV secrets engine - version 2 (API)" and "Kubernetes auth method (API)".
 */
describe("the command that keeps files in HashiCorp Vault, before a stand-in of Vault", () => {
    let command: WriteSecretCommand;
    let vault: HttpsStandIn;
    let secret: Kept | undefined;
    let asked: Asked[];
    /** Lets somebody else write before the next update arrives. */
    let beforeWrite: (() => void) | undefined;

    beforeAll(async () => {
        command = await WriteSecretCommand.make("write-secret-vault");
        vault = await httpsStandIn((request) => {
            asked.push(request);
            return answer(request);
        });
    });
    afterAll(async () => {
        await vault.end();
        await command.end();
    });
    beforeEach(async () => {
        secret = undefined;
        asked = [];
        beforeWrite = undefined;
        await command.account("token", `${accountToken}\n`);
        await command.files({ "nodekeystore.jks": made.identity, "sslkeystore.jks": made.tls });
    });
    afterEach(() => {
        command.expectSilenceOf([token, accountToken]);
    });

    function answer({ method, path: at, headers, body }: Asked): Answered {
        if (headers["x-vault-request"] !== "true" || headers["x-vault-namespace"] !== "bank") {
            return { status: 400, body: { errors: ["missing header"] } };
        }
        if (method === "POST" && at === "/v1/auth/clusters/eu/login") {
            const { role, jwt } = JSON.parse(body) as { role: string; jwt: string };
            return role === "corda-corda-edge-registration" && jwt === accountToken
                ? { status: 200, body: { auth: { client_token: token } } }
                : { status: 403, body: { errors: ["permission denied"] } };
        }
        if (headers["x-vault-token"] !== token || at !== `/v1/${path}`) {
            return { status: 403, body: { errors: ["1 error occurred:\n\t* permission denied\n\n"] } };
        }
        if (method === "GET") {
            return read();
        }
        beforeWrite?.();
        beforeWrite = undefined;
        const sent = JSON.parse(body) as { options: { cas: number }; data: Record<string, string> };
        if (method !== "POST" || sent.options.cas !== (secret?.version ?? 0)) {
            const errors = ["check-and-set parameter did not match the current version"];
            return { status: 400, body: { errors } };
        }
        secret = { version: sent.options.cas + 1, data: sent.data };
        return { status: 200, body: { data: { version: secret.version } } };
    }

    function read(): Answered {
        if (secret === undefined) {
            return { status: 404, body: { errors: [] } };
        }
        const { version, data } = secret;
        return data === undefined
            ? {
                  status: 404,
                  body: { data: { data: null, metadata: { version, deletion_time: "2026-01-01T00:00:00Z" } } },
              }
            : { status: 200, body: { data: { data, metadata: { version, deletion_time: "" } } } };
    }

    const write = (...args: readonly string[]) =>
        command.run(args, {
            VAULT_ADDR: vault.url,
            VAULT_ROLE: "corda-corda-edge-registration",
            VAULT_AUTH_MOUNT: "clusters/eu",
            VAULT_NAMESPACE: "bank",
            VAULT_CACERT_BYTES: vault.authority,
            VAULT_ACCOUNT_TOKEN_FILE: "/opt/account/token",
        });
    const store = ["--store", "hashicorp-vault"];
    const both = [
        `base64:${path}#nodekeystore.jks=/opt/files/nodekeystore.jks`,
        `base64:${path}#sslkeystore.jks=/opt/files/sslkeystore.jks`,
    ];
    const writes = () => asked.filter(({ method, path: at }) => method === "POST" && at === `/v1/${path}`).length;
    const full = {
        "nodekeystore.jks": made.identity.toString("base64"),
        "sslkeystore.jks": made.tls.toString("base64"),
    };

    it("logs in by the account's own token, once, and makes every file a field in base64 [003-6] [000-4]", async () => {
        expect(await write(...store, ...both)).toMatchObject({ failed: false });
        expect(secret?.data).toEqual(full);
        expect(asked.filter(({ path: at }) => at.endsWith("/login"))).toHaveLength(1);
    });

    it("writes nothing in a second run, and keeps fields of others [003-6] [000-4]", async () => {
        secret = { version: 4, data: { password: "somebody's" } };
        await write(...store, ...both);
        expect(secret).toEqual({ version: 6, data: { ...full, password: "somebody's" } });
        asked = [];
        expect(await write(...store, ...both)).toMatchObject({ failed: false });
        expect(writes()).toBe(0);
    });

    it("goes on from what another has written meanwhile [003-6]", async () => {
        beforeWrite = () => {
            secret = { version: 1, data: { password: "somebody's" } };
        };
        expect(await write(...store, ...both)).toMatchObject({ failed: false });
        expect(secret).toEqual({ version: 3, data: { ...full, password: "somebody's" } });
    });

    it("writes anew what was deleted, from the version it had [003-6]", async () => {
        secret = { version: 3 };
        expect(await write(...store, ...both)).toMatchObject({ failed: false });
        expect(secret).toMatchObject({ version: 5, data: full });
    });

    it("refuses another value before anything is written, and replaces it where it is told to [003-6] [000-9]", async () => {
        await write(...store, both[0] ?? "");
        await command.files({ "nodekeystore.jks": made.other, "sslkeystore.jks": made.tls });
        asked = [];
        const { failed, stdout } = await write(...store, ...[...both].reverse());
        expect(failed).toBe(true);
        expect(stdout).toContain(`secret ${path}, field nodekeystore.jks has another value`);
        expect(writes()).toBe(0);
        expect(await write("--replace", ...store, ...both)).toMatchObject({ failed: false });
        expect(secret?.data).toEqual({ ...full, "nodekeystore.jks": made.other.toString("base64") });
    });

    it("says which right is missing [003-6] [001-9]", async () => {
        const other = await write(
            ...store,
            `base64:secret/data/corda/others#nodekeystore.jks=/opt/files/sslkeystore.jks`,
        );
        expect(other.failed).toBe(true);
        expect(other.stdout).toContain("HTTP status 403, so the policy of this pod's role doesn't allow it");
        await command.account("token", "another's");
        const { failed, stdout } = await write(...store, ...both);
        expect(failed).toBe(true);
        expect(stdout).toContain("auth/clusters/eu/role/corda-corda-edge-registration has to name the account");
        expect(secret).toBeUndefined();
    });

    it("never makes text of what is none [003-6]", async () => {
        const { failed, stdout } = await write(...store, `${path}#nodekeystore.jks=/opt/files/nodekeystore.jks`);
        expect(failed).toBe(true);
        expect(stdout).toContain("is no text, and the store takes nothing else");
        expect(secret).toBeUndefined();
    });

    it("trusts no server but one of the authority it is given [003-6] [001-9]", async () => {
        const another = await httpsStandIn(() => ({ status: 500 }));
        const { authority } = another;
        await another.end();
        const { failed, stdout } = await command.run([...store, ...both], {
            VAULT_ADDR: vault.url,
            VAULT_ROLE: "corda-corda-edge-registration",
            VAULT_CACERT_BYTES: authority,
            VAULT_ACCOUNT_TOKEN_FILE: "/opt/account/token",
            SECRET_STORE_SECONDS: "1",
        });
        expect(failed).toBe(true);
        expect(stdout).toContain("can't be reached");
        expect(asked).toEqual([]);
    });
});
