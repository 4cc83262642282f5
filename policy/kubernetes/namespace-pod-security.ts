import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { cis, hardening } from "./controls";

const label = "pod-security.kubernetes.io/enforce";

/** Source: Kubernetes docs, "Enforce Pod Security Standards with Namespace Labels". */
export const namespacePodSecurity: ResourceRule<{ readonly standards: readonly string[] }> = {
    name: "kubernetes-namespace-pod-security",
    protects: "The machines, from pods that others than this program make in the namespace.",
    violation: "The namespace admits pods that the restricted standard doesn't.",
    remediation: "Label it `pod-security.kubernetes.io/enforce: restricted`.",
    severity: "high",
    controls: [
        ...cis({ kubernetes: "5.2.1", eks: "4.2.1", aks: "4.2.1" }),
        hardening("Kubernetes Pod security: Pod security enforcement"),
    ],
    settings: {
        schema: {
            standards: {
                type: "array",
                items: { type: "string" },
                description: "Pod Security Standards of which a namespace has to enforce one.",
            },
        },
        defaults: { standards: ["restricted"] },
    },
    types: ["kubernetes:core/v1:Namespace"],
    check: ({ props }, { standards }) =>
        standards.some((standard) => at(props, "metadata", "labels", label) === standard)
            ? []
            : [`metadata.labels["${label}"]`],
};
