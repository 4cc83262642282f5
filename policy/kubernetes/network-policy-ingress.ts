import { at, list, places, text } from "../reading";
import type { ResourceRule } from "../rule";
import { isEverywhere } from "./address-block";
import { hardening } from "./controls";
import { networkPolicyType, openingsOf } from "./network-policy";

/**
 * Everybody may come in where a policy says so by itself and of a public port; beside other paths it is a peer forgotten.
 * A path without ports is for `kubernetes-network-policy-ports`. Source: Kubernetes docs, "Network Policies".
 */
export const networkPolicyIngress: ResourceRule<{ readonly publicPorts: readonly number[] }> = {
    name: "kubernetes-network-policy-ingress",
    protects: "RPC, brokers, databases and metrics, from everybody who reaches the cluster's network.",
    violation: "Everybody may come in, from inside the cluster and from outside it.",
    remediation: "Name who may in `from`; a way in for everybody is a policy of its own, for a public port.",
    severity: "critical",
    controls: [hardening("Network separation and hardening: network policies")],
    settings: {
        schema: {
            publicPorts: {
                type: "array",
                items: { type: "integer" },
                description: "Ports that everybody may call: peers' certificates decide on P2P.",
            },
        },
        defaults: { publicPorts: [10002] },
    },
    types: [networkPolicyType],
    check: ({ props }, { publicPorts }) => {
        const openings = openingsOf(props);
        return openings
            .filter(({ direction, value }) => direction === "ingress" && list(value["ports"]).length > 0)
            .flatMap(({ peers, value, path }) => {
                const isPublic = places(value["ports"], "ports").every(
                    (port) =>
                        publicPorts.some((allowed) => allowed === port.value["port"]) &&
                        (port.value["endPort"] ?? undefined) === undefined,
                );
                if (peers === undefined) {
                    return isPublic && openings.length === 1 ? [] : [`${path}.from`];
                }
                return isPublic
                    ? []
                    : peers
                          .filter((peer) => isEverywhere(text(at(peer.value, "ipBlock", "cidr"))))
                          .map((peer) => `${peer.path}.ipBlock.cidr`);
            });
    },
};
