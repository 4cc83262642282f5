import * as managedidentity from "@pulumi/azure-native/managedidentity";
import type * as pulumi from "@pulumi/pulumi";
import type { PodAccount } from "../pod-identity";
import type { AksDns } from "./dns";
import type { AksPlace } from "./place";
import { tokenAudience } from "./pod-identities";
import { grant, roleDefinitionId } from "./roles";

/** Arguments of {@link zoneIdentity}. */
export interface ZoneIdentityArgs {
    readonly place: AksPlace;
    readonly dns: AksDns;
    /** Whose tokens Entra ID trusts. */
    readonly issuer: pulumi.Input<string>;
    readonly account: PodAccount;
    /** What it changes the zone for. */
    readonly why: string;
}

/** What an account is to Azure. */
export interface ZoneIdentity {
    readonly clientId: pulumi.Output<string>;
    readonly principalId: pulumi.Output<string>;
    /** What has to be there before such a pod starts. */
    readonly ready: readonly pulumi.Resource[];
}

/** An identity for the pods of one account, which may change records of the one zone and nothing else. */
export function zoneIdentity(name: string, args: ZoneIdentityArgs, opts: pulumi.CustomResourceOptions): ZoneIdentity {
    const { place, account } = args;
    const identity = new managedidentity.UserAssignedIdentity(
        name,
        { resourceGroupName: place.groups.cluster, resourceName: `${place.name}-${account.name}` },
        opts,
    );
    const trust = new managedidentity.FederatedIdentityCredential(
        name,
        {
            resourceGroupName: place.groups.cluster,
            resourceName: identity.name,
            federatedIdentityCredentialResourceName: account.name,
            issuer: args.issuer,
            subject: `system:serviceaccount:${account.namespace}:${account.name}`,
            audiences: [tokenAudience],
        },
        opts,
    );
    const right = grant(
        name,
        {
            role: roleDefinitionId(place.subscription, "DNS Zone Contributor"),
            to: identity.principalId,
            on: args.dns.zoneId,
            why: args.why,
        },
        opts,
    );
    return { clientId: identity.clientId, principalId: identity.principalId, ready: [trust, right] };
}
