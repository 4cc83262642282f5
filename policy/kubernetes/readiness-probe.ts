import { record } from "../reading";
import type { ResourceRule } from "../rule";
import { serversOf, serverTypes } from "./servers";

/** Source: Kubernetes docs, "Configure Liveness, Readiness and Startup Probes". */
export const readinessProbe: ResourceRule = {
    name: "kubernetes-readiness-probe",
    protects: "Whoever calls a Service, from a pod that can't answer yet.",
    violation: "The container has ports and counts as ready as soon as it runs.",
    remediation: "Write a `readinessProbe` that asks whether it can serve.",
    severity: "medium",
    controls: [],
    types: serverTypes,
    check: (resource) =>
        serversOf(resource)
            .filter(({ value }) => Object.keys(record(value["readinessProbe"])).length === 0)
            .map(({ path }) => `${path}.readinessProbe`),
};
