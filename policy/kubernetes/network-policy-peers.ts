import { cis, hardening } from "./controls";
import { networkPolicyRule, openingsOf, selectsAll } from "./network-policy";

/** Source: Kubernetes docs, "Network Policies": an empty selector is everything of its kind. */
export const networkPolicyPeers = networkPolicyRule({
    name: "kubernetes-network-policy-peers",
    protects: "Nodes, brokers and databases, from every pod of the cluster, whoever made it.",
    violation: "The peer is every pod, of the namespace or of all namespaces.",
    remediation: "Name the namespace by `kubernetes.io/metadata.name`, and the pods by their labels.",
    severity: "high",
    controls: [
        ...cis({ kubernetes: "5.3.2", eks: "4.3.2", aks: "4.4.2" }),
        hardening("Network separation and hardening: network policies"),
    ],
    checkPolicy: (props) =>
        openingsOf(props)
            .flatMap(({ peers = [] }) => peers)
            .filter(({ value }) => (value["ipBlock"] ?? undefined) === undefined)
            .filter(({ value }) => selectsAll(value["namespaceSelector"]) && selectsAll(value["podSelector"]))
            .map(({ path }) => path),
});
