import type { ResourceRule } from "../rule";

/** Members' addresses are another rule's. Source: Pulumi docs, "Resource option: protect". */
export const protectedData: ResourceRule = {
    name: "azure-protected-data",
    protects:
        "Keys, ledgers, backups, images and the members' names from an update that would replace them, or remove them.",
    violation: "An update may remove what can't be made anew.",
    remediation: "Write corda:platform.protection: protected, which gives it the option `protect`.",
    severity: "high",
    controls: [],
    types: [
        "azure-native:compute:DiskEncryptionSet",
        "azure-native:containerregistry:Registry",
        "azure-native:containerservice:ManagedCluster",
        "azure-native:dbforpostgresql:Database",
        "azure-native:dbforpostgresql:Server",
        "azure-native:dns:Zone",
        "azure-native:keyvault:Key",
        "azure-native:keyvault:ManagedHsm",
        "azure-native:keyvault:Vault",
        "azure-native:operationalinsights:Workspace",
        "azure-native:storage:BlobContainer",
    ],
    check: ({ opts }) => (opts.protect ? [] : ["protect"]),
};
