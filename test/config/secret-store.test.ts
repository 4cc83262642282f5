import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { hashicorpVault } from "../../config/hashicorp-vault";
import { awsSecretsManager, azureKeyVault, secretStore } from "../../config/secret-store";

const messages = (schema: z.ZodType, value: unknown) =>
    schema.safeParse(value).error?.issues.map(({ message }) => message);

describe("the section of a store of secrets", () => {
    it("needs no more than its kind, and Vault's address [003-6]", () => {
        expect(awsSecretsManager.parse({ kind: "aws-secrets-manager" })).toEqual({
            kind: "aws-secrets-manager",
            prefix: "corda/",
        });
        expect(azureKeyVault.parse({ kind: "azure-key-vault" })).toEqual({ kind: "azure-key-vault", prefix: "corda-" });
        expect(hashicorpVault.parse({ kind: "hashicorp-vault", address: "https://vault.example.com:8200" })).toEqual({
            kind: "hashicorp-vault",
            address: "https://vault.example.com:8200",
            role: "corda-{namespace}-{account}",
            authMount: "kubernetes",
            engineMount: "secret",
            folder: "corda",
        });
    });

    it.each([
        ["/corda/", "\"/corda/\" can't begin a secret's name — use letters, digits and /_+=.@-, like corda/"],
        ["corda *", "\"corda *\" can't begin a secret's name — use letters, digits and /_+=.@-, like corda/"],
    ])("refuses a prefix that AWS can't have: %s [003-6]", (prefix, message) => {
        expect(messages(awsSecretsManager, { kind: "aws-secrets-manager", prefix })).toEqual([message]);
    });

    it.each([
        ["failoverRegion", "Frankfurt", '"Frankfurt" is no region — write one like eu-central-1'],
        ["region", "eu-west-1", "is not known here — it is the platform's region; remove it"],
        [
            "jmesPath",
            [],
            "is not known — every key is a secret of its own, so that no container gets the others; remove it",
        ],
        [
            "accessKey",
            "canary",
            "a stack file holds no secrets — remove it; pods log in as the account that they run as",
        ],
    ])("refuses of AWS %s: %s [003-6]", (key, value, message) => {
        expect(messages(awsSecretsManager, { kind: "aws-secrets-manager", [key]: value })).toEqual([message]);
    });

    it.each([
        ["prefix", "corda/", "\"corda/\" can't begin a secret's name"],
        ["prefix", "corda--", "\"corda--\" can't begin a secret's name"],
        ["vault", "1-vault", '"1-vault" is no name of a Key Vault'],
        ["vault", "a-name-that-is-much-too-long", "is no name of a Key Vault"],
        ["url", "https://bank.vault.azure.net", "is not known here — write its name, like vault: bank-secrets"],
        ["clientSecret", "canary", "a stack file holds no secrets"],
    ])("refuses of Azure %s: %s [003-6]", (key, value, message) => {
        expect(messages(azureKeyVault, { kind: "azure-key-vault", [key]: value })).toEqual([
            expect.stringContaining(message),
        ]);
    });

    it("is of the stores that its platform has a way to [003-6] [003-7]", () => {
        const ofEks = secretStore(["kubernetes", "aws-secrets-manager", "hashicorp-vault"]);
        expect(ofEks.parse({ kind: "aws-secrets-manager" }).kind).toBe("aws-secrets-manager");
        expect(messages(ofEks, { kind: "azure-key-vault" })).toEqual([expect.stringContaining("only kind: aks has")]);
        expect(messages(ofEks, { kind: "openbao" })).toEqual([
            'is not known — the word is "hashicorp-vault", also for OpenBao',
        ]);
    });
});
