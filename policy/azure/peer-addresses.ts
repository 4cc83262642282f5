import type { JudgedStackResource } from "../rule";
import { namedBy, ofTypes } from "./dependents";

/** Public addresses that somebody calls: all but those that a NAT gateway only calls from. */
export function peerAddresses(resources: readonly JudgedStackResource[]): readonly JudgedStackResource[] {
    const ofGateways = namedBy(ofTypes(resources, "azure-native:network:NatGateway"));
    return ofTypes(resources, "azure-native:network:PublicIPAddress").filter(({ urn }) => !ofGateways.has(urn));
}
