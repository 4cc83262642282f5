import { at, record } from "../reading";
import type { ResourceRule } from "../rule";

/** Zero days are for ever. Source: Azure docs, "Virtual network flow logs". */
export const flowLog: ResourceRule<{ readonly days: number }> = {
    name: "azure-flow-log",
    protects: "The answer to who reached what, and what tried to.",
    violation: "What went where in the network isn't kept, not for long enough, or where nobody can search it.",
    remediation: "Write `enabled: true`, `retentionPolicy` with days, and a workspace in `flowAnalyticsConfiguration`.",
    severity: "medium",
    controls: [
        { framework: "CIS Azure 4.0", reference: "7.1.1.7" },
        { framework: "CIS Azure 4.0", reference: "8.8" },
    ],
    settings: {
        schema: { days: { type: "integer", minimum: 1, maximum: 365, description: "Days that are kept at least." } },
        defaults: { days: 90 },
    },
    types: ["azure-native:network:FlowLog"],
    check: ({ props }, settings) => {
        if (props["enabled"] !== true) {
            return ["enabled"];
        }
        const { enabled, days } = record(props["retentionPolicy"]);
        const kept = enabled !== true || Number(days ?? 0) === 0 || Number(days) >= settings.days;
        const searched = at(props, "flowAnalyticsConfiguration", "networkWatcherFlowAnalyticsConfiguration", "enabled");
        return [
            ...(kept ? [] : ["retentionPolicy.days"]),
            ...(searched === true
                ? []
                : ["flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration.enabled"]),
        ];
    },
};
