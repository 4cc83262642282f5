import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nextCommands } from "../../../local/commands/images";
import { Credentials, readCredentials } from "../../../local/images/credentials";
import { type ImagesOptions, readImagesRequest } from "../../../local/images/images-request";
import { UserError } from "../../../local/user-error";

const enterprise: ImagesOptions = { edition: "enterprise", release: "4.12.5", from: "/jars" };

describe("what npm run images is asked", () => {
    it("is the images of a stack, unless a release is named", () => {
        expect(readImagesRequest({})).toBeUndefined();
        expect(readImagesRequest({ release: "4.10" })).toEqual({
            release: "4.10",
            besides: [],
            binaries: [
                { edition: "community", release: "4.10", component: "node", maven: "net.corda:corda:4.10", java: 8 },
            ],
            source: { kind: "central" },
            sha256: {},
        });
    });

    it("names the components of one release, and where they are [000-3]", () => {
        const request = readImagesRequest({ ...enterprise, components: "node,firewall, ha-utilities,node" });
        expect(request?.binaries.map(({ component }) => component)).toEqual(["node", "firewall", "ha-utilities"]);
        expect(request?.source).toEqual({ kind: "directory", path: "/jars" });
        const credentials = new Credentials("me", "canary", "a test");
        const from = "https://jars.example.com/releases";
        expect(readImagesRequest({ ...enterprise, from }, credentials)?.source).toEqual({
            kind: "repository",
            url: from,
            credentials,
        });
    });

    it("builds the broker and the database that a registry has to have, from what is pinned", () => {
        const request = readImagesRequest({ ...enterprise, components: "postgresql,artemis,node" });
        expect(request).toMatchObject({ besides: ["artemis", "postgresql"], release: "4.12.5" });
        expect(request?.binaries).toHaveLength(1);
    });

    it("takes a release that comes after the catalogue with its platform version, as the stack file does [000-1]", () => {
        const [node] = readImagesRequest({ ...enterprise, release: "4.99", platformVersion: "990" })?.binaries ?? [];
        expect(node).toMatchObject({ maven: "com.r3.corda:corda:4.99", java: 17 });
        expect(() => readImagesRequest({ ...enterprise, release: "4.99" })).toThrow("give its platformVersion");
    });

    it("takes a digest for each component, or one alone", () => {
        const [one, other] = ["1".repeat(64), "2".repeat(64)];
        expect(readImagesRequest({ ...enterprise, sha256: [one] })?.sha256).toEqual({ node: one });
        const both = { ...enterprise, components: "node,firewall", sha256: [`node=${one}`, `firewall=${other}`] };
        expect(readImagesRequest(both)?.sha256).toEqual({ node: one, firewall: other });
    });

    it.each<[string, ImagesOptions, string]>([
        ["an edition that there isn't", { ...enterprise, edition: "pro" }, "--edition pro: it is community or"],
        [
            "a release of another Corda",
            { ...enterprise, release: "5.1" },
            '--release: "5.1" is not a version of Corda 4',
        ],
        ["options without their release", { edition: "enterprise" }, "--edition goes with --release"],
        [
            "a component that there isn't",
            { ...enterprise, components: "node,float" },
            '"float" is none of node, firewall',
        ],
        [
            "a firewall of Community",
            { release: "4.10", components: "firewall" },
            "Corda Community 4.10 has no firewall: that is part of Enterprise alone",
        ],
        [
            "a release without an image",
            { ...enterprise, release: "4.4" },
            "its node can't migrate its database before it starts",
        ],
        [
            "an address that is none",
            { ...enterprise, from: "ftp://jars.example.com" },
            "--from has to be the https address",
        ],
        [
            "a password in the address",
            { ...enterprise, from: "https://me:canary@h.example.com" },
            "--credentials <file>",
        ],
        ["a digest of nothing", { ...enterprise, sha256: ["firewall=00"] }, "with one of: node"],
    ])("is refused in one line: %s", (_, options, message) => {
        const refuse = () => readImagesRequest(options);
        expect(refuse).toThrow(UserError);
        expect(refuse).toThrow(message);
        expect(refuse).toThrow(/^(?!.*canary)[^\n]+$/);
    });

    it("is answered with what was built and the commands that push it [000-3]", () => {
        const image = {
            name: "corda-firewall",
            version: "4.12.5",
            reference: "localhost/corda/corda-firewall:4.12.5-0123456789ab",
            digest: "sha256:00",
            archive: "/cache/image.tar",
            around: { maven: "com.r3.corda:corda-firewall:4.12.5", sha256: "ab".repeat(32) },
            tag: "4.12.5",
        } as const;
        const lines = nextCommands([image], "registry.example.com/corda/").map((line) => line.trim());
        expect(lines).toContain(
            "skopeo copy docker-archive:/cache/image.tar docker://registry.example.com/corda/corda-firewall:4.12.5",
        );
        expect(lines).toContain(image.reference);
        expect(lines).toContain(`around com.r3.corda:corda-firewall:4.12.5, sha256 ${image.around.sha256}`);
    });
});

describe("the credentials of a repository", () => {
    let directory: string;
    const file = () => join(directory, "credentials");
    beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "credentials-"))));
    afterEach(() => rmSync(directory, { recursive: true }));

    const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

    it("are read from a file that only its owner can read, or from the environment [001-9]", async () => {
        writeFileSync(file(), "username=me@example.com\npassword=a=b&c\n", { mode: 0o600 });
        const environment = { CORDA_ARTIFACTORY_USERNAME: "you", CORDA_ARTIFACTORY_PASSWORD: "secret" };
        expect((await readCredentials(file(), environment))?.authorization()).toBe(basic("me@example.com:a=b&c"));
        expect((await readCredentials(undefined, environment))?.authorization()).toBe(basic("you:secret"));
        expect(await readCredentials(undefined, {})).toBeUndefined();
    });

    it("show neither name nor password to whoever prints them [001-9]", () => {
        const credentials = new Credentials("canary-name", "canary-password", "a test");
        const shown = [inspect(credentials, { depth: 9, showHidden: true }), JSON.stringify(credentials)].join("\n");
        expect(shown).not.toMatch(/canary/);
        expect(shown).not.toContain(basic("canary-name:canary-password").slice(6));
    });

    it("are refused from a file that others can read, from half a file and from half an environment", async () => {
        writeFileSync(file(), "username=me\n", { mode: 0o600 });
        await expect(readCredentials(file(), {})).rejects.toThrow('the lines "username=…" and "password=…"');
        chmodSync(file(), 0o640);
        await expect(readCredentials(file(), {})).rejects.toThrow(`Run: chmod 600 ${file()}`);
        await expect(readCredentials(join(directory, "none"), {})).rejects.toThrow("there is no such file");
        await expect(readCredentials(undefined, { CORDA_ARTIFACTORY_USERNAME: "me" })).rejects.toThrow(
            "CORDA_ARTIFACTORY_PASSWORD is not set",
        );
    });
});
