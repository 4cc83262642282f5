import { record } from "../reading";
import type { ResourceRule } from "../rule";
import { serversOf, serverTypes } from "./servers";

/** Source: Kubernetes docs, "Configure Liveness, Readiness and Startup Probes". */
export const livenessProbe: ResourceRule = {
    name: "kubernetes-liveness-probe",
    protects: "A node, from a process that hangs and that nobody starts anew.",
    violation: "The container has ports, and nothing ends it when it hangs.",
    remediation: "Write a `livenessProbe` that asks no other pod.",
    severity: "medium",
    controls: [],
    types: serverTypes,
    check: (resource) =>
        serversOf(resource)
            .filter(({ value }) => Object.keys(record(value["livenessProbe"])).length === 0)
            .map(({ path }) => `${path}.livenessProbe`),
};
