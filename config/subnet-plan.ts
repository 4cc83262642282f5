import { addressAt, blockAt, rangeOf } from "./address-blocks";

/** The subnets of one zone. */
export interface ZoneSubnets {
    readonly zone: string;
    /** For load balancers and gateways. */
    readonly public: string;
    /** For machines and pods. */
    readonly private: string;
    /** For databases, HSMs and the endpoints of AWS' services: no way out of it. */
    readonly data: string;
}

/**
 * Lays out a network: a quarter of it for the pods of each zone, and of the last quarter a sixteenth for each other
 * subnet.
 *
 * @param cidr A /16 to /20.
 * @param zones Up to three.
 * @throws Error for more zones than there are quarters.
 */
export function subnetPlan(cidr: string, zones: readonly string[]): ZoneSubnets[] {
    if (zones.length > 3) {
        throw new Error(`${zones.length} zones don't fit: three at most`);
    }
    const { first, size, prefix } = rangeOf(cidr);
    const quarter = size / 4;
    const rest = first + 3 * quarter;
    const small = (place: number) => blockAt(rest + (place * quarter) / 16, prefix + 6);
    return zones.map((zone, index) => ({
        zone,
        private: blockAt(first + index * quarter, prefix + 2),
        public: small(index),
        data: small(8 + index),
    }));
}

/** Addresses of HSMs: the twentieth of each zone's data subnet, so that configuration can name them before they are. */
export function hsmAddresses(plan: readonly ZoneSubnets[], count: number): string[] {
    return plan.slice(0, count).map(({ data }) => addressAt(rangeOf(data).first + 20));
}
