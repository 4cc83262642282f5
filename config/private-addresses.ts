import { BlockList, isIPv4 } from "node:net";

const privateBlocks: readonly (readonly [string, number])[] = [
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["172.16.0.0", 12],
    ["192.168.0.0", 16],
];

/** Blocks of addresses that are no part of the internet: a cluster's, and those of networks of one's own. */
export const privateAddresses: readonly string[] = privateBlocks.map(([network, bits]) => `${network}/${bits}`);

/** Whether a block of addresses (`10.1.2.0/28`), or a single one, is no part of the internet. */
export function isPrivate(block: string): boolean {
    const [address = "", prefix = "32"] = block.split("/");
    return (
        isIPv4(address) &&
        privateBlocks.some(([network, bits]) => {
            const list = new BlockList();
            list.addSubnet(network, bits);
            return Number(prefix) >= bits && list.check(address);
        })
    );
}
