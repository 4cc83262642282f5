import { createHash } from "node:crypto";
import type { MockResourceArgs, MockResourceResult } from "@pulumi/pulumi/runtime";

type Fields = Readonly<Record<string, unknown>>;

/** Which input names a resource of Azure, where it isn't the type's own word. */
const nameKeys: Readonly<Record<string, string>> = {
    "compute:DiskEncryptionSet": "diskEncryptionSetName",
    "containerservice:AgentPool": "agentPoolName",
    "containerservice:ManagedCluster": "resourceName",
    "dns:RecordSet": "relativeRecordSetName",
    "managedidentity:FederatedIdentityCredential": "federatedIdentityCredentialResourceName",
    "managedidentity:UserAssignedIdentity": "resourceName",
    "network:PublicIPAddress": "publicIpAddressName",
    "storage:BlobContainer": "containerName",
    "storage:StorageAccount": "accountName",
};

const uuidOf = (text: string) => {
    const hex = createHash("sha256").update(text).digest("hex");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
};

/** What Azure would make of a resource: its id by Azure's rule, and what others ask of it. In a preview nothing is known. */
export function azureResource({ type, name, inputs }: MockResourceArgs, preview: boolean): MockResourceResult {
    const given = inputs as Fields;
    const kind = type.replace(/^azure-native:/, "");
    const own = kind.split(":")[1] ?? "";
    const key = nameKeys[kind] ?? `${own.charAt(0).toLowerCase()}${own.slice(1)}Name`;
    const named = typeof given[key] === "string" ? given[key] : name;
    if (preview) {
        return { id: undefined as unknown as string, state: given };
    }
    const within =
        typeof given["resourceGroupName"] === "string" ? `/resourceGroups/${given["resourceGroupName"]}` : "";
    const id =
        kind === "resources:ResourceGroup"
            ? `/subscriptions/sub/resourceGroups/${named}`
            : `/subscriptions/sub${within}/${kind.replace(":", "/")}/${parentOf(given)}${named}`;
    return { id, state: { ...given, name: named, ...outputsOf(kind, named, given) } };
}

/** Keys, containers, subnets and pools are below something else. */
function parentOf(given: Fields): string {
    const above = ["vaultName", "virtualNetworkName", "accountName", "serverName", "zoneName"]
        .map((key) => given[key])
        .find((value) => typeof value === "string");
    return typeof above === "string" ? `${above}/` : "";
}

function outputsOf(kind: string, name: string, given: Fields): Fields {
    switch (kind) {
        case "managedidentity:UserAssignedIdentity":
            return { principalId: uuidOf(`${name} principal`), clientId: uuidOf(`${name} client`) };
        case "keyvault:Key": {
            const uri = `https://${String(given["vaultName"])}.vault.azure.net/keys/${name}`;
            return { keyUri: uri, keyUriWithVersion: `${uri}/0123456789abcdef` };
        }
        case "containerservice:ManagedCluster":
            return { oidcIssuerProfile: { enabled: true, issuerURL: "https://issuer.example.com/tenant/cluster/" } };
        case "network:PublicIPAddress":
            return { ipAddress: `198.51.100.${(parseInt(uuidOf(name).slice(0, 2), 16) % 250) + 1}` };
        case "operationalinsights:Workspace":
            return { customerId: uuidOf(name) };
        case "dbforpostgresql:Server":
            return { fullyQualifiedDomainName: `${name}.postgres.database.azure.com` };
        case "dns:Zone":
            return { nameServers: ["ns1-01.azure-dns.com.", "ns2-01.azure-dns.net."] };
        case "containerregistry:Registry":
            return { loginServer: `${name}.azurecr.io` };
        default:
            return {};
    }
}

/** Address and authority of the API server, as Azure gives them once the cluster is there. */
const kubeconfig = `apiVersion: v1
kind: Config
clusters:
- name: corda
  cluster: { server: "https://corda.hcp.northeurope.azmk8s.io:443", certificate-authority-data: "LS0tLS1CRUdJTg==" }
`;

/** What Azure answers where the program asks; undefined for what it has no business to ask. */
export function azureAnswer(token: string): Record<string, unknown> | undefined {
    return token === "azure-native:containerservice:listManagedClusterUserCredentials"
        ? { kubeconfigs: [{ name: "clusterUser", value: Buffer.from(kubeconfig).toString("base64") }] }
        : undefined;
}
