import type * as kubernetes from "@pulumi/kubernetes";
import { ports } from "../ports";

type Spec = kubernetes.types.input.networking.v1.NetworkPolicySpec;
type Peer = kubernetes.types.input.networking.v1.NetworkPolicyPeer;
type Selector = Readonly<Record<string, string>>;

/** One direction of allowed traffic: pods with these labels, on these TCP ports. */
export interface Path {
    /** Labels of the pods at the other end, in the same namespace; every address outside the cluster when undefined. */
    readonly pods?: Selector;
    /** Namespace of the other end by its name. @default the same namespace */
    readonly namespace?: string;
    readonly ports: readonly number[];
}

/** A policy that selects every pod of the namespace and allows nothing, in or out. */
export const defaultDeny: Spec = { podSelector: {}, policyTypes: ["Ingress", "Egress"] };

/** Name resolution for every pod: CoreDNS as all conformant clusters label it. */
export const allowDns: Spec = {
    podSelector: {},
    policyTypes: ["Egress"],
    egress: [
        {
            to: [
                {
                    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
                    podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
                },
            ],
            ports: [
                { protocol: "UDP", port: ports.dns },
                { protocol: "TCP", port: ports.dns },
            ],
        },
    ],
};

/** Exactly the paths named, for the pods selected; all else stays denied by {@link defaultDeny}. */
export function allow(paths: {
    readonly select: Selector;
    readonly from?: readonly Path[];
    readonly to?: readonly Path[];
}): Spec {
    const tcp = (path: Path) => path.ports.map((port) => ({ protocol: "TCP", port }));
    return {
        podSelector: { matchLabels: { ...paths.select } },
        policyTypes: [...(paths.from ? ["Ingress"] : []), ...(paths.to ? ["Egress"] : [])],
        ...(paths.from && { ingress: paths.from.map((path) => ({ from: [peer(path)], ports: tcp(path) })) }),
        ...(paths.to && { egress: paths.to.map((path) => ({ to: [peer(path)], ports: tcp(path) })) }),
    };
}

function peer(path: Path): Peer {
    if (path.pods === undefined) {
        return { ipBlock: { cidr: "0.0.0.0/0" } };
    }
    return {
        podSelector: { matchLabels: { ...path.pods } },
        ...(path.namespace !== undefined && {
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": path.namespace } },
        }),
    };
}
