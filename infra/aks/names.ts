import { createHash } from "node:crypto";

const digest = (...parts: readonly string[]) => createHash("sha256").update(parts.join("\0")).digest("hex");

/**
 * A name that nobody else in Azure has, of lower-case letters and digits, and the same in every run.
 *
 * @param what What it is of, as the name begins.
 * @param of What tells it from others': the subscription, the platform.
 */
export function uniqueName(what: string, ...of: readonly string[]): string {
    return `${what}${digest(what, ...of).slice(0, 12)}`;
}

/** A name of at most so many characters: one that is cut ends with what tells it from others. */
export function within(length: number, name: string): string {
    return name.length <= length ? name : `${name.slice(0, length - 13)}-${digest(name).slice(0, 12)}`;
}

/** A UUID that is the same in every run: role assignments have one in place of a name. */
export function stableUuid(...of: readonly string[]): string {
    const hex = digest(...of);
    // Version 8 is for UUIDs of one's own making. Source: RFC 9562.
    const parts = [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `8${hex.slice(13, 16)}`,
        `8${hex.slice(17, 20)}`,
        hex.slice(20, 32),
    ];
    return parts.join("-");
}

/** The DNS label of a node's address. */
export function dnsLabel(prefix: string, node: string): string {
    return `${prefix}-${node}`;
}

/** The name that Azure gives to an address with a label. Source: Azure docs, "Public IP addresses", "DNS name label". */
export function labelledHost(label: string, region: string): string {
    return `${label}.${region}.cloudapp.azure.com`;
}
