import { entrancePath } from "../client/web-entrance";
import type { Path } from "../isolation/policies";
import { labelKeys, type Role } from "../labels";
import type { TlsIdentity } from "./files";
import { type CenmMembership, serviceSelector } from "./membership";
import { cenmPorts } from "./ports";

/** Between two services of one zone. */
export function service(membership: CenmMembership, identity: TlsIdentity, ...ports: readonly number[]): Path {
    return { pods: serviceSelector(membership.name, identity), ports };
}

/** To the auth service, whose tokens everybody checks. */
export function toAuth(membership: CenmMembership): Path {
    return service(membership, "auth", cenmPorts.auth);
}

/** To the zone service, for an angel. */
export function toZone(membership: CenmMembership): Path {
    return service(membership, "zone", cenmPorts.zone);
}

/** From what brings HTTPS in, where the service has a host outside. */
export function fromIngress(
    { name, args: { ingress } }: CenmMembership,
    host: keyof NonNullable<CenmMembership["args"]["ingress"]>["hosts"],
    port: number,
): Path[] {
    return ingress?.hosts[host] === undefined
        ? []
        : [entrancePath(name, { entrance: ingress.entrance, ingress: ingress.controller, port })];
}

/** From participants' pods of these roles, in the namespaces that the stack file admits. */
export function fromParticipants({ args }: CenmMembership, ...participants: readonly Role[]): Path[] {
    return args.participants.flatMap(({ name }) =>
        participants.map((role) => ({ namespace: name, pods: { [labelKeys.role]: role }, ports: [cenmPorts.http] })),
    );
}
