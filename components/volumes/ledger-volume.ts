import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/**
 * What may happen to a volume when its member is taken out of the stack file or the stack is destroyed:
 * `protected`: nothing, the engine refuses; `retained`: the member may go, the volume stays in the cluster;
 * `disposable`: the volume goes with the member.
 */
export type LedgerProtection = "protected" | "retained" | "disposable";

/** What the engine has to be told for a protection. */
export function protectionOptions(
    protection: LedgerProtection,
): Required<Pick<pulumi.CustomResourceOptions, "protect" | "retainOnDelete">> {
    return { protect: protection === "protected", retainOnDelete: protection !== "disposable" };
}

/** The protection of what several members need, and which must not go before the best protected of them. */
export function strictest(protections: readonly LedgerProtection[]): LedgerProtection {
    return (["protected", "retained"] as const).find((word) => protections.includes(word)) ?? "disposable";
}

/** Arguments of {@link ledgerVolume}. */
export interface LedgerVolumeArgs {
    readonly namespace: pulumi.Input<string>;
    readonly labels: Record<string, string>;
    /** Size, a Kubernetes quantity. It may grow where the class can expand, never shrink. */
    readonly storage: string;
    readonly storageClass: string;
    readonly protection: LedgerProtection;
}

/**
 * One explicit claim, not a StatefulSet's template: registration, backup and restore need it before and after the pod.
 */
export function ledgerVolume(
    name: string,
    args: LedgerVolumeArgs,
    opts: pulumi.CustomResourceOptions,
): kubernetes.core.v1.PersistentVolumeClaim {
    return new kubernetes.core.v1.PersistentVolumeClaim(
        name,
        {
            metadata: { name, namespace: args.namespace, labels: args.labels },
            spec: {
                accessModes: ["ReadWriteOnce"],
                storageClassName: args.storageClass,
                resources: { requests: { storage: args.storage } },
            },
        },
        { ...opts, ...protectionOptions(args.protection) },
    );
}
