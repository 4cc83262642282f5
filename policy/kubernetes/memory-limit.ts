import { at } from "../reading";
import { hardening } from "./controls";
import { containerRule } from "./pods";

/** Source: Kubernetes docs, "Resource Management for Pods and Containers". */
export const memoryLimit = containerRule({
    name: "kubernetes-memory-limit",
    protects: "A node's memory, from another container that leaks until the machine kills whichever is biggest.",
    violation: "The container may take all of its machine's memory.",
    remediation: "Write `resources.limits.memory`; a node's comes from its `size` in the stack file.",
    severity: "medium",
    controls: [hardening("Network separation and hardening: resource policies")],
    checkContainer: (container) =>
        (at(container, "resources", "limits", "memory") ?? undefined) === undefined
            ? "resources.limits.memory"
            : undefined,
});
