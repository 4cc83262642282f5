import { list, record } from "../reading";
import type { ResourceRule } from "../rule";
import { containersOf, podOf } from "./pods";

/** What ends by itself serves nobody, and a DaemonSet's pods are for their machine. */
const servers = ["kubernetes:apps/v1:StatefulSet", "kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:ReplicaSet"];

/**
 * A sidecar has the pod's own to look to. Source: Kubernetes docs, "Configure Liveness, Readiness and Startup Probes".
 */
export const readinessProbe: ResourceRule = {
    name: "kubernetes-readiness-probe",
    protects: "Whoever calls a Service, from a pod that can't answer yet.",
    violation: "The container has ports and counts as ready as soon as it runs.",
    remediation: "Write a `readinessProbe` that asks whether it can serve.",
    severity: "medium",
    controls: [],
    types: servers,
    check: (resource) =>
        containersOf(podOf(resource))
            .filter(({ path }) => path.includes(".containers["))
            .filter(({ value }) => list(value["ports"]).length > 0)
            .filter(({ value }) => Object.keys(record(value["readinessProbe"])).length === 0)
            .map(({ path }) => `${path}.readinessProbe`),
};
