import { at, list } from "../reading";
import { hardening } from "./controls";
import { networkPolicyRule } from "./network-policy";

/** Source: Kubernetes docs, "Network Policies": left out, `Egress` is meant only where there are rules for it. */
export const networkPolicyTypes = networkPolicyRule({
    name: "kubernetes-network-policy-types",
    protects: "What a NetworkPolicy means to close, from staying open because the direction isn't named.",
    violation: "The policy doesn't close a direction that it is about.",
    remediation: "Name every direction in `policyTypes`: a default denial has both, `[Ingress, Egress]`.",
    severity: "high",
    controls: [hardening("Network separation and hardening: network policies")],
    checkPolicy: (props) => {
        const types = list(at(props, "spec", "policyTypes"));
        const rules = { Ingress: at(props, "spec", "ingress"), Egress: at(props, "spec", "egress") };
        const about = Object.entries(rules).flatMap(([type, given]) => (Array.isArray(given) ? [type] : []));
        const needed = about.length === 0 ? Object.keys(rules) : about;
        return needed.every((type) => types.includes(type)) ? [] : ["spec.policyTypes"];
    },
});
