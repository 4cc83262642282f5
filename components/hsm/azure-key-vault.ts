import { type AddressBlock, type Path, publicAddresses } from "../isolation/policies";
import { renderHocon } from "../node/hocon";
import type { SecretSource } from "../secrets/source";
import { cryptoServiceNames } from "../versions/hsm-kinds";
import { azureIdentitySince } from "../versions/hsm-support";
import { isVersionAtLeast } from "../versions/version";
import { type HsmClient, type HsmClientBase, hsmCredentialsDirectory, hsmDirectory, hsmFilesDirectory } from "./client";
import type { HsmIdentity } from "./identity";
import { fromFile } from "./template";

/** How a pod proves to Azure who it is. */
export type AzureLogin =
    /** The identity of the machine or its pool, asked of the metadata service. From 4.8. */
    | { readonly kind: "managed-identity" }
    /**
     * The pod's service account, trusted by a federated credential. From 4.8, with client software that has a newer
     * `azure-identity` than the one Corda's documentation names, which knows no federation.
     */
    | { readonly kind: "workload-identity"; readonly clientId: string }
    /** A service principal's certificate. */
    | {
          readonly kind: "certificate";
          readonly clientId: string;
          /** Read from 4.8. */
          readonly tenantId: string;
          /** Secret with `login.p12` and its `password`. */
          readonly secret: SecretSource;
          /** Of the key in `login.p12`; read before 4.8. @default "1" */
          readonly alias?: string;
      };

/** Arguments of {@link azureKeyVault}. */
export interface AzureKeyVaultArgs extends HsmClientBase {
    readonly kind: "azure-key-vault";
    /** `https://<vault>.vault.azure.net/`. */
    readonly vaultUrl: string;
    /** Hardware-protected keys need a premium vault, and can't be those of confidential identities. */
    readonly protection: "software" | "hardware";
    readonly login: AzureLogin;
    /** Where the vault is, as its private endpoint. @default every public address */
    readonly addresses?: readonly AddressBlock[];
    /** Where a login is checked. @default every public address */
    readonly loginAddresses?: readonly AddressBlock[];
    /**
     * Gives an account its identity, with the right to the vault's keys, for a login by workload identity.
     * @default somebody else has given the identity of `clientId` to the account, and the rights to it
     */
    readonly identity?: (account: string) => HsmIdentity;
}

/** Source: Azure Workload Identity docs, "Service account labels and annotations". */
function givenIdentity(clientId: string): HsmIdentity {
    return { accountAnnotations: { "azure.workload.identity/client-id": clientId }, requires: [] };
}

/** Where a machine's own identity is asked for. */
const metadataService: Path = { addresses: { cidr: "169.254.169.254/32" }, ports: [80] };

/**
 * Keys in an Azure Key Vault. Source: Corda docs, "Using an HSM with Corda Enterprise".
 *
 * @throws Error for a login that the release doesn't know, and for a vault that isn't reached over TLS.
 */
export function azureKeyVault(args: AzureKeyVaultArgs): HsmClient {
    const { name, login } = args;
    const newer = isVersionAtLeast(args.version, azureIdentitySince);
    if (!newer && login.kind !== "certificate") {
        throw new Error(
            `HSM ${name}: Corda ${args.version} knows no ${login.kind}, which takes ${azureIdentitySince} or later; ` +
                "use login: { kind: certificate } or a later version",
        );
    }
    if (!args.vaultUrl.startsWith("https://")) {
        throw new Error(`HSM ${name}: vaultUrl has to begin with https://, and is "${args.vaultUrl}"`);
    }
    const key = cryptoServiceNames[args.kind];
    return {
        name,
        kind: args.kind,
        cryptoServiceName: key,
        configurationFile: `${hsmDirectory(name)}/az_keyvault.conf`,
        configuration: renderHocon({
            ...(login.kind === "certificate" && {
                path: `${hsmFilesDirectory(name)}/login.p12`,
                password: fromFile(`${hsmCredentialsDirectory(name)}/password`),
                clientId: login.clientId,
                ...(newer ? { tenantId: login.tenantId } : { alias: login.alias ?? "1" }),
            }),
            keyVaultURL: args.vaultUrl,
            protection: args.protection === "hardware" ? "HARDWARE" : "SOFTWARE",
        }),
        ...(login.kind === "certificate" && {
            credentials: { secret: login.secret, keys: ["password"] },
            files: { secret: login.secret, keys: ["login.p12"] },
        }),
        driver: {
            image: args.clientImage,
            archives: ["azure-keyvault-with-deps.jar"],
            version: newer ? "azure-security-keyvault-keys 4.2.3, azure-identity 1.2.0" : "azure-keyvault 1.2.1",
        },
        env: () => ({}),
        daemons: [],
        volumes: [],
        mounts: [],
        podLabels: login.kind === "workload-identity" ? { "azure.workload.identity/use": "true" } : {},
        ...(login.kind === "workload-identity" && {
            identity: args.identity ?? (() => givenIdentity(login.clientId)),
        }),
        egress: waysOut(args),
    };
}

function waysOut({
    login,
    addresses = [publicAddresses],
    loginAddresses = [publicAddresses],
}: AzureKeyVaultArgs): Path[] {
    const blocks = login.kind === "managed-identity" ? addresses : [...new Set([...addresses, ...loginAddresses])];
    return [
        ...blocks.map((block): Path => ({ addresses: block, ports: [443] })),
        ...(login.kind === "managed-identity" ? [metadataService] : []),
    ];
}
