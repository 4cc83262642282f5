import { BlockList, isIP } from "node:net";

/** Whether a block, `10.0.0.0/8`, has an address in it; nothing is in what is no block. */
export function contains(block: string, address: string): boolean {
    const [base = "", length = ""] = block.split("/");
    const family = isIP(base);
    const bits = Number(length);
    if (family === 0 || length === "" || !(bits >= 0 && bits <= (family === 4 ? 32 : 128))) {
        return false;
    }
    const version = family === 4 ? "ipv4" : "ipv6";
    const list = new BlockList();
    list.addSubnet(base, bits, version);
    return isIP(address) === family && list.check(address, version);
}

/** Whether a block is so wide that whoever may call from it is anybody. */
export function isEverywhere(block: string): boolean {
    const [base = "", length = "32"] = block.split("/");
    return isIP(base) !== 0 && Number(length) < 8;
}
