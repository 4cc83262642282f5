import { at, list, type Place, places, type Properties, record, text } from "../reading";
import type { JudgedResource, ResourceRule } from "../rule";
import { labelKeys } from "./labels";

/** Labels that pods of one role alone have. */
const ownLabels = { [labelKeys.node]: "node", [labelKeys.broker]: "broker", [labelKeys.databaseOf]: "database" };

/** The role whose pods a NetworkPolicy is about; nothing where it isn't one's. */
function roleSelected({ props }: Pick<JudgedResource, "props">): string {
    const labels = record(at(props, "spec", "podSelector", "matchLabels"));
    const others = Object.entries(ownLabels).find(([key]) => labels[key] !== undefined);
    return text(labels[labelKeys.role]) || (others?.[1] ?? "");
}

/** One entry of a NetworkPolicy: whom and at which ports. */
export interface Way extends Place<Properties> {
    /** Of the pods that the policy is about. */
    readonly role: string;
    readonly peers: readonly Place<Properties>[];
    readonly ports: readonly Place<Properties>[];
}

/**
 * A rule about the ways into or out of the pods with certain roles. Ways to everywhere and ways without ports are the
 * matter of rules about every NetworkPolicy, `kubernetes-network-policy-egress` and `kubernetes-network-policy-ports`, and
 * callers that aren't named that of `corda-unnamed-callers`.
 */
export function waysRule(
    rule: Omit<ResourceRule, "types" | "check"> & {
        /** @default every role */
        readonly roles?: readonly string[];
        readonly direction: "ingress" | "egress";
        readonly checkWay: (way: Way) => Iterable<string>;
    },
): ResourceRule {
    const { checkWay, direction, roles, ...described } = rule;
    return {
        ...described,
        types: ["kubernetes:networking.k8s.io/v1:NetworkPolicy"],
        check: (resource) => {
            const role = roleSelected(resource);
            return role === "" || !(roles?.includes(role) ?? true)
                ? []
                : places(at(resource.props, "spec", direction), `spec.${direction}`).flatMap((entry) => {
                      const parts = (key: string) => places(entry.value[key], `${entry.path}.${key}`);
                      const peers = parts(direction === "ingress" ? "from" : "to");
                      return [...checkWay({ ...entry, role, peers, ports: parts("ports") })];
                  });
        },
    };
}

/** Labels that a peer's pods must have; none where it takes in every pod or is no pod. */
export function podLabels(peer: Properties): Properties {
    return record(at(peer, "podSelector", "matchLabels"));
}

/**
 * Whether a peer is an address, or every pod of a namespace: nobody in particular. Every pod of them all is the matter of
 * `kubernetes-network-policy-peers`.
 */
export function isAnybody(peer: Properties): boolean {
    const hasExpressions = list(at(peer, "podSelector", "matchExpressions")).length > 0;
    const isPod = Object.keys(podLabels(peer)).length > 0 || hasExpressions;
    return peer["ipBlock"] !== undefined || (!isPod && peer["namespaceSelector"] !== undefined);
}
