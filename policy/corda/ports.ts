/** The program's ports, repeated because a pack stands by itself; a test holds them to those of the components. */
export const ports = {
    p2p: 10002,
    rpc: 10003,
    rpcAdmin: 10043,
    metrics: 9404,
    lifecycleMetrics: 9405,
    postgresql: 5432,
    broker: 11005,
    tunnel: 12005,
} as const;

/** What nobody outside a cluster may reach, by number and by the name that Services and containers give it. */
export const privatePorts: ReadonlySet<unknown> = new Set<unknown>([
    ...[ports.rpc, ports.rpcAdmin, ports.metrics, ports.lifecycleMetrics, ports.postgresql, ports.broker, ports.tunnel],
    ...["rpc", "metrics", "tool-metrics", "postgresql", "broker", "tunnel"],
]);

/** Whether a port of a NetworkPolicy or a probe is one of these, by number or by name. */
export function isPort(given: unknown, ...names: readonly (keyof typeof ports)[]): boolean {
    return names.some((name) => given === name || given === ports[name]);
}
