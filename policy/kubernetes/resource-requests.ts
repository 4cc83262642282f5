import { at } from "../reading";
import { hardening } from "./controls";
import { containersOf, podRule } from "./pods";

/** A limit is a request too, where none is given. Source: Kubernetes docs, "Resource Management for Pods and Containers". */
export const resourceRequests = podRule({
    name: "kubernetes-resource-requests",
    protects: "Every pod of a machine, from one more than the machine has room for.",
    violation: "The scheduler can't know what the container needs.",
    remediation: "Write `resources.requests` with `cpu` and `memory`; a node's come from its `size` in the stack file.",
    severity: "medium",
    controls: [hardening("Network separation and hardening: resource policies")],
    checkPod: (pod) =>
        containersOf(pod).flatMap(({ value, path }) =>
            ["cpu", "memory"]
                .filter(
                    (resource) =>
                        (at(value, "resources", "requests", resource) ??
                            at(value, "resources", "limits", resource) ??
                            undefined) === undefined,
                )
                .map((resource) => `${path}.resources.requests.${resource}`),
        ),
});
