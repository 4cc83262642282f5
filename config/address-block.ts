/** A block of IPv4 addresses as numbers: its first address and the one behind its last. */
export interface AddressRange {
    readonly first: number;
    readonly end: number;
}

/** The addresses of a block such as `10.0.0.0/16`; undefined for what is no block. */
export function addressRange(block: string): AddressRange | undefined {
    const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(block)?.slice(1).map(Number);
    if (parts === undefined || parts.some((part, index) => part > (index < 4 ? 255 : 32))) {
        return undefined;
    }
    const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = parts;
    const size = 2 ** (32 - prefix);
    const address = ((a * 256 + b) * 256 + c) * 256 + d;
    const first = Math.floor(address / size) * size;
    return { first, end: first + size };
}

/** How many addresses a block has. */
export function addressCount({ first, end }: AddressRange): number {
    return end - first;
}

/** Whether two blocks share an address. */
export function overlap(one: AddressRange, other: AddressRange): boolean {
    return one.first < other.end && other.first < one.end;
}

/** Whether every address of the inner block is in the outer. */
export function contains(outer: AddressRange, inner: AddressRange): boolean {
    return outer.first <= inner.first && inner.end <= outer.end;
}

/** The address at a place in a block, as one writes it. */
export function addressAt({ first }: AddressRange, place: number): string {
    const address = first + place;
    return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

/** Whether a block lies where no public address is. Source: RFC 1918 and RFC 6598. */
export function isPrivate(range: AddressRange): boolean {
    return ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"].some((block) => {
        const outer = addressRange(block);
        return outer !== undefined && contains(outer, range);
    });
}
