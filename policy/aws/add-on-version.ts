import { text } from "../reading";
import type { ResourceRule } from "../rule";

/** Without a version EKS takes its default of the day. Source: EKS API reference, "CreateAddon". */
export const addOnVersion: ResourceRule = {
    name: "aws-add-on-version",
    protects: "The cluster's network, names and volumes from a release that nobody chose or tried.",
    violation: "An add-on's release isn't pinned to one build.",
    remediation: "Write the release in `addOns.versions` of corda:platform, like v1.21.1-eksbuild.3.",
    severity: "medium",
    controls: [],
    types: ["aws:eks/addon:Addon"],
    check: ({ props }) => (/^v\d+\.\d+\.\d+-eksbuild\.\d+$/.test(text(props["addonVersion"])) ? [] : ["addonVersion"]),
};
