import { BlockList, isIPv4 } from "node:net";
import { quoted } from "./quoted";

/** What is wrong with a block of IPv4 addresses, or undefined. */
export function cidrMistake(block: string): string | undefined {
    const [address = "", prefix, ...rest] = block.split("/");
    if (!isIPv4(address) || prefix === undefined || rest.length > 0 || !/^(\d|[12]\d|3[0-2])$/.test(prefix)) {
        return `${quoted(block)} is no block of addresses — write address/prefix, like 10.1.2.0/28, or 10.1.2.3/32 for one`;
    }
    if (prefix === "0") {
        return `${quoted(block)} is every address there is — name the blocks that are needed, like 10.1.2.0/28`;
    }
    const metadata = new BlockList();
    metadata.addSubnet(address, Number(prefix));
    return metadata.check("169.254.169.254")
        ? `${quoted(block)} takes in the cloud's metadata service — name a narrower block`
        : undefined;
}
