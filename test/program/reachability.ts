import { BlockList } from "node:net";
import type {
    V1LabelSelector,
    V1NetworkPolicyPeer,
    V1NetworkPolicyPort,
    V1NetworkPolicySpec,
} from "@kubernetes/client-node";

type Labels = Readonly<Record<string, string>>;

/** One end of a connection: a pod, or a plain address where it has no labels. */
export interface Endpoint {
    readonly name: string;
    readonly address: string;
    /** Empty for a plain address. */
    readonly namespace: string;
    readonly labels?: Labels;
    /** Labels of its namespace, beside the one with its name. */
    readonly namespaceLabels?: Labels;
}

/** A policy and the namespace it stands in. */
export interface PlacedPolicy {
    readonly namespace: string;
    readonly spec: V1NetworkPolicySpec;
}

/**
 * Whether the policies let one end open a connection to a port of the other, by Kubernetes' rules: a pod that no policy
 * selects for a direction is open in it; one that is selected is open for what the rules of its policies add up to.
 */
export function mayReach(
    policies: readonly PlacedPolicy[],
    from: Endpoint,
    to: Endpoint,
    port: number,
    protocol: "TCP" | "UDP" = "TCP",
): boolean {
    const allows = (
        subject: Endpoint,
        direction: "Ingress" | "Egress",
        rules: (spec: V1NetworkPolicySpec) => readonly Rule[],
        peer: Endpoint,
    ) => {
        const selecting = policies.filter(
            ({ namespace, spec }) =>
                subject.labels !== undefined &&
                namespace === subject.namespace &&
                spec.policyTypes?.includes(direction) &&
                selects(spec.podSelector, subject.labels),
        );
        return (
            selecting.length === 0 ||
            selecting.some(({ namespace, spec }) =>
                rules(spec).some((rule) => opens(rule.ports, port, protocol) && admits(rule.peers, namespace, peer)),
            )
        );
    };
    return (
        allows(from, "Egress", ({ egress = [] }) => egress.map(({ to: peers, ports }) => ({ peers, ports })), to) &&
        allows(to, "Ingress", ({ ingress = [] }) => ingress.map(sources), from)
    );
}

interface Rule {
    readonly peers?: readonly V1NetworkPolicyPeer[];
    readonly ports?: readonly V1NetworkPolicyPort[];
}

/** A rule as recorded says `from`; the client library's type has another name for it. */
function sources(rule: object): Rule {
    const { from: peers, ports } = rule as { from?: V1NetworkPolicyPeer[]; ports?: V1NetworkPolicyPort[] };
    return { peers, ports };
}

function opens(ports: Rule["ports"], port: number, protocol: string): boolean {
    return (
        ports === undefined ||
        ports.some(
            (open) =>
                (open.protocol ?? "TCP") === protocol &&
                (open.port === undefined || (port >= Number(open.port) && port <= (open.endPort ?? Number(open.port)))),
        )
    );
}

function admits(peers: Rule["peers"], namespace: string, { labels, namespaceLabels, ...end }: Endpoint): boolean {
    return (
        peers === undefined ||
        peers.some(({ ipBlock, namespaceSelector, podSelector }) => {
            if (ipBlock !== undefined) {
                const { cidr, except = [] } = ipBlock;
                return within(cidr, end.address) && !except.some((exception) => within(exception, end.address));
            }
            const inNamespace =
                namespaceSelector === undefined
                    ? end.namespace === namespace
                    : selects(namespaceSelector, { ...namespaceLabels, "kubernetes.io/metadata.name": end.namespace });
            return labels !== undefined && inNamespace && selects(podSelector, labels);
        })
    );
}

function within(cidr: string, address: string): boolean {
    const [network = "", bits] = cidr.split("/");
    const block = new BlockList();
    block.addSubnet(network, Number(bits));
    return block.check(address);
}

function selects(selector: V1LabelSelector | undefined, labels: Labels): boolean {
    if (selector?.matchExpressions !== undefined) {
        throw new Error("selectors by expression are not evaluated here");
    }
    return Object.entries(selector?.matchLabels ?? {}).every(([key, value]) => labels[key] === value);
}
