import { cenmPorts } from "./cenm/ports";
import { ports } from "./ports";

/**
 * Who may open a connection to a port: nodes of other organisations, pods of the cluster that a policy names, or only
 * the kubelet that probes the pod.
 */
export type Reach = "peers" | "cluster" | "kubelet";

/** One port that a pod listens on. */
export interface PlannedPort {
    readonly port: number;
    readonly reach: Reach;
    /** What its Service appends to the component's name; a port without a Service is asked for at the pod. */
    readonly service?: string;
}

const metrics: PlannedPort = { port: ports.metrics, reach: "cluster" };
const ofNode: readonly PlannedPort[] = [
    { port: ports.rpc, reach: "cluster", service: "-rpc" },
    { ...metrics, service: "-metrics" },
    { port: ports.lifecycle, reach: "kubelet" },
    { port: ports.lifecycleMetrics, reach: "cluster" },
];
const ofService: readonly PlannedPort[] = [{ port: ports.http, reach: "cluster", service: "" }, metrics];

/**
 * What the pods of each component listen on and which Service carries it. P2P is the only thing that a platform ever has
 * to show to the world, and alone in its Service: RPC, the broker, the tunnel, databases and metrics stay inside, and
 * there is no shell.
 */
export const portPlan = {
    node: [{ port: ports.p2p, reach: "peers", service: "" }, ...ofNode],
    nodeBehindFirewall: ofNode,
    float: [
        { port: ports.p2p, reach: "peers", service: "" },
        { port: ports.tunnel, reach: "cluster", service: "-tunnel" },
        { ...metrics, service: "-metrics" },
    ],
    bridge: [{ ...metrics, service: "-metrics" }],
    broker: [
        { port: ports.broker, reach: "cluster", service: "" },
        { ...metrics, service: "" },
        { port: ports.lifecycle, reach: "kubelet" },
    ],
    database: [{ port: ports.postgresql, reach: "cluster", service: "" }],
    networkMap: ofService,
    cenmNetworkMap: [
        { port: cenmPorts.http, reach: "cluster", service: "" },
        { port: cenmPorts.networkMap, reach: "cluster", service: "" },
        { port: cenmPorts.admin, reach: "cluster", service: "" },
    ],
    cordapps: ofService,
} as const satisfies Readonly<Record<string, readonly PlannedPort[]>>;

/** The ports of a component's pods that peers have to reach. */
export function publicPorts(plan: readonly PlannedPort[]): number[] {
    return plan.filter(({ reach }) => reach === "peers").map(({ port }) => port);
}

/**
 * The components whose pods would have to show more ports than a platform shows of one pod.
 *
 * @param limit How many it shows; any number when undefined.
 */
export function overexposed(
    plan: Readonly<Record<string, readonly PlannedPort[]>>,
    limit: number | undefined,
): string[] {
    return Object.entries(plan)
        .filter(([, planned]) => limit !== undefined && publicPorts(planned).length > limit)
        .map(([component]) => component);
}
