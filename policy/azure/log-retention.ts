import type { ResourceRule } from "../rule";

/** Thirty days where nothing is said. Source: Azure Monitor docs, "Manage data retention in a Log Analytics workspace". */
export const logRetention: ResourceRule<{ readonly days: number }> = {
    name: "azure-log-retention",
    protects: "The traces of an intruder, who is found months after he came.",
    violation: "Logs are gone before somebody asks for them.",
    remediation: "Write corda:platform.logs.keepDays.",
    severity: "medium",
    controls: [{ framework: "NSA/CISA Kubernetes Hardening", reference: "Audit logging and threat detection" }],
    settings: {
        schema: {
            days: { type: "integer", minimum: 30, maximum: 730, description: "Days that logs are kept at least." },
        },
        defaults: { days: 90 },
    },
    types: ["azure-native:operationalinsights:Workspace"],
    check: ({ props }, { days }) => (Number(props["retentionInDays"] ?? 30) >= days ? [] : ["retentionInDays"]),
};
