import { at, list } from "../reading";
import { cis, podSecurity } from "./controls";
import { containerRule } from "./pods";

/** Source: Kubernetes docs, "Pod Security Standards", Restricted. */
export const capabilitiesDropped = containerRule({
    name: "kubernetes-capabilities-dropped",
    protects:
        "The cluster's network and its files, from the rights that a container runtime gives unless told otherwise.",
    violation: "The container keeps rights of root that its runtime gives to everybody, raw sockets among them.",
    remediation: "Write `capabilities: { drop: [ALL] }`.",
    severity: "high",
    controls: [podSecurity("Restricted: Capabilities"), ...cis({ kubernetes: "5.2.9" })],
    checkContainer: (container) =>
        list(at(container, "securityContext", "capabilities", "drop")).includes("ALL")
            ? undefined
            : "securityContext.capabilities.drop",
});
