import { describe, expect, it } from "vitest";
import { checkStackConfig } from "../../config/check";
import { enterpriseSecrets, enterpriseStack } from "./enterprise-fixture";

/** The mistakes of the Enterprise stack with other values under `corda:secrets`. */
function mistakesWith(edit: (secrets: Record<string, Record<string, unknown>>) => unknown): readonly string[] {
    const stack = enterpriseStack();
    const secrets = stack["secrets"] as Record<string, Record<string, unknown>>;
    const replaced = edit(secrets);
    return checkStackConfig({ raw: replaced === undefined ? stack : { ...stack, secrets: replaced } }).mistakes;
}

const needed = (secret: string, key: string, by: string) => {
    const bare = (word: string) => (/^[\w-]+$/.test(word) ? `.${word}` : `["${word}"]`);
    const shown = /^[\w-]+$/.test(key) ? key : `"${key}"`;
    return `corda:secrets.${secret}.${shown}: is missing, and network.${by} needs it — run \`pulumi config set --secret --path 'corda:secrets.${secret}${bare(key)}'\``;
};

describe("the secrets that a stack file names", () => {
    it("are there with every key, or the command that sets them is told [004-20]", () => {
        expect(mistakesWith((secrets) => delete secrets["network-root"]?.["password"] && undefined)).toEqual([
            needed("network-root", "password", "zone.rootTrustStore"),
        ]);
        expect(mistakesWith(() => ({}))).toEqual([
            needed("network-root", "network-root-truststore.jks", "zone.rootTrustStore"),
            needed("network-root", "password", "zone.rootTrustStore"),
            needed("registry", ".dockerconfigjson", "images.pullSecret"),
            needed("hsm-user", "username", "hsms[1].credentials"),
            needed("hsm-user", "password", "hsms[1].credentials"),
            needed("tunnel-user", "username", "hsms[2].credentials"),
            needed("tunnel-user", "password", "hsms[2].credentials"),
            needed("bank-a-db", "username", "nodes[0].database.credentials"),
            needed("bank-a-db", "password", "nodes[0].database.credentials"),
            needed("bank-a-db", "ca.crt", "nodes[0].database.credentials"),
            needed("notary-db", "username", "notaryClusters[0].database.credentials"),
            needed("notary-db", "password", "notaryClusters[0].database.credentials"),
            needed("notary-db", "ca.crt", "notaryClusters[0].database.credentials"),
        ]);
    });

    it.each([
        [
            "network-root",
            "network-root-truststore.jks",
            "./network-root-truststore.jks",
            "is no base64 — set it to what `base64 -w0 <file>` prints",
        ],
        [
            "notary-db",
            "ca.crt",
            "MIIB",
            "is no certificate in PEM form — set it to the file that begins with -----BEGIN CERTIFICATE-----",
        ],
        [
            "registry",
            ".dockerconfigjson",
            "hunter2",
            "is no Docker configuration — set it to the JSON that `docker login` writes, with `auths`",
        ],
        ["hsm-user", "password", "", "is empty — set its value"],
        ["hsm-user", "password", 1234, "is no text — set it with `pulumi config set --secret --path`"],
        ["hsm-user", "pasword", "hunter2", "is not a known key — keys of this secret: username, password"],
    ])("may not have a wrong form: %s.%s = %j", (name, key, value, message) => {
        const shown = /^[\w-]+$/.test(key) ? key : `"${key}"`;
        expect(mistakesWith((secrets) => void Object.assign(secrets[name] ?? {}, { [key]: value }))).toEqual([
            `corda:secrets.${name}.${shown}: ${message}`,
        ]);
    });

    it("are named somewhere", () => {
        expect(mistakesWith((secrets) => void (secrets["old"] = { password: "hunter2" }))).toEqual([
            "corda:secrets.old: is named nowhere under corda:network — remove it",
        ]);
    });

    it("are sections with keys", () => {
        expect(mistakesWith(() => "hunter2")).toEqual([
            "corda:secrets: is no section — set values with `pulumi config set --secret --path corda:secrets.<name>.<key>`",
        ]);
        expect(
            mistakesWith((secrets) => void (secrets["hsm-user"] = [] as unknown as Record<string, unknown>)),
        ).toEqual(["corda:secrets.hsm-user: is no section — a secret has keys, each with a value"]);
    });

    it("may be read from the file too, where their values are encrypted", () => {
        const sealed = Object.fromEntries(
            Object.entries(enterpriseSecrets()).map(([name, keys]) => [
                name,
                Object.fromEntries(Object.keys(keys).map((key) => [key, { secure: "v1:abc" }])),
            ]),
        );
        expect(mistakesWith(() => sealed)).toEqual([]);
    });

    it("never show in a message [001-9]", () => {
        const canary = "hunter2-canary";
        const broken = Object.fromEntries(
            Object.entries(enterpriseSecrets()).map(([name, keys]) => [
                name,
                { ...Object.fromEntries(Object.keys(keys).map((key) => [key, `${canary}?`])), [`x-${name}`]: canary },
            ]),
        );
        expect(mistakesWith(() => broken).length).toBeGreaterThan(5);
        expect(mistakesWith(() => broken).join()).not.toContain(canary);
    });
});
