/** A network as a stack file writes it. */
export type WrittenNetwork = Record<string, unknown>;

/**
 * The network of a stack file with many nodes in place of its own: all like its first, behind as many firewalls as it
 * takes for each to serve a few of them, every firewall with a broker of its own, like the file's first.
 *
 * @param nodes How many nodes. Up to 999.
 * @param share How many nodes share a firewall.
 */
export function manyNodes(network: WrittenNetwork, nodes: number, share: number): WrittenNetwork {
    const first = (list: string): Record<string, unknown> => {
        const [one] = (network[list] ?? []) as readonly Record<string, unknown>[];
        if (one === undefined) {
            throw new Error(`the stack file has no ${list} to take for a pattern`);
        }
        return one;
    };
    const count = (length: number) => Array.from({ length }, (_, index) => index + 1);
    const [node, firewall, broker] = [first("nodes"), first("firewalls"), first("brokers")];
    const firewalls = count(Math.ceil(nodes / share));
    return {
        ...network,
        brokers: firewalls.map((number) => ({ ...broker, name: `messaging-${number}` })),
        firewalls: firewalls.map((number) => ({ ...firewall, name: `edge-${number}`, broker: `messaging-${number}` })),
        nodes: count(nodes).map((number) => ({
            ...node,
            name: `bank-${number}`,
            legalName: `O=Bank ${number},L=London,C=GB`,
            firewall: `edge-${Math.ceil(number / share)}`,
        })),
    };
}
