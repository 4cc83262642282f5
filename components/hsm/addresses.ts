import { isIPv4 } from "node:net";
import type { AddressBlock, Path } from "../isolation/policies";

/** Where a device is, as far as a NetworkPolicy has to know. */
export interface HsmNetwork {
    /** DNS name or address. */
    readonly host: string;
    readonly port: number;
    /** Its addresses. @default the host, where that is an IPv4 address */
    readonly addresses?: readonly AddressBlock[];
}

/**
 * The only ways out that a device needs.
 *
 * @throws Error where the host is a name and its addresses aren't given: a NetworkPolicy knows no names.
 */
export function pathsToDevice(hsm: string, { host, port, addresses }: HsmNetwork): Path[] {
    const blocks = addresses ?? (isIPv4(host) ? [{ cidr: `${host}/32` }] : []);
    if (blocks.length === 0) {
        throw new Error(
            `HSM ${hsm}: "${host}" is a name, and a NetworkPolicy opens the way to addresses only; ` +
                'give them, as in addresses: [{ cidr: "10.1.2.0/28" }]',
        );
    }
    return blocks.map((block) => ({ addresses: block, ports: [port] }));
}
