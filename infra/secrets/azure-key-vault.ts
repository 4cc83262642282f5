import * as pulumi from "@pulumi/pulumi";
import type { CloudRights, PodAccount, PodIdentity } from "../pod-identity";
import type { OutsideSecretStore, SecretEntry } from "../secret-store";
import { fileMode, isBinary, mountedFiles, names, secretName, written, writtenNames } from "./mounted-files";

/** Arguments of {@link azureKeyVault}. */
export interface AzureKeyVaultArgs {
    /** Name of the vault. */
    readonly vault: pulumi.Input<string>;
    readonly tenantId: pulumi.Input<string>;
    /** What the names of all secrets begin with, like `corda-`. */
    readonly prefix: string;
    /** Gives an account rights in the cloud. It is called for every mount: rights of one account add up. */
    readonly identity: (account: PodAccount, rights: CloudRights) => PodIdentity;
}

/**
 * Azure Key Vault: every key of a secret is a secret there, `<prefix><secret>--<key>` with dashes for what its names can't
 * have. A file that is no text is kept in base64. Source: documentation of the Azure Key Vault provider for the Secrets
 * Store CSI driver, "Using the Azure Key Vault Provider" and "Workload Identity".
 */
export function azureKeyVault(args: AzureKeyVaultArgs): OutsideSecretStore {
    const entry = (secret: string, key: string): SecretEntry => {
        const name = `${args.prefix}${secretName(secret)}--${key.replace(/[^a-zA-Z0-9]/g, "-")}`;
        // Source: Azure documentation, "About keys, secrets, and certificates": names of objects.
        if (!/^[a-zA-Z0-9-]{1,127}$/.test(name)) {
            throw new Error(`Azure Key Vault can't have a secret ${name}: at most 127 letters, digits and dashes`);
        }
        // The last two dashes part secret and key.
        if (/--|^-|-$/.test(key.replace(/[^a-zA-Z0-9]/g, "-"))) {
            throw new Error(
                `Azure Key Vault can't have key "${key}" of secret ${secret}: it can't be told from another's`,
            );
        }
        return { name, ...(isBinary(key) && { encoding: "base64" }) };
    };
    return {
        kind: "azure-key-vault",
        // Source: Azure documentation, "About Azure Key Vault secrets".
        largestValue: 25_000,
        entry,
        mount: (request) => {
            const files = mountedFiles(request, entry);
            const objects = files.map(({ key, entry: { name, encoding } }) =>
                // Each object is YAML in a text of the list.
                JSON.stringify({
                    objectName: name,
                    objectType: "secret",
                    objectAlias: key,
                    ...(encoding && { objectEncoding: encoding }),
                    filePermission: fileMode,
                }),
            );
            const identity = args.identity(request.account, { readSecrets: names(files) });
            return {
                provider: "azure",
                parameters: {
                    usePodIdentity: "false",
                    clientID: clientOf(request.account, identity),
                    keyvaultName: args.vault,
                    tenantId: args.tenantId,
                    objects: `array:\n${written(objects)}`,
                },
                requires: identity.requires,
            };
        },
        writer: (request) => {
            const secrets = writtenNames(request, entry);
            const identity = args.identity(request.account, { readSecrets: secrets, writeSecrets: secrets });
            return {
                environment: {
                    AZURE_KEY_VAULT: pulumi.interpolate`https://${args.vault}.vault.azure.net`,
                    AZURE_KEY_VAULT_SCOPE: "https://vault.azure.net/.default",
                    AZURE_AUTHORITY_HOST: "https://login.microsoftonline.com",
                    AZURE_TENANT_ID: args.tenantId,
                    AZURE_CLIENT_ID: clientOf(request.account, identity),
                },
                // Mounted by name, so that nothing of the pod's other containers is changed by Entra's webhook.
                token: { audience: "api://AzureADTokenExchange", variable: "AZURE_FEDERATED_TOKEN_FILE" },
                port: 443,
                egress: identity.egress,
                requires: identity.requires,
            };
        },
    };
}

/** By what Entra ID knows an account's pods. @throws Error where it doesn't. */
function clientOf({ namespace, name }: PodAccount, { clientId }: PodIdentity): pulumi.Input<string> {
    if (clientId === undefined) {
        throw new Error(`account ${namespace}/${name} has no identity that Azure Key Vault could know it by`);
    }
    return clientId;
}
