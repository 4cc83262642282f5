import type { Weakening } from "./weakening";

const native = (type: string) => [`azure-native:${type}`];
const off = (type: string, path: string, what: string): Weakening => ({ what, types: native(type), path, to: false });
const on = (type: string, path: string, what: string): Weakening => ({ what, types: native(type), path, to: true });
const gone = (type: string, path: string, what: string): Weakening => ({
    what,
    types: native(type),
    path,
    to: undefined,
});
const turned = (type: string, path: string, what: string, to: unknown, where?: Weakening["where"]): Weakening => ({
    what,
    types: native(type),
    path,
    to,
    where,
});
const cluster = "containerservice:ManagedCluster";
const server = "dbforpostgresql:Server";
const vault = "keyvault:Vault";
const account = "storage:StorageAccount";

/** What secures the resources of Azure. */
export const azureWeakenings: readonly Weakening[] = [
    off(cluster, "disableLocalAccounts", "accounts of Entra alone"),
    off(cluster, "enableRBAC", "RBAC"),
    gone(cluster, "aadProfile", "Entra"),
    off(cluster, "apiServerAccessProfile.enablePrivateCluster", "a private API"),
    gone(cluster, "apiServerAccessProfile", "a restricted API"),
    gone(cluster, "networkProfile.networkPolicy", "NetworkPolicies"),
    off(cluster, "oidcIssuerProfile.enabled", "identities of pods"),
    off(cluster, "securityProfile.azureKeyVaultKms.enabled", "Secrets under a key"),
    off(cluster, "securityProfile.workloadIdentity.enabled", "identities of pods"),
    off(cluster, "securityProfile.defender.securityMonitoring.enabled", "Defender"),
    turned(cluster, "autoUpgradeProfile.nodeOSUpgradeChannel", "patched machines", "None"),
    turned(cluster, "sku.tier", "an assured API", "Free"),
    turned(cluster, "nodeResourceGroupProfile.restrictionLevel", "machines nobody changes", "Unrestricted"),
    off("containerservice:AgentPool", "enableEncryptionAtHost", "encryption on the machine"),
    on("containerservice:AgentPool", "enableNodePublicIP", "private machines"),
    turned("containerservice:AgentPool", "availabilityZones", "zones", undefined),
    off(vault, "properties.enablePurgeProtection", "keys that can be brought back"),
    off(vault, "properties.enableRbacAuthorization", "roles on a vault"),
    turned(vault, "properties.publicNetworkAccess", "a private vault", "Enabled"),
    turned(vault, "properties.networkAcls.defaultAction", "a private vault", "Allow"),
    turned(vault, "properties.softDeleteRetentionInDays", "time to bring keys back", 7),
    gone("keyvault:Key", "properties.rotationPolicy", "rotated keys"),
    on(account, "allowBlobPublicAccess", "private backups"),
    turned(account, "allowSharedKeyAccess", "roles on backups", true, (value) => value === false),
    off(account, "enableHttpsTrafficOnly", "TLS to backups"),
    turned(account, "minimumTlsVersion", "TLS 1.2", "TLS1_0"),
    turned(account, "networkRuleSet.defaultAction", "private backups", "Allow", (value) => value === "Deny"),
    turned(account, "publicNetworkAccess", "private backups", "Enabled", (value) => value === "Disabled"),
    off("storage:BlobContainer", "immutableStorageWithVersioning.enabled", "backups that nobody changes"),
    turned("storage:BlobContainer", "publicAccess", "private backups", "Blob"),
    off("storage:BlobServiceProperties", "isVersioningEnabled", "versions"),
    off("storage:BlobServiceProperties", "deleteRetentionPolicy.enabled", "time to bring backups back"),
    turned(server, "network.publicNetworkAccess", "a private database", "Enabled"),
    gone(server, "dataEncryption", "a database under a key"),
    turned(server, "highAvailability.mode", "a second zone", "Disabled"),
    turned(server, "backup.backupRetentionDays", "backups", 1),
    turned("dbforpostgresql:Configuration", "value", "TLS alone", "off", (value) => value === "on"),
    turned("network:PublicIPAddress", "publicIPAllocationMethod", "an address that stays", "Dynamic"),
    turned("network:PublicIPAddress", "sku.name", "an address of three zones", "Basic"),
    turned("network:NetworkSecurityGroup", "securityRules[*].sourceAddressPrefixes", "named callers", ["0.0.0.0/0"]),
    gone("network:Subnet", "networkSecurityGroup", "rules of a subnet"),
    on("network:Subnet", "defaultOutboundAccess", "the stated way out alone"),
    turned("managedidentity:FederatedIdentityCredential", "subject", "one account", "system:serviceaccount:*:*"),
    on("containerregistry:Registry", "adminUserEnabled", "identities of the registry"),
    on("containerregistry:Registry", "anonymousPullEnabled", "identities of the registry"),
    turned("containerregistry:Registry", "publicNetworkAccess", "a private registry", "Enabled"),
    turned("operationalinsights:Workspace", "retentionInDays", "logs that are kept", 30),
    turned("authorization:ManagementLockByScope", "level", "locked data", "None"),
];
