import { at, list, places, record, text, type Properties } from "../reading";
import type { ResourceRule } from "../rule";
import { isEverywhere } from "./address-block";
import { hardening } from "./controls";

/** What makes a load balancer one of the private network. Source: the clouds' documentation of Service annotations. */
const internal: Readonly<Record<string, RegExp>> = {
    "service.beta.kubernetes.io/azure-load-balancer-internal": /^true$/i,
    "service.beta.kubernetes.io/aws-load-balancer-scheme": /^internal$/i,
    "service.beta.kubernetes.io/aws-load-balancer-internal": /^true$/i,
    "networking.gke.io/load-balancer-type": /^internal$/i,
};

/** Source: Kubernetes docs, "Service", loadBalancerSourceRanges: left out, everybody may call. */
export const loadBalancerSources: ResourceRule<{ readonly publicPorts: readonly number[] }> = {
    name: "kubernetes-load-balancer-sources",
    protects: "What isn't meant for the internet, from everybody there.",
    violation: "Everybody may call the port.",
    remediation: "Write `loadBalancerSourceRanges`; the stack file has `sourceRanges` for peers.",
    severity: "high",
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
    types: ["kubernetes:core/v1:Service"],
    check: ({ props }, { publicPorts }) => {
        if (at(props, "spec", "type") !== "LoadBalancer" || isInternal(props)) {
            return [];
        }
        const blocks = list(at(props, "spec", "loadBalancerSourceRanges")).map(text);
        const closed = blocks.length > 0 && !blocks.some(isEverywhere);
        const open = places(at(props, "spec", "ports"), "").some(
            ({ value }) => !publicPorts.some((port) => port === value["port"]),
        );
        return closed || !open ? [] : ["spec.loadBalancerSourceRanges"];
    },
};

function isInternal(props: Properties): boolean {
    const annotations = record(at(props, "metadata", "annotations"));
    return Object.entries(internal).some(([key, value]) => value.test(text(annotations[key])));
}
