import { list, record } from "../reading";
import type { ResourceRule } from "../rule";

/** What costs money or holds something, and can have tags. Source: Azure docs, "Tag support for Azure resources". */
const tagged = [
    "compute:DiskEncryptionSet",
    "containerregistry:Registry",
    "containerservice:AgentPool",
    "containerservice:ManagedCluster",
    "dbforpostgresql:Server",
    "dns:Zone",
    "keyvault:ManagedHsm",
    "keyvault:Vault",
    "network:NatGateway",
    "network:NetworkSecurityGroup",
    "network:PrivateEndpoint",
    "network:PublicIPAddress",
    "network:VirtualNetwork",
    "operationalinsights:Workspace",
    "resources:ResourceGroup",
    "storage:StorageAccount",
].map((type) => `azure-native:${type}`);

/** Source: Azure docs, "Define your tagging strategy". */
export const tags: ResourceRule<{ readonly keys: readonly string[] }> = {
    name: "azure-tags",
    protects: "What belongs to a network from somebody who finds it in the portal, and nobody to ask.",
    violation: "The resource lacks a tag that tells whose it is.",
    remediation: "Write it in corda:platform.tags, which everything gets.",
    severity: "low",
    controls: [],
    settings: {
        schema: {
            keys: { type: "array", items: { type: "string" }, description: "Tags that everything has at least." },
        },
        defaults: { keys: ["managed-by"] },
    },
    types: tagged,
    check: ({ props }, { keys }) => {
        const given = record(props["tags"]);
        return list(keys)
            .map(String)
            .filter((key) => given[key] === undefined || given[key] === "")
            .map((key) => `tags["${key}"]`);
    },
};
