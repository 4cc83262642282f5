/** First address and number of addresses of a block of IPv4 addresses. */
export interface AddressRange {
    readonly first: number;
    readonly size: number;
    readonly prefix: number;
}

/** The range of a block that is written rightly, with what lies beside its prefix taken away. */
export function rangeOf(block: string): AddressRange {
    const [address = "", length = "32"] = block.split("/");
    const prefix = Number(length);
    const size = 2 ** (32 - prefix);
    const number = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
    return { first: Math.floor(number / size) * size, size, prefix };
}

/** A block as one writes it. */
export function blockAt(first: number, prefix: number): string {
    return `${addressAt(first)}/${prefix}`;
}

/** An address as one writes it. */
export function addressAt(number: number): string {
    return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}

/** Whether two blocks share an address. */
export function overlap(one: string, other: string): boolean {
    const [a, b] = [rangeOf(one), rangeOf(other)];
    return a.first < b.first + b.size && b.first < a.first + a.size;
}

/** Whether a block lies wholly in another. */
export function isWithin(inner: string, outer: string): boolean {
    const [a, b] = [rangeOf(inner), rangeOf(outer)];
    return a.first >= b.first && a.first + a.size <= b.first + b.size;
}
