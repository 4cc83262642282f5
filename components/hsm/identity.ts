import type { PodIdentity } from "../../infra/pod-identity";
import type { HsmClient } from "./client";

/** By what a cloud knows a pod that logs in to an HSM without a credential, and its rights there. */
export type HsmIdentity = Pick<PodIdentity, "accountAnnotations" | "requires">;

/** What a ServiceAccount carries and waits for, so that its pods may use the keys of these HSMs; often nothing. */
export function hsmIdentity(hsms: readonly HsmClient[], account: string): HsmIdentity {
    const identities = hsms.flatMap(({ identity }) => identity?.(account) ?? []);
    return {
        accountAnnotations: Object.fromEntries(
            identities.flatMap(({ accountAnnotations }) => Object.entries(accountAnnotations)),
        ),
        requires: [...new Set(identities.flatMap(({ requires }) => requires))],
    };
}
