import type * as pulumi from "@pulumi/pulumi";
import { labels, labelKeys, type Role } from "../labels";
import type { CenmArgs } from "./args";
import type { TlsIdentity } from "./files";
import type { CenmPasswords } from "./passwords";
import { cenmPorts } from "./ports";

/** What every service of one zone shares. */
export interface CenmMembership {
    /** The zone's name; every object's begins with it. */
    readonly name: string;
    readonly args: CenmArgs;
    readonly passwords: pulumi.Output<CenmPasswords>;
    /** ConfigMap with the services' logging. */
    readonly logging: pulumi.Output<string>;
}

/** What the services are to each other. */
export const roles: Readonly<Record<TlsIdentity, Role>> = {
    auth: "auth",
    gateway: "gateway",
    "signing-gateway": "gateway",
    zone: "zone",
    "identity-manager": "identity-manager",
    signer: "signer",
    "network-map": "network-map",
};

/** Ports of every service by their names in its Service. */
export const servicePorts: Readonly<Record<TlsIdentity, Readonly<Record<string, number>>>> = {
    auth: { https: cenmPorts.auth },
    gateway: { http: cenmPorts.gateway },
    "signing-gateway": { http: cenmPorts.gateway },
    zone: { angels: cenmPorts.zone, admin: cenmPorts.zoneAdmin },
    "identity-manager": {
        http: cenmPorts.http,
        issuance: cenmPorts.issuance,
        revocation: cenmPorts.revocation,
        admin: cenmPorts.admin,
    },
    signer: { admin: cenmPorts.admin },
    "network-map": { http: cenmPorts.http, internal: cenmPorts.networkMap, admin: cenmPorts.admin },
};

/** Name of a service's objects. */
export function serviceName(zone: string, identity: TlsIdentity): string {
    return `${zone}-${identity}`;
}

/** DNS name of a service, the same from every namespace. */
export function serviceHost(zone: string, namespace: string, identity: TlsIdentity): string {
    return `${serviceName(zone, identity)}.${namespace}.svc.cluster.local`;
}

/** Labels that select the pods of one service and nobody else's. */
export function serviceSelector(zone: string, identity: TlsIdentity): Record<string, string> {
    return { "app.kubernetes.io/instance": serviceName(zone, identity), [labelKeys.role]: roles[identity] };
}

/** Labels of everything that belongs to one part of a zone. */
export function partLabels(membership: Pick<CenmMembership, "args">, name: string, component: string) {
    return labels({ name, component, partOf: membership.args.partOf });
}
