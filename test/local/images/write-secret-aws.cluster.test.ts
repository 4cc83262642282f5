import { type IncomingMessage, type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { silent } from "../../../local/report";
import { type Moto, startMoto } from "../moto/moto";
import { made, WriteSecretCommand } from "./write-secret-command";

const region = "eu-west-1";
const key = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555";
const credentials = {
    AccessKeyId: "AKIAEXAMPLE",
    SecretAccessKey: "the role's secret key",
    Token: "the role's session token",
    Expiration: "2099-01-01T00:00:00Z",
};
const identity = "prod/bank-certificates/nodekeystore.jks";
const tls = "prod/bank-certificates/sslkeystore.jks";

/** The command of the real image before moto's Secrets Manager, with a stand-in of the agent that hands out credentials. */
describe("the command that keeps files in AWS Secrets Manager, before moto", () => {
    let command: WriteSecretCommand;
    let moto: Moto;
    let agent: Server;
    let authorized: Server;
    /** Names that the account's role has no right to, whatever is there. */
    let forbidden: string[];

    beforeAll(async () => {
        command = await WriteSecretCommand.make("write-secret-aws");
        moto = await startMoto(region, silent);
        agent = createServer((request, response) => {
            if (request.headers.authorization === "the account's token") {
                response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(credentials));
            } else {
                response.writeHead(401).end();
            }
        });
        authorized = createServer((request, response) => {
            const chunks: Buffer[] = [];
            request
                .on("data", (chunk: Buffer) => chunks.push(chunk))
                .on("end", () => {
                    void authorizedAnswer(request, Buffer.concat(chunks)).then(([status, body]) => {
                        response.writeHead(status, { "Content-Type": "application/x-amz-json-1.1" }).end(body);
                    });
                });
        });
        for (const server of [agent, authorized]) {
            await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        }
    });
    afterAll(async () => {
        agent.close();
        authorized.close();
        await moto.end();
        await command.end();
    });
    beforeEach(async () => {
        forbidden = [];
        const { SecretList = [] } = await moto.secretsManager("ListSecrets", { IncludePlannedDeletion: true });
        for (const { Name } of SecretList) {
            await moto.secretsManager("DeleteSecret", { SecretId: Name, ForceDeleteWithoutRecovery: true });
        }
        await command.account("token", "the account's token");
        await command.files({ "nodekeystore.jks": made.identity, "sslkeystore.jks": made.tls });
    });
    afterEach(() => {
        command.expectSilenceOf([credentials.SecretAccessKey, credentials.Token, "the account's token"]);
    });

    /** Moto, which asks for no right, behind what AWS answers to a role with rights to `<name>-??????` alone. */
    async function authorizedAnswer(
        { headers }: IncomingMessage,
        body: Buffer,
    ): Promise<[status: number, body: string]> {
        const target = String(headers["x-amz-target"]);
        const answer = await fetch(moto.url, {
            method: "POST",
            headers: {
                "X-Amz-Target": target,
                "Content-Type": "application/x-amz-json-1.1",
                Authorization: String(headers.authorization),
            },
            body: new Uint8Array(body),
        });
        const text = await answer.text();
        const { SecretId = "" } = JSON.parse(body.toString()) as { SecretId?: string };
        const isAbsent = text.includes("ResourceNotFoundException") && !text.includes("staging label");
        return isAbsent || forbidden.includes(SecretId)
            ? [400, JSON.stringify({ __type: "AccessDeniedException", Message: `not authorized on ${SecretId}` })]
            : [answer.status, text];
    }

    const write = (...args: readonly string[]) => {
        const { port } = agent.address() as AddressInfo;
        return command.run(args, {
            AWS_REGION: region,
            AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/v1/credentials`,
            AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "/opt/account/token",
            AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${(authorized.address() as AddressInfo).port}`,
            SECRETS_KMS_KEY: key,
        });
    };

    const store = ["--store", "aws-secrets-manager"];
    const both = [`${identity}=/opt/files/nodekeystore.jks`, `${tls}=/opt/files/sslkeystore.jks`];
    const held = async (name: string) => {
        const { SecretBinary } = await moto.secretsManager("GetSecretValue", { SecretId: name });
        return SecretBinary === undefined ? undefined : Buffer.from(SecretBinary, "base64");
    };
    const versions = async (name: string) => {
        const { Versions = [] } = await moto.secretsManager("ListSecretVersionIds", {
            SecretId: name,
            IncludeDeprecated: true,
        });
        return Versions.length;
    };

    it("makes a secret of each file under the platform's key, and nothing beside [003-6] [000-4]", async () => {
        expect(await write(...store, ...both)).toMatchObject({ failed: false });
        expect(await held(identity)).toEqual(made.identity);
        expect(await held(tls)).toEqual(made.tls);
        const { SecretList = [] } = await moto.secretsManager("ListSecrets", {});
        expect(SecretList.map(({ Name }) => Name).sort()).toEqual([identity, tls]);
        expect(await moto.secretsManager("DescribeSecret", { SecretId: identity })).toMatchObject({ KmsKeyId: key });
    });

    it("writes nothing in a second run, and only what is missing in one that goes on [003-6] [000-4]", async () => {
        await write(...store, both[0] ?? "");
        expect(await write(...store, ...both)).toMatchObject({ failed: false });
        expect(await write(...store, ...both)).toMatchObject({ failed: false });
        expect([await versions(identity), await versions(tls)]).toEqual([1, 1]);
    });

    it("knows the same value where somebody has restored it as text [003-6]", async () => {
        await command.files({ "nodekeystore.jks": Buffer.from("some text") });
        await moto.secretsManager("CreateSecret", { Name: identity, SecretString: "some text" });
        expect(await write(...store, both[0] ?? "")).toMatchObject({ failed: false });
        expect(await versions(identity)).toBe(1);
    });

    it("refuses another value in one line that names it, and then writes none of them [003-6] [000-4]", async () => {
        await write(...store, both[0] ?? "");
        await command.files({ "nodekeystore.jks": made.other, "sslkeystore.jks": made.tls });
        const { failed, stdout } = await write(...store, ...[...both].reverse());
        expect(failed).toBe(true);
        expect(stdout.trim().split("\n")).toHaveLength(1);
        expect(stdout).toContain(`secret ${identity} has another value than the one that is kept`);
        expect(await held(identity)).toEqual(made.identity);
        expect(await held(tls)).toBeUndefined();
    });

    it("replaces another value where it is told to, once [003-6] [000-9]", async () => {
        await write(...store, ...both);
        await command.files({ "nodekeystore.jks": made.other, "sslkeystore.jks": made.tls });
        expect(await write("--replace", ...store, ...both)).toMatchObject({ failed: false });
        expect(await write("--replace", ...store, ...both)).toMatchObject({ failed: false });
        expect(await held(identity)).toEqual(made.other);
        expect([await versions(identity), await versions(tls)]).toEqual([2, 1]);
    });

    it("fills a secret that somebody made without a value [003-6]", async () => {
        await moto.secretsManager("CreateSecret", { Name: identity });
        expect(await write(...store, both[0] ?? "")).toMatchObject({ failed: false });
        expect(await held(identity)).toEqual(made.identity);
    });

    it("says what to do about a secret that is marked for deletion [003-6]", async () => {
        await write(...store, ...both);
        await moto.secretsManager("DeleteSecret", { SecretId: identity });
        const { failed, stdout } = await write(...store, ...both);
        expect(failed).toBe(true);
        expect(stdout).toContain("InvalidRequestException: it may be marked for deletion, restore it");
    });

    it("neither reads nor replaces what its account has no right to, and says so [003-6] [001-9]", async () => {
        await write(...store, ...both);
        forbidden = [identity];
        await command.files({ "nodekeystore.jks": made.other, "sslkeystore.jks": made.tls });
        const { failed, stdout } = await write("--replace", ...store, ...both);
        expect(failed).toBe(true);
        expect(stdout).toContain(`secret ${identity} can't be written`);
        expect(stdout).toContain("HTTP status 400, AccessDeniedException");
        expect(await held(identity)).toEqual(made.identity);
    });

    it("takes no other credentials than those of its account [003-6] [001-9]", async () => {
        await command.account("token", "another token");
        const { failed, stdout } = await write(...store, ...both);
        expect(failed).toBe(true);
        expect(stdout).toContain(`secret ${identity} can't be read`);
        expect((await moto.secretsManager("ListSecrets", {})).SecretList).toEqual([]);
    });
});
