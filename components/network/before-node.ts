import type * as pulumi from "@pulumi/pulumi";
import type { CordaNodeArgs } from "../node/arguments";
import type { NetworkMembership } from "../node/membership";
import { InitialRegistration } from "../registration/initial-registration";
import type { PlannedFirewall } from "./firewall";

/** What a node waits for, beside what is its own. */
export interface BeforeNodeContext {
    readonly network: NetworkMembership;
    /** The notaries' registrations: a node joins when the network parameters exist, and those name the notaries. */
    readonly notarised: readonly pulumi.Resource[];
    /** Undefined where peers reach the node itself. */
    readonly firewall?: PlannedFirewall;
}

/**
 * What has to be done before a node starts. In a development zone it makes its own certificates; a doorman is asked for
 * them by a Job on the node's volume, or for all nodes of a firewall at once.
 */
export function beforeNode(
    { name, legalName }: { readonly name: string; readonly legalName: string },
    { network: { zone, namespace }, notarised, firewall }: BeforeNodeContext,
): CordaNodeArgs["beforeStart"] {
    if (firewall !== undefined) {
        return async () => [...notarised, ...(await firewall.ready)];
    }
    return ({ parent, ...ofNode }) =>
        zone.kind === "bootstrapped"
            ? [...notarised]
            : [
                  ...notarised,
                  new InitialRegistration(
                      `${name}-registration`,
                      { ...ofNode, node: name, legalName, namespace, zone, approvalSeconds: zone.approvalMinutes * 60 },
                      { parent },
                  ).job,
              ];
}
