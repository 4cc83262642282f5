import type { ResourceRule } from "../rule";

/** Source: Kubernetes docs, "Pod Priority and Preemption". */
export const priorityClass: ResourceRule = {
    name: "kubernetes-priority-class",
    protects: "Every pod of the cluster, from a priority that all new ones get without asking.",
    violation: "The class is for every pod that names none, in every namespace.",
    remediation: "Remove `globalDefault`, and name the class where it is meant.",
    severity: "medium",
    controls: [],
    types: ["kubernetes:scheduling.k8s.io/v1:PriorityClass"],
    check: ({ props }) => (props["globalDefault"] === true ? ["globalDefault"] : []),
};
