import type { Flavour } from "../flavours";
import type { AddressedNode, P2pEndpoint } from "../p2p-endpoint";

/** How the load balancers of P2P are asked for. */
export interface LoadBalancersArgs {
    /** @default "cloud" */
    readonly controller?: "cloud" | "aws";
    /** @default "external" */
    readonly scheme?: "external" | "internal";
    /** @default the cluster's own */
    readonly class?: string;
    /** @default everybody */
    readonly sourceRanges?: readonly string[];
    /** @default none */
    readonly annotations?: readonly { readonly key: string; readonly value: string }[];
}

type Scheme = "external" | "internal";
type Request = Pick<P2pEndpoint, "serviceAnnotations" | "loadBalancerClass" | "sourceRanges">;

/** What makes a load balancer public or not, in the words of each flavour's cloud; generic Kubernetes has none. */
const byFlavour: Readonly<Record<Flavour, Readonly<Record<Scheme, Readonly<Record<string, string>>>>>> = {
    generic: { external: {}, internal: {} },
    openshift: { external: {}, internal: {} },
    /** Source: GKE docs, "LoadBalancer Service parameters". */
    gke: {
        external: { "cloud.google.com/l4-rbs": "enabled" },
        internal: { "networking.gke.io/load-balancer-type": "Internal" },
    },
};

/** What a Service says to get the load balancer that the stack file describes. */
export function loadBalancerRequest(node: AddressedNode, flavour: Flavour, args: LoadBalancersArgs = {}): Request {
    const { controller = "cloud", scheme = "external", sourceRanges, annotations = [] } = args;
    const own = controller === "aws" ? ofAws(node, scheme) : byFlavour[flavour][scheme];
    const loadBalancerClass = controller === "aws" ? "service.k8s.aws/nlb" : args.class;
    return {
        serviceAnnotations: { ...own, ...Object.fromEntries(annotations.map(({ key, value }) => [key, value])) },
        ...(loadBalancerClass !== undefined && { loadBalancerClass }),
        ...(sourceRanges !== undefined && { sourceRanges }),
    };
}

/**
 * A Network Load Balancer each. It sends to machines, not to pods: on a cluster of one's own on EC2 a pod's address may
 * be none of the VPC's. Source: AWS Load Balancer Controller docs, "Network Load Balancer", "Annotations".
 */
function ofAws({ port }: AddressedNode, scheme: Scheme): Record<string, string> {
    const prefix = "service.beta.kubernetes.io/aws-load-balancer";
    return {
        [`${prefix}-scheme`]: scheme === "external" ? "internet-facing" : "internal",
        [`${prefix}-nlb-target-type`]: "instance",
        [`${prefix}-attributes`]: "load_balancing.cross_zone.enabled=true",
        // P2P connections stay open while nobody has anything to say; 6000 seconds is the most there is.
        [`${prefix}-listener-attributes.TCP-${port}`]: "tcp.idle_timeout.seconds=6000",
    };
}
