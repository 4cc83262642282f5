import { RunError } from "@pulumi/pulumi";
import type { PodAccount, PodIdentity } from "../pod-identity";

/** Identities of a cloud that somebody else made. */
export interface WorkloadIdentityArgs {
    readonly kind: "google" | "aws" | "azure";
    /** By the name of the ServiceAccount whose pods have it. */
    readonly identities: readonly { readonly account: string; readonly identity: string }[];
}

/** Annotations and labels by which each cloud's webhook, or metadata server, knows a pod's identity. */
const bindings: Readonly<
    Record<WorkloadIdentityArgs["kind"], (identity: string) => Pick<PodIdentity, "accountAnnotations" | "podLabels">>
> = {
    /** Source: GKE docs, "Authenticate to Google Cloud APIs from GKE workloads". */
    google: (identity) => ({ accountAnnotations: { "iam.gke.io/gcp-service-account": identity }, podLabels: {} }),
    /** Source: AWS, "amazon-eks-pod-identity-webhook", self-hosted set-up. */
    aws: (identity) => ({ accountAnnotations: { "eks.amazonaws.com/role-arn": identity }, podLabels: {} }),
    /** Source: Azure Workload Identity docs, "Service account labels and annotations". */
    azure: (identity) => ({
        accountAnnotations: { "azure.workload.identity/client-id": identity },
        podLabels: { "azure.workload.identity/use": "true" },
    }),
};

/**
 * The identity of one account's pods. Its rights are those that whoever made it has given it.
 *
 * @throws RunError naming the key, where the stack file names none for the account.
 */
export function boundIdentity(
    { kind, identities }: WorkloadIdentityArgs,
    { name, namespace }: PodAccount,
): PodIdentity {
    const found = identities.find(({ account }) => account === name);
    if (found === undefined) {
        throw new RunError(
            `corda:platform.workloadIdentity.identities: has none for ServiceAccount ${name} (namespace ${namespace}), ` +
                "whose pods need rights in the cloud — make one, bind it to this account and name it here",
        );
    }
    return { ...bindings[kind](found.identity), requires: [] };
}
