import type * as pulumi from "@pulumi/pulumi";
import type { HsmClient } from "./client";

/** By what a cloud knows a pod that logs in to an HSM without a credential. */
export interface HsmIdentity {
    /** Annotations of its ServiceAccount. */
    readonly annotations: Readonly<Record<string, pulumi.Input<string>>>;
    /** The rights that it has in the cloud: without them its first key fails. */
    readonly requires: readonly pulumi.Resource[];
}

/** What a ServiceAccount carries and waits for, so that its pods may use the keys of these HSMs; often nothing. */
export function hsmIdentity(hsms: readonly HsmClient[], account: string): HsmIdentity {
    const identities = hsms.flatMap(({ identity }) => identity?.(account) ?? []);
    return {
        annotations: Object.fromEntries(identities.flatMap(({ annotations }) => Object.entries(annotations))),
        requires: [...new Set(identities.flatMap(({ requires }) => requires))],
    };
}
