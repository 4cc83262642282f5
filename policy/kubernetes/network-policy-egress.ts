import { hardening } from "./controls";
import { networkPolicyRule, openingsOf } from "./network-policy";

/** Source: Kubernetes docs, "Network Policies": no peers are all, in the cluster and outside it. */
export const networkPolicyEgress = networkPolicyRule({
    name: "kubernetes-network-policy-egress",
    protects: "The cluster, its machines and a cloud's metadata service, from a pod that may call anything.",
    violation: "The pod may call everything, inside the cluster and outside it.",
    remediation: "Name whom it may call in `to`.",
    severity: "high",
    controls: [hardening("Network separation and hardening: network policies")],
    checkPolicy: (props) =>
        openingsOf(props)
            .filter(({ direction, peers }) => direction === "egress" && peers === undefined)
            .map(({ path }) => `${path}.to`),
});
