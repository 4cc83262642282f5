import { text } from "../reading";
import { podRule } from "./pods";

/** Source: Kubernetes docs, "Guaranteed Scheduling For Critical Add-On Pods". */
export const systemPriority = podRule({
    name: "kubernetes-system-priority",
    protects: "What the cluster itself needs to run, from pods that put it off its machine.",
    violation: "The pod has the priority of the cluster's own parts, and displaces them.",
    remediation: "Remove `priorityClassName`, or make a PriorityClass of your own.",
    severity: "medium",
    controls: [],
    checkPod: ({ spec: { value, path } }) =>
        text(value["priorityClassName"]).startsWith("system-") ? [`${path}.priorityClassName`] : [],
});
