import type { ResourceRule } from "../rule";

/** Source: Azure docs, "Prevent object replication across Microsoft Entra tenants". */
export const storageTenantReplication: ResourceRule = {
    name: "azure-storage-tenant-replication",
    protects: "Backups from being copied, quietly and for ever, to an account of another organisation.",
    violation: "The account's content may be replicated to another tenant.",
    remediation: "Remove `allowCrossTenantReplication`, or write false.",
    severity: "high",
    controls: [{ framework: "CIS Azure 4.0", reference: "10.3.8" }],
    types: ["azure-native:storage:StorageAccount"],
    check: ({ props }) => (props["allowCrossTenantReplication"] === true ? ["allowCrossTenantReplication"] : []),
    mend: (props) => {
        props["allowCrossTenantReplication"] = false;
    },
};
