import * as route53 from "@pulumi/aws/route53";
import type * as pulumi from "@pulumi/pulumi";
import type { EksConfig } from "../../config/eks";

/** The zone that nodes' names are in. */
export interface DnsZone {
    readonly name: string;
    readonly id: pulumi.Input<string>;
    /** Of a zone that was made: to be entered above it. */
    readonly nameServers?: pulumi.Output<string[]>;
}

/** The zone of the stack file, made where it isn't there. */
export function dnsZone(
    name: string,
    { dns, protection, name: cluster }: Pick<EksConfig, "dns" | "protection" | "name">,
    opts: pulumi.ComponentResourceOptions,
): DnsZone | undefined {
    if (dns?.zoneId !== undefined) {
        return { name: dns.zone, id: dns.zoneId };
    }
    if (dns === undefined) {
        return undefined;
    }
    const protect = protection === "protected";
    const zone = new route53.Zone(
        name,
        // A disposable one goes with the records that add-ons wrote and had no time to take back.
        { name: dns.zone, comment: `Nodes of ${cluster}`, forceDestroy: !protect },
        { ...opts, protect },
    );
    return { name: dns.zone, id: zone.zoneId, nameServers: zone.nameServers };
}
