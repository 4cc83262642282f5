import { isBinaryKey } from "../config/secret-key";
import { secretStoreKind } from "../config/secret-store-kind";
import { ownSecretUses, secretUses } from "../config/secret-uses";

/** Values of secrets, by name and key, as `corda:secrets` has them. */
export type SecretValues = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Values for every secret of a stack's own, each of the form that its key asks for, none like any other: what is
 * planned depends on which secrets there are, never on their values.
 *
 * @param mark What every value has in it.
 */
export function placeholderSecrets(
    { network, platform }: { readonly network: unknown; readonly platform: unknown },
    mark: string,
): SecretValues {
    const secrets: Record<string, Record<string, string>> = {};
    for (const { secret, keys } of ownSecretUses(secretUses(network), secretStoreKind(platform))) {
        secrets[secret] = {
            ...secrets[secret],
            ...Object.fromEntries(keys.map((key) => [key, placeholder(`${mark}-${secret}-${key}`, key)])),
        };
    }
    return secrets;
}

function placeholder(text: string, key: string): string {
    const base64 = Buffer.from(text).toString("base64");
    if (isBinaryKey(key)) {
        return base64;
    }
    if (key.endsWith(".crt")) {
        return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
    }
    return key === ".dockerconfigjson" ? JSON.stringify({ auths: { "registry.example.com": { auth: text } } }) : text;
}
