import { at, list } from "../reading";
import type { ResourceRule } from "../rule";
import { hardening } from "./controls";

/** Source: Kubernetes' advisory CVE-2020-8554, and docs, "Service", external IPs. */
export const externalIps: ResourceRule = {
    name: "kubernetes-external-ips",
    protects: "Traffic to an address that others have, from a Service that takes it for itself.",
    violation: "The Service takes what is meant for an address that no cloud gave it.",
    remediation: "Remove `externalIPs`, and let a load balancer have the address.",
    severity: "high",
    controls: [hardening("Network separation and hardening: network policies")],
    types: ["kubernetes:core/v1:Service"],
    check: ({ props }) => (list(at(props, "spec", "externalIPs")).length > 0 ? ["spec.externalIPs"] : []),
};
