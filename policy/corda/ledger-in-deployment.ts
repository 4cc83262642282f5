import { podOf } from "../kubernetes/pods";
import type { ResourceRule } from "../rule";
import { ledgerRoles } from "./labels";
import { roleOf } from "./pods";

/**
 * A Deployment starts the next pod when the last one is to end, and a machine that is cut off keeps its pod running:
 * only a StatefulSet waits until the last pod is gone. Source: Kubernetes docs, "StatefulSets", Deployment and Scaling
 * Guarantees.
 */
export const ledgerInDeployment: ResourceRule = {
    name: "corda-ledger-in-deployment",
    protects: "A vault, from a new process that starts before the old one has ended.",
    violation: "A node, a database or a broker is run by something that doesn't wait for the last pod to be gone.",
    remediation: "Run it by a StatefulSet with one replica.",
    severity: "critical",
    controls: [],
    types: [
        "kubernetes:apps/v1:Deployment",
        "kubernetes:apps/v1:ReplicaSet",
        "kubernetes:apps/v1:DaemonSet",
        "kubernetes:batch/v1:CronJob",
    ],
    check: (resource) => {
        const pod = podOf(resource);
        return (ledgerRoles as readonly string[]).includes(roleOf(pod)) ? [pod.metadata.path] : [];
    },
};
