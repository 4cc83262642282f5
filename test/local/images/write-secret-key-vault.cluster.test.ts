import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { run } from "../../../local/run";
import { type Answered, type Asked, type HttpsStandIn, httpsStandIn } from "./https-stand-in";
import { made, WriteSecretCommand } from "./write-secret-command";

const tenant = "01234567-89ab-cdef-0123-456789abcdef";
const client = "fedcba98-7654-3210-fedc-ba9876543210";
const accessToken = "eyJ.the vault's token";
const accountToken = "eyJ.the account's token+/=";
const identity = "bank-certificates--nodekeystore-jks";
const tls = "bank-certificates--sslkeystore-jks";

/**
 * The command of the real image before a stand-in that answers as the documentation of Key Vault and of Entra ID has it.
 * Source: Azure Key Vault REST API, "Get Secret", "Set Secret"; Microsoft identity platform, "OAuth 2.0 client
 * credentials flow", third case: access token request with a federated credential.
 */
describe("the command that keeps files in Azure Key Vault, before a stand-in of Key Vault and Entra ID", () => {
    let command: WriteSecretCommand;
    let azure: HttpsStandIn;
    let secrets: Record<string, string>;
    let deleted: string[];
    /** How many requests to each of them come before it knows what the account was given. */
    let early: { trust: number; right: number };
    let asked: Asked[];

    beforeAll(async () => {
        command = await WriteSecretCommand.make("write-secret-key-vault");
        azure = await httpsStandIn((request) => {
            asked.push(request);
            return answer(request);
        });
        // Both are known by the authorities of the system, to which the stand-in's is none.
        await command.account("ca.pem", azure.authority);
        await run("keytool", [
            ...["-importcert", "-noprompt", "-storetype", "JKS", "-storepass", "changeit", "-alias", "stand-in"],
            ...["-file", join(command.work, "account/ca.pem"), "-keystore", join(command.work, "account/trust.jks")],
        ]);
    });
    afterAll(async () => {
        await azure.end();
        await command.end();
    });
    beforeEach(async () => {
        secrets = {};
        deleted = [];
        early = { trust: 0, right: 0 };
        asked = [];
        await command.account("token", accountToken);
        await command.files({ "nodekeystore.jks": made.identity, "sslkeystore.jks": made.tls });
    });
    afterEach(() => {
        command.expectSilenceOf([accessToken, accountToken]);
    });

    function answer({ method, path, headers, body }: Asked): Answered {
        if (method === "POST" && path === `/${tenant}/oauth2/v2.0/token`) {
            const expected = {
                grant_type: "client_credentials",
                client_id: client,
                scope: "https://vault.azure.net/.default",
                client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                client_assertion: accountToken,
            };
            const form = Object.fromEntries(new URLSearchParams(body));
            early.trust -= 1;
            return early.trust < 0 &&
                headers["content-type"] === "application/x-www-form-urlencoded" &&
                JSON.stringify(form) === JSON.stringify(expected)
                ? { status: 200, body: { token_type: "Bearer", expires_in: 3599, access_token: accessToken } }
                : { status: 401, body: { error: "invalid_client", error_description: "AADSTS700213: No matching" } };
        }
        const [, name] = /^\/secrets\/([0-9a-zA-Z-]+)\?api-version=7\.4$/.exec(path) ?? [];
        if (headers.authorization !== `Bearer ${accessToken}` || name === undefined) {
            return { status: 401, body: { error: { code: "Unauthorized" } } };
        }
        early.right -= 1;
        if (early.right >= 0) {
            return { status: 403, body: { error: { code: "Forbidden", innererror: { code: "ForbiddenByRbac" } } } };
        }
        if (method === "GET") {
            const value = secrets[name];
            return value === undefined
                ? { status: 404, body: { error: { code: "SecretNotFound" } } }
                : { status: 200, body: { value, id: `https://bank.vault.azure.net/secrets/${name}/1` } };
        }
        if (method !== "PUT" || deleted.includes(name)) {
            return { status: 409, body: { error: { code: "Conflict" } } };
        }
        const { value } = JSON.parse(body) as { value: string };
        secrets[name] = value;
        return { status: 200, body: { value } };
    }

    const write = (...args: readonly string[]) =>
        command.run(args, {
            AZURE_KEY_VAULT: azure.url,
            AZURE_AUTHORITY_HOST: azure.url,
            AZURE_TENANT_ID: tenant,
            AZURE_CLIENT_ID: client,
            AZURE_FEDERATED_TOKEN_FILE: "/opt/account/token",
            AZURE_RIGHTS_SECONDS: "8",
            JAVA_TOOL_OPTIONS: "-Djavax.net.ssl.trustStore=/opt/account/trust.jks",
        });
    const store = ["--store", "azure-key-vault"];
    const both = [`base64:${identity}=/opt/files/nodekeystore.jks`, `base64:${tls}=/opt/files/sslkeystore.jks`];
    const full = { [identity]: made.identity.toString("base64"), [tls]: made.tls.toString("base64") };
    const writes = () => asked.filter(({ method }) => method === "PUT").length;

    it("changes the account's token for one of the vault, once, and makes a secret of every file [003-6] [000-4]", async () => {
        expect(await write(...store, ...both)).toMatchObject({ failed: false });
        expect(secrets).toEqual(full);
        expect(asked.filter(({ path }) => path.endsWith("/token"))).toHaveLength(1);
    });

    it("writes nothing in a second run, nor over what somebody has wrapped [003-6] [000-4]", async () => {
        secrets = { [identity]: full[identity]?.replace(/(.{8})/g, "$1\n") ?? "" };
        await write(...store, ...both);
        expect(writes()).toBe(1);
        asked = [];
        expect(await write(...store, ...both)).toMatchObject({ failed: false });
        expect(writes()).toBe(0);
    });

    it("refuses another value before anything is written, and replaces it where it is told to [003-6] [000-9]", async () => {
        await write(...store, both[0] ?? "");
        await command.files({ "nodekeystore.jks": made.other, "sslkeystore.jks": made.tls });
        asked = [];
        const { failed, stdout } = await write(...store, ...[...both].reverse());
        expect(failed).toBe(true);
        expect(stdout).toContain(`secret ${identity} has another value`);
        expect(writes()).toBe(0);
        expect(await write("--replace", ...store, ...both)).toMatchObject({ failed: false });
        expect(secrets).toEqual({ ...full, [identity]: made.other.toString("base64") });
    });

    it("waits for what its account was given a moment ago, as Azure takes minutes to know it everywhere [003-6] [000-4]", async () => {
        early = { trust: 1, right: 1 };
        expect(await write(...store, ...both)).toMatchObject({ failed: false });
        expect(secrets).toEqual(full);
    });

    it("says which right is missing when it doesn't come [003-6] [001-9]", async () => {
        early.right = Infinity;
        const { failed, stdout } = await write(...store, ...both);
        expect(failed).toBe(true);
        expect(stdout).toContain(`secret ${identity} can't be read: Key Vault answers with HTTP status 403`);
    });

    it("says what to do about a secret that was deleted, and about an account that isn't known [003-6] [001-9]", async () => {
        deleted = [identity];
        const gone = await write(...store, ...both);
        expect(gone.failed).toBe(true);
        expect(gone.stdout).toContain(": one of this name was deleted, recover or purge it");
        await command.account("token", "another's");
        const { failed, stdout } = await write(...store, ...both);
        expect(failed).toBe(true);
        expect(stdout).toContain(
            `Entra ID takes this pod's account for no ${client} (HTTP status 401, invalid_client)`,
        );
    });
});
