import type { PodAccount } from "../pod-identity";
import type { OutsideSecretStore, SecretEntry } from "../secret-store";
import { fileMode, isBinary, mountedFiles, secretName, written, writtenNames } from "./mounted-files";

/** Arguments of {@link hashicorpVault}. */
export interface HashicorpVaultArgs {
    /** `https://…`. */
    readonly address: string;
    /** The role that pods log in with; `{namespace}` and `{account}` stand for theirs. */
    readonly role: string;
    /** Where the Kubernetes auth method is mounted. */
    readonly authMount: string;
    /** Where the key-value engine, version 2, is mounted. */
    readonly engineMount: string;
    /** Folder in it that has the secrets. */
    readonly folder: string;
    /** Vault Enterprise's namespace. @default the root one */
    readonly namespace?: string;
    /** File in the provider's pods with the authority of the address. @default the system's authorities */
    readonly caPath?: string;
    /** PEM of the authority of the address, for pods that write. @default the system's authorities */
    readonly caCertificate?: string;
    /** Audience of the pods' tokens that the role insists on. @default "vault", the driver's */
    readonly audience?: string;
}

/**
 * HashiCorp Vault or OpenBao: every secret is one of the key-value engine with its keys as fields; a file that is no text
 * is kept in base64. A pod logs in with its own account's token, and what the role's policy leaves out it can't read.
 * Source: Vault documentation, "Vault Secrets Store CSI provider configurations"; the provider from release 1.5 on knows
 * `encoding` and `filePermission`.
 */
export function hashicorpVault(args: HashicorpVaultArgs): OutsideSecretStore {
    const entry = (secret: string, key: string): SecretEntry => ({
        name: `${args.engineMount}/data/${args.folder}/${secretName(secret)}`,
        field: key,
        ...(isBinary(key) && { encoding: "base64" }),
    });
    return {
        kind: "hashicorp-vault",
        entry,
        mount: (request) => ({
            provider: "vault",
            parameters: {
                vaultAddress: args.address,
                roleName: vaultRole(args.role, request.account),
                vaultKubernetesMountPath: args.authMount,
                ...(args.namespace !== undefined && { vaultNamespace: args.namespace }),
                ...(args.caPath !== undefined && { vaultCACertPath: args.caPath }),
                ...(args.audience !== undefined && { audience: args.audience }),
                objects: written(
                    mountedFiles(request, entry).map(({ key, entry: { name, field, encoding } }) => ({
                        objectName: key,
                        secretPath: name,
                        secretKey: field,
                        ...(encoding && { encoding }),
                        // A number, in decimal: JSON has no octal ones.
                        filePermission: Number.parseInt(fileMode, 8),
                    })),
                ),
            },
            requires: [],
        }),
        writer: (request) => {
            writtenNames(request, entry);
            return {
                environment: {
                    VAULT_ADDR: args.address,
                    VAULT_ROLE: vaultRole(args.role, request.account),
                    VAULT_AUTH_MOUNT: args.authMount,
                    ...(args.namespace !== undefined && { VAULT_NAMESPACE: args.namespace }),
                    ...(args.caCertificate !== undefined && { VAULT_CACERT_BYTES: args.caCertificate }),
                },
                token: { audience: args.audience ?? "vault", variable: "VAULT_ACCOUNT_TOKEN_FILE" },
                port: Number(new URL(args.address).port || "443"),
                requires: [],
            };
        },
    };
}

/** The role that an account's pods log in with. */
export function vaultRole(role: string, account: PodAccount): string {
    return role.replaceAll("{namespace}", account.namespace).replaceAll("{account}", account.name);
}
