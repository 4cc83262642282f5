import { at, type Place, places, type Properties, record } from "../reading";
import type { ResourceRule } from "../rule";

const networkPolicyType = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

/** What a NetworkPolicy opens in one direction, to or from whom it says. */
export interface Opening extends Place<Properties> {
    readonly direction: "ingress" | "egress";
    /** Who may; undefined where it is everybody. */
    readonly peers?: readonly Place<Properties>[];
}

/** All that a NetworkPolicy opens. Source: Kubernetes API reference, NetworkPolicy: no peers, or none listed, is everybody. */
export function openingsOf(props: Properties): Opening[] {
    return (["ingress", "egress"] as const).flatMap((direction) =>
        places(at(props, "spec", direction), `spec.${direction}`).map((opening) => {
            const key = direction === "ingress" ? "from" : "to";
            const peers = places(opening.value[key], `${opening.path}.${key}`);
            return { ...opening, direction, ...(peers.length > 0 && { peers }) };
        }),
    );
}

/** Whether a selector selects everything there is. */
export function selectsAll(selector: unknown): boolean {
    return Object.values(record(selector)).every((part) =>
        Array.isArray(part) ? part.length === 0 : Object.keys(record(part)).length === 0,
    );
}

/** A rule about NetworkPolicies. */
export function networkPolicyRule(
    rule: Omit<ResourceRule, "types" | "check"> & { readonly checkPolicy: (props: Properties) => string[] },
): ResourceRule {
    const { checkPolicy, ...described } = rule;
    return { ...described, types: [networkPolicyType], check: ({ props }) => checkPolicy(props) };
}
