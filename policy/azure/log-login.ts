import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: Azure Monitor docs, "Microsoft Entra authentication for Azure Monitor Logs". */
export const logLogin: ResourceRule = {
    name: "azure-log-login",
    protects: "Logs from forged lines: whoever has a workspace's key writes into it as anybody.",
    violation: "The workspace's own keys let somebody write logs.",
    remediation: "Write `features.disableLocalAuth: true`.",
    severity: "low",
    controls: [],
    types: ["azure-native:operationalinsights:Workspace"],
    check: ({ props }) => (at(props, "features", "disableLocalAuth") === true ? [] : ["features.disableLocalAuth"]),
};
