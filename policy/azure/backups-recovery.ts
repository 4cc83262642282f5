import { record } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: Azure docs, "Data protection overview". */
export const backupsRecovery: ResourceRule<{ readonly days: number }> = {
    name: "azure-backups-recovery",
    protects: "Blobs that somebody, or a script, deletes or overwrites by mistake.",
    violation: "What is deleted or overwritten in the account doesn't come back, or not for long enough.",
    remediation: "Write `isVersioningEnabled: true`, and both retention policies with `enabled: true` and `days`.",
    severity: "medium",
    controls: [
        { framework: "CIS Azure 4.0", reference: "10.2.1" },
        { framework: "CIS Azure 4.0", reference: "10.2.2" },
        { framework: "CIS Azure 4.0", reference: "10.3.6" },
    ],
    settings: {
        schema: {
            days: {
                type: "integer",
                minimum: 1,
                maximum: 365,
                description: "Days for which something deleted comes back at least.",
            },
        },
        defaults: { days: 7 },
    },
    types: ["azure-native:storage:BlobServiceProperties"],
    check: ({ props }, { days }) => [
        ...(props["isVersioningEnabled"] === true ? [] : ["isVersioningEnabled"]),
        ...["deleteRetentionPolicy", "containerDeleteRetentionPolicy"].flatMap((policy) => {
            const kept = record(props[policy]);
            return kept["enabled"] !== true
                ? [`${policy}.enabled`]
                : Number(kept["days"]) >= days
                  ? []
                  : [`${policy}.days`];
        }),
    ],
};
