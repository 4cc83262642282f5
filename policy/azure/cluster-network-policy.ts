import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { word } from "./words";

const engines: ReadonlySet<string> = new Set(["azure", "calico", "cilium"]);

/** Nothing where none is named, Cilium's dataplane or not. Source: AKS docs, "Secure traffic between pods by using network policies". */
export const clusterNetworkPolicy: ResourceRule = {
    name: "azure-cluster-network-policy",
    protects:
        "Nodes, brokers and databases from every other pod: NetworkPolicies are words where nothing enforces them.",
    violation: "Nothing in the cluster enforces NetworkPolicies.",
    remediation: "Write `networkProfile.networkPolicy: cilium`.",
    severity: "critical",
    controls: [
        { framework: "CIS AKS 1.8", reference: "5.4.4" },
        { framework: "NSA/CISA Kubernetes Hardening", reference: "Network separation and hardening: network policies" },
    ],
    types: ["azure-native:containerservice:ManagedCluster"],
    check: ({ props }) =>
        engines.has(word(at(props, "networkProfile", "networkPolicy"))) ? [] : ["networkProfile.networkPolicy"],
};
