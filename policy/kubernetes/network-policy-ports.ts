import { list } from "../reading";
import { hardening } from "./controls";
import { networkPolicyRule, openingsOf } from "./network-policy";

/** One way out to everybody has a rule of its own. Source: Kubernetes docs, "Network Policies": no ports are all. */
export const networkPolicyPorts = networkPolicyRule({
    name: "kubernetes-network-policy-ports",
    protects: "A pod's other ports, RPC's and the debugger's among them, from a path that was opened for one of them.",
    violation: "The path is open for every port there is.",
    remediation: "Name the ports.",
    severity: "high",
    controls: [hardening("Network separation and hardening: network policies")],
    checkPolicy: (props) =>
        openingsOf(props)
            .filter(({ direction, peers }) => direction === "ingress" || peers !== undefined)
            .filter(({ value }) => list(value["ports"]).length === 0)
            .map(({ path }) => `${path}.ports`),
});
