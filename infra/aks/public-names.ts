import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { AksConfig } from "../../config/aks";
import type { MachinePool } from "../machine-pools";
import type { PublicDns } from "../public-dns";
import { externalDns } from "../public-dns";
import { AksCertificates } from "./certificates";
import { AksDns } from "./dns";
import { AksExternalDns } from "./external-dns";
import type { AksPlace } from "./place";

/** Arguments of {@link publicNames}. */
export interface PublicNamesArgs {
    readonly place: AksPlace;
    readonly config: Pick<AksConfig, "dns" | "certificates">;
    readonly kubernetes: kubernetes.Provider;
    /** Whose tokens Entra ID trusts. */
    readonly issuer: pulumi.Input<string>;
    /** Machines that what keeps records and certificates runs on. */
    readonly machines: MachinePool;
}

/** A zone, and what keeps names in it. */
export interface PublicNames {
    /** Where nodes and floats have their names; Azure's own labels when undefined. */
    readonly zone?: AksDns;
    /** How web hosts get their records; whoever names one points it when undefined. */
    readonly hosts?: PublicDns;
}

/** Makes the zone that the stack file names, and in the cluster what keeps records of web hosts and their certificates. */
export function publicNames(
    name: string,
    { config: { dns, certificates }, ...args }: PublicNamesArgs,
    opts: pulumi.ComponentResourceOptions,
): PublicNames {
    if (dns === undefined) {
        return {};
    }
    const zone = new AksDns(`${name}-dns`, { place: args.place, ...dns }, opts);
    if (certificates !== undefined) {
        new AksCertificates(`${name}-certificates`, { ...args, config: certificates, dns: zone }, opts);
    }
    if (dns.externalDns === undefined) {
        return { zone };
    }
    new AksExternalDns(`${name}-external-dns`, { ...args, config: dns.externalDns, dns: zone }, opts);
    return { zone, hosts: externalDns(dns.zone) };
}
