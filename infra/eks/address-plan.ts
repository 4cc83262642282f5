import { isIPv4 } from "node:net";
import type { EksConfig } from "../../config/eks";

/** Where peers reach a node, as plain text: it becomes part of the node's signed node info. */
export type PlannedAddress = {
    readonly host: string;
    /** Whether a record in the platform's zone points there. */
    readonly record: boolean;
} & (
    | { readonly kind: "dns" }
    | { readonly kind: "fixed" }
    /** An Elastic IP that is there. */
    | { readonly kind: "own-ip"; readonly allocation: string }
);

/**
 * Plans a node's address: the host that the stack file gives it, or its name in the platform's zone.
 *
 * @throws Error where neither is there, which the check of the stack file finds first.
 */
export function plannedAddress(
    node: { readonly name: string; readonly host?: string },
    { dns, loadBalancers }: Pick<EksConfig, "dns" | "loadBalancers">,
): PlannedAddress {
    const host = node.host ?? (dns === undefined ? undefined : `${node.name}.${dns.zone}`);
    if (host === undefined) {
        throw new Error(`${node.name} has no host, and corda:platform.dns no zone for one`);
    }
    if (isIPv4(host)) {
        const allocation = loadBalancers.elasticIps[host];
        if (allocation === undefined) {
            throw new Error(`${host} of ${node.name} is missing in corda:platform.loadBalancers.elasticIps`);
        }
        return { kind: "own-ip", host, record: false, allocation };
    }
    return {
        kind: loadBalancers.addresses,
        host,
        record: dns !== undefined && host.toLowerCase().endsWith(`.${dns.zone}`),
    };
}
