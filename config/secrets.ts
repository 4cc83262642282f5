import { isBinaryKey } from "./secret-key";
import { secretNameMistake } from "./secret-reference";
import type { SecretStoreKind } from "./secret-store-kind";
import { ownSecretUses, type SecretUse } from "./secret-uses";
import { nearest } from "./nearest";
import { placeName } from "./written-network";

/** Values of the named secrets, by name and key. */
export type Secrets = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A mistake at a place below `corda:secrets`; it never repeats a value. */
export interface SecretMistake {
    readonly path: readonly string[];
    readonly message: string;
}

/** What was read of `corda:secrets`, and what is wrong with it. */
export interface CheckedSecrets {
    readonly secrets: Secrets;
    readonly mistakes: readonly SecretMistake[];
}

/** Forms of values by their keys: what is a file comes in base64, certificates as PEM. */
const forms: readonly (readonly [(key: string) => boolean, (value: string) => boolean, string])[] = [
    [
        isBinaryKey,
        (value) => /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(value) && value.trim().length >= 16,
        "is no base64 — set it to what `base64 -w0 <file>` prints",
    ],
    [
        (key) => key.endsWith(".crt"),
        (value) => value.includes("-----BEGIN CERTIFICATE-----"),
        "is no certificate in PEM form — set it to the file that begins with -----BEGIN CERTIFICATE-----",
    ],
    [
        (key) => key === ".dockerconfigjson",
        (value) => /"auths"\s*:/.test(value),
        "is no Docker configuration — set it to the JSON that `docker login` writes, with `auths`",
    ],
    [() => true, (value) => value !== "", "is empty — set its value"],
];

/** Stores as people call them. */
const words: Readonly<Record<SecretStoreKind | "unknown", string>> = {
    kubernetes: "Kubernetes",
    unknown: "another store",
    "aws-secrets-manager": "AWS Secrets Manager",
    "azure-key-vault": "Azure Key Vault",
    "hashicorp-vault": "HashiCorp Vault",
};

/**
 * Checks the named secrets against what names them: each is there with every key, in its form, and none is there for
 * nothing. A value is text, or what the stack file shows of one that is encrypted. What a store outside the cluster has
 * isn't here too; whether it has it, this program doesn't ask.
 *
 * @param known.allUses Whether everything that may name a secret could be read. @default true
 * @param known.store Where secrets are that pods read. @default "kubernetes", here
 */
export function checkSecrets(
    raw: unknown,
    named: readonly SecretUse[],
    known: { readonly allUses?: boolean; readonly store?: SecretStoreKind | "unknown" } = {},
): CheckedSecrets {
    const { allUses = true, store = "kubernetes" } = known;
    const uses = ownSecretUses(named, store);
    if (raw !== undefined && !isMap(raw)) {
        return {
            secrets: {},
            mistakes: [
                {
                    path: [],
                    message:
                        "is no section — set values with `pulumi config set --secret --path corda:secrets.<name>.<key>`",
                },
            ],
        };
    }
    const given = raw ?? {};
    const mistakes: SecretMistake[] = [];
    const secrets: Record<string, Record<string, string>> = {};
    for (const [name, keys] of Object.entries(given)) {
        const users = uses.filter(({ secret }) => secret === name);
        const isElsewhere = users.length === 0 && named.some(({ secret }) => secret === name);
        if (isElsewhere && store === "unknown") {
            continue;
        }
        if (isElsewhere) {
            mistakes.push({
                path: [name],
                message: `is in ${words[store]} (platform.secrets), and a second value here would never be used — remove it, and put it there as docs/secrets.md says`,
            });
            continue;
        }
        if (users.length === 0 && !allUses) {
            // What names it may be what couldn't be read.
            continue;
        }
        if (users.length === 0) {
            const meant = nearest(
                name,
                uses.map(({ secret }) => secret).filter((secret) => !Object.hasOwn(given, secret)),
            );
            mistakes.push({
                path: [name],
                message: `is named nowhere under corda:network — ${meant === undefined ? "remove it" : `did you mean ${meant}?`}`,
            });
        } else if (!isMap(keys)) {
            mistakes.push({ path: [name], message: "is no section — a secret has keys, each with a value" });
        } else {
            secrets[name] = readKeys(name, keys, new Set(users.flatMap((user) => user.keys)), mistakes);
        }
    }
    for (const { secret, keys, path } of uses) {
        for (const key of secretNameMistake(secret) === undefined ? keys : []) {
            if (!hasKey(given[secret], key)) {
                mistakes.push({
                    path: [secret, key],
                    message: `is missing, and network.${placeName(path)} needs it — run \`pulumi config set --secret --path ${settingPath(secret, key)}\``,
                });
            }
        }
    }
    return { secrets, mistakes: unique(mistakes) };
}

function readKeys(
    name: string,
    keys: Readonly<Record<string, unknown>>,
    known: ReadonlySet<string>,
    mistakes: SecretMistake[],
): Record<string, string> {
    const read: Record<string, string> = {};
    for (const [key, value] of Object.entries(keys)) {
        const path = [name, key];
        if (!known.has(key)) {
            mistakes.push({ path, message: `is not a known key — keys of this secret: ${[...known].join(", ")}` });
        } else if (typeof value === "string") {
            const form = forms.find(([isFormOf]) => isFormOf(key));
            if (form !== undefined && !form[1](value)) {
                mistakes.push({ path, message: form[2] });
            }
            read[key] = value;
        } else if (!isMap(value) || typeof value["secure"] !== "string") {
            mistakes.push({ path, message: "is no text — set it with `pulumi config set --secret --path`" });
        }
    }
    return read;
}

function hasKey(secret: unknown, key: string): boolean {
    return secret !== undefined && (!isMap(secret) || Object.hasOwn(secret, key));
}

/** The path of a secret's value as `pulumi config set --path` takes it: a key with a dot in it stands in brackets. */
export function settingPath(secret: string, key: string): string {
    const step = (word: string) => (/^[\w-]+$/.test(word) ? `.${word}` : `["${word}"]`);
    return `'corda:secrets${step(secret)}${step(key)}'`;
}

const unique = (mistakes: readonly SecretMistake[]) => [
    ...new Map(mistakes.map((mistake) => [mistake.path.join("\0"), mistake])).values(),
];

function isMap(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
