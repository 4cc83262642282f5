import { at, places } from "../reading";
import type { ResourceRule } from "../rule";
import { hardening } from "./controls";

/** Source: Kubernetes docs, "Service", type NodePort. */
export const nodePort: ResourceRule = {
    name: "kubernetes-node-port",
    protects: "A Service, from whoever reaches any machine of the cluster, past the load balancer's source ranges.",
    violation: "The Service is on a port of every machine, at one that was chosen.",
    remediation: "Write `type: ClusterIP`, or LoadBalancer without `nodePort`.",
    severity: "medium",
    controls: [hardening("Network separation and hardening: network policies")],
    types: ["kubernetes:core/v1:Service"],
    check: ({ props }) => [
        ...(at(props, "spec", "type") === "NodePort" ? ["spec.type"] : []),
        ...places(at(props, "spec", "ports"), "spec.ports")
            .filter(({ value }) => typeof value["nodePort"] === "number" && value["nodePort"] > 0)
            .map(({ path }) => `${path}.nodePort`),
    ],
};
