import { at, list } from "../reading";
import { hardening } from "./controls";
import { containersOf, podRule } from "./pods";

/** Source: Kubernetes docs, "Configure a Security Context for a Pod or Container". */
export const rootGroup = podRule({
    name: "kubernetes-root-group",
    protects: "Files that root's group may read or write, in images and on volumes, from an ordinary process.",
    violation: "The process is in root's group.",
    remediation: "Name another group: images and volumes of this product have 1000.",
    severity: "medium",
    controls: [hardening("Kubernetes Pod security: root group membership")],
    checkPod: (pod) => [
        ...[pod.spec, ...containersOf(pod)]
            .filter(({ value }) => at(value, "securityContext", "runAsGroup") === 0)
            .map(({ path }) => `${path}.securityContext.runAsGroup`),
        ...(at(pod.spec.value, "securityContext", "fsGroup") === 0 ? [`${pod.spec.path}.securityContext.fsGroup`] : []),
        ...list(at(pod.spec.value, "securityContext", "supplementalGroups")).flatMap((group, index) =>
            group === 0 ? [`${pod.spec.path}.securityContext.supplementalGroups[${String(index)}]`] : [],
        ),
    ],
});
