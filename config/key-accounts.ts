import { keyOf, workersOf } from "./key-places";
import { textOf, type Written, type WrittenNetwork } from "./written-network";

/**
 * How many ServiceAccounts log in to a vault of Azure's as themselves to use keys there: those of pods that sign, and of
 * Jobs that make keys for them. A member registers as itself, but where it has something to hand to a zone of the
 * network's own.
 */
export function keyAccounts(network: WrittenNetwork): number {
    const vaults = network.hsms.flatMap(({ value }) =>
        value["login"] === "workload-identity" ? (textOf(value, "name") ?? []) : [],
    );
    const uses = (one: Written, ...keys: readonly string[]) =>
        keys.some((key) => vaults.includes(keyOf(one, key) ?? ""));
    const ofMember = (one: Written) => uses(one, "identity", "tls", "broker", "confidential");
    const each = network.zone["kind"] === "cenm" ? 2 : 1;
    return [
        each * network.notaries.filter(ofMember).length,
        ...network.clusters.map((cluster) => {
            const workers = workersOf(network, cluster);
            return uses(cluster, "service") ? each * workers.length + 1 : each * workers.filter(ofMember).length;
        }),
        ...network.nodes.filter(ofMember).map(({ value }) => (value["standby"] === true ? 2 : 1)),
        network.brokers.filter((broker) => clientsOf(network, broker).some((one) => uses(one, "broker"))).length,
        ...network.firewalls.map((firewall) => {
            const registers = [uses(firewall, "tls"), ...nodesBehind(network, firewall).map(ofMember)];
            const tunnel = uses(firewall, "tunnel");
            // The tunnel's keys are the bridge's and the float's, and a Job makes them.
            const accounts = [registers.includes(true), uses(firewall, "tls", "broker") || tunnel, tunnel, tunnel];
            return accounts.filter(Boolean).length;
        }),
    ].reduce((sum, count) => sum + count, 0);
}

/** Firewalls of a broker, and the nodes behind them. */
export function clientsOf(network: WrittenNetwork, { value }: Written): Written[] {
    const name = textOf(value, "name");
    return network.firewalls
        .filter((firewall) => name !== undefined && textOf(firewall.value, "broker") === name)
        .flatMap((firewall) => [firewall, ...nodesBehind(network, firewall)]);
}

function nodesBehind({ nodes }: WrittenNetwork, { value }: Written): Written[] {
    const name = textOf(value, "name");
    return nodes.filter((node) => name !== undefined && textOf(node.value, "firewall") === name);
}
