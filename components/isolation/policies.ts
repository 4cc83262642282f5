import type * as kubernetes from "@pulumi/kubernetes";
import type { ClusterDns } from "../../infra/capabilities";

type Spec = kubernetes.types.input.networking.v1.NetworkPolicySpec;
type Peer = kubernetes.types.input.networking.v1.NetworkPolicyPeer;
type Selector = Readonly<Record<string, string>>;

/** One direction of allowed traffic: pods with these labels, on these TCP ports. */
export interface Path {
    /** Labels of the pods at the other end, in the same namespace. */
    readonly pods?: Selector;
    /** Namespace of those pods by its name. @default the same namespace */
    readonly namespace?: string;
    /** Namespaces at the other end by their labels, where they have no name of their own to go by. */
    readonly namespaceLabels?: Selector;
    /** Addresses at the other end, where it is no pod. */
    readonly addresses?: AddressBlock;
    readonly ports: readonly number[];
    /** Makes a range of the one port given, both ends included. @default none */
    readonly endPort?: number;
}

/** Addresses, as a NetworkPolicy names them. A pod has an address too: a block without exceptions takes in every pod. */
export interface AddressBlock {
    readonly cidr: string;
    readonly except?: readonly string[];
}

/** Every public address: none of a cluster, of a private network, or of a cloud's metadata service. */
export const publicAddresses: AddressBlock = {
    cidr: "0.0.0.0/0",
    except: ["10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"],
};

/** Every address but the link-local ones, where clouds have their metadata service. */
export const routedAddresses: AddressBlock = { cidr: "0.0.0.0/0", except: ["169.254.0.0/16"] };

/** A policy that selects every pod of the namespace and allows nothing, in or out. */
export const defaultDeny: Spec = { podSelector: {}, policyTypes: ["Ingress", "Egress"] };

/** Name resolution for every pod, at the cluster's own name servers and what answers in their place. */
export function allowDns({ namespace, pods, port, caches = {} }: ClusterDns): Spec {
    const { addresses = [] } = caches;
    return {
        podSelector: {},
        policyTypes: ["Egress"],
        egress: [
            {
                to: [
                    peer({ namespace, pods, ports: [] }),
                    ...(caches.pods === undefined ? [] : [peer({ namespace, pods: caches.pods, ports: [] })]),
                    ...addresses.map((address) => peer({ addresses: { cidr: `${address}/32` }, ports: [] })),
                ],
                ports: ["UDP", "TCP"].map((protocol) => ({ protocol, port })),
            },
        ],
    };
}

/** The same path for each of several namespaces, the policy's own among them. */
export function fromNamespaces(own: string, namespaces: readonly string[], path: Path): Path[] {
    return namespaces.map((namespace) => (namespace === own ? path : { ...path, namespace }));
}

/** The way in of Prometheus, by the namespace and the label that its operator and its chart give it. */
export function scraped(...at: readonly number[]): Path {
    return { namespace: "monitoring", pods: { "app.kubernetes.io/name": "prometheus" }, ports: at };
}

/** Exactly the paths named, for the pods selected; all else stays denied by {@link defaultDeny}. */
export function allow(paths: {
    readonly select: Selector;
    readonly from?: readonly Path[];
    readonly to?: readonly Path[];
}): Spec {
    const tcp = (path: Path) => path.ports.map((port) => ({ protocol: "TCP", port, endPort: path.endPort }));
    return {
        podSelector: { matchLabels: { ...paths.select } },
        policyTypes: [...(paths.from ? ["Ingress"] : []), ...(paths.to ? ["Egress"] : [])],
        ...(paths.from && { ingress: paths.from.map((path) => ({ from: [peer(path)], ports: tcp(path) })) }),
        ...(paths.to && { egress: paths.to.map((path) => ({ to: [peer(path)], ports: tcp(path) })) }),
    };
}

function peer(path: Path): Peer {
    if (path.addresses !== undefined) {
        return { ipBlock: { cidr: path.addresses.cidr, except: path.addresses.except && [...path.addresses.except] } };
    }
    if (path.namespaceLabels !== undefined) {
        // Without a selector of pods it takes in what a network plugin counts to a namespace beside its pods.
        return {
            namespaceSelector: { matchLabels: { ...path.namespaceLabels } },
            ...(path.pods && { podSelector: { matchLabels: { ...path.pods } } }),
        };
    }
    return {
        podSelector: { matchLabels: { ...path.pods } },
        ...(path.namespace !== undefined && {
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": path.namespace } },
        }),
    };
}
