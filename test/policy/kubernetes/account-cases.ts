import type { Pass, Refusal } from "../refusal";
import { pass, refusal } from "./cases";
import { deployment, job, pods, statefulSet } from "./compliant";
import { secret, serviceAccount } from "./compliant-objects";

const spec = pods.deployment;
const lifetime = `${pods.statefulSet}.volumes[6].projected.sources[0].serviceAccountToken.expirationSeconds`;

/** Accounts of pods, and their tokens. */
export const accountRefusals: readonly Refusal[] = [
    refusal(
        "kubernetes-service-account-token",
        "a pod that doesn't say",
        deployment,
        `${spec}.automountServiceAccountToken`,
        undefined,
    ),
    refusal(
        "kubernetes-service-account-token",
        "a Job that asks for the token",
        job,
        `${pods.job}.automountServiceAccountToken`,
        true,
    ),
    refusal("kubernetes-service-account-token-lifetime", "a token for a day", statefulSet, lifetime, 86400),
    refusal(
        "kubernetes-default-service-account",
        "a pod without an account",
        deployment,
        `${spec}.serviceAccountName`,
        undefined,
    ),
    refusal(
        "kubernetes-default-service-account",
        "the default account by its name",
        deployment,
        `${spec}.serviceAccountName`,
        "default",
    ),
    refusal(
        "kubernetes-service-account-automount",
        "an account that doesn't say",
        serviceAccount,
        "automountServiceAccountToken",
        undefined,
    ),
    refusal(
        "kubernetes-service-account-token-secret",
        "a Secret that asks for a token",
        secret,
        "type",
        "kubernetes.io/service-account-token",
    ),
];

export const accountPasses: readonly Pass[] = [
    pass("kubernetes-service-account-token", "a token that is mounted where it is seen", statefulSet),
    pass("kubernetes-service-account-token-lifetime", "a token without a lifetime, which is an hour", statefulSet, {
        [lifetime]: undefined,
    }),
    pass("kubernetes-service-account-token-lifetime", "a token for ten minutes", statefulSet, { [lifetime]: 600 }),
    pass("kubernetes-default-service-account", "an account whose name begins like it", deployment, {
        [`${spec}.serviceAccountName`]: "default-bank",
    }),
    pass("kubernetes-service-account-automount", "an account with an identity in the cloud", serviceAccount, {
        "metadata.annotations": { "azure.workload.identity/client-id": "client" },
    }),
    pass("kubernetes-service-account-token-secret", "a Secret for TLS", secret, { type: "kubernetes.io/tls" }),
    pass("kubernetes-service-account-token-secret", "a Secret without a type", secret, { type: undefined }),
];
