import type { Pass, Refusal } from "../refusal";
import { pass, refusal } from "./cases";
import { deployment, job } from "./compliant";
import { chart } from "./compliant-cluster";
import { namespace, secret, service } from "./compliant-objects";
import { clusterRole, roleBinding } from "./compliant-rights";

const enforce = 'metadata.labels["pod-security.kubernetes.io/enforce"]';

/** Where objects are, and what namespaces admit. */
export const namespaceRefusals: readonly Refusal[] = [
    refusal(
        "kubernetes-default-namespace",
        "a Deployment without a namespace",
        deployment,
        "metadata.namespace",
        undefined,
    ),
    refusal("kubernetes-default-namespace", "a Secret in the default one", secret, "metadata.namespace", "default"),
    refusal("kubernetes-system-namespace", "a Job among the cluster's", job, "metadata.namespace", "kube-system"),
    refusal("kubernetes-system-namespace", "a binding there", roleBinding, "metadata.namespace", "kube-public"),
    refusal(
        "kubernetes-namespace-pod-security",
        "a namespace that only warns",
        namespace,
        "metadata.labels",
        { "pod-security.kubernetes.io/warn": "restricted", "pod-security.kubernetes.io/audit": "restricted" },
        enforce,
    ),
    refusal(
        "kubernetes-namespace-pod-security",
        "a namespace that admits more",
        namespace,
        "metadata.labels",
        { "pod-security.kubernetes.io/enforce": "baseline" },
        enforce,
    ),
    refusal("kubernetes-namespace-pod-security", "a namespace without labels", namespace, "metadata", null, enforce),
];

export const namespacePasses: readonly Pass[] = [
    pass("kubernetes-default-namespace", "an object of the whole cluster", clusterRole),
    pass("kubernetes-default-namespace", "a namespace that begins like it", service, {
        "metadata.namespace": "default-bank",
    }),
    pass("kubernetes-system-namespace", "a chart of the cluster's own parts", chart),
    pass("kubernetes-namespace-pod-security", "a namespace that enforces and says nothing more", namespace, {
        "metadata.labels": { "pod-security.kubernetes.io/enforce": "restricted" },
    }),
];
