import { text } from "../reading";
import { word } from "./words";

/** What stands for everybody in Azure's rules; machines of `AzureCloud` are everybody's to rent. */
const everybody: ReadonlySet<string> = new Set(["*", "any", "internet", "azurecloud"]);

/**
 * Whether a block of addresses is larger than it should be: everybody, a block with fewer fixed bits than said, or
 * nothing that could be read as one.
 *
 * @param bits Of IPv4; a block of IPv6 needs twice as many.
 */
export function isWide(range: unknown, bits: number): boolean {
    if (everybody.has(word(range))) {
        return true;
    }
    const { address = "", prefix } = /^(?<address>[^/]+)(\/(?<prefix>\d+))?$/.exec(text(range).trim())?.groups ?? {};
    if (address.includes(":")) {
        return Number(prefix ?? 128) < 2 * bits;
    }
    // Names such as `VirtualNetwork` stand for something of one's own.
    return /^[\d.]+$/.test(address) ? Number(prefix ?? 32) < bits : address === "";
}
