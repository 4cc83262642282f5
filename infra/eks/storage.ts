import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link EksStorage}. */
export interface EksStorageArgs {
    readonly volumesKey: pulumi.Input<string>;
    /** Whether a volume outlives its claim. */
    readonly protect: boolean;
}

/** Name of the class of ledgers, and of the one of their snapshots. */
export const ledgerClass = "corda-gp3";

/**
 * Volumes of pods: encrypted with the account's key, made in the zone of the pod that first uses them, and left where they
 * are when their claim goes.
 */
export class EksStorage extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:EksStorage";
    readonly classes: readonly pulumi.Resource[];

    constructor(name: string, args: EksStorageArgs, opts?: pulumi.ComponentResourceOptions) {
        super(EksStorage.__pulumiType, name, {}, opts);
        const child = { parent: this };
        const ledger = new kubernetes.storage.v1.StorageClass(
            name,
            {
                metadata: {
                    name: ledgerClass,
                    // Whoever asks for no class gets none: a ledger's volume is never there by accident.
                    annotations: { "storageclass.kubernetes.io/is-default-class": "false" },
                },
                provisioner: "ebs.csi.aws.com",
                parameters: {
                    type: "gp3",
                    encrypted: "true",
                    kmsKeyId: args.volumesKey,
                    "csi.storage.k8s.io/fstype": "ext4",
                },
                reclaimPolicy: args.protect ? "Retain" : "Delete",
                volumeBindingMode: "WaitForFirstConsumer",
                allowVolumeExpansion: true,
            },
            child,
        );
        const snapshots = new kubernetes.apiextensions.CustomResource(
            `${name}-snapshots`,
            {
                apiVersion: "snapshot.storage.k8s.io/v1",
                kind: "VolumeSnapshotClass",
                metadata: { name: ledgerClass },
                driver: "ebs.csi.aws.com",
                deletionPolicy: args.protect ? "Retain" : "Delete",
            },
            child,
        );
        this.classes = [ledger, snapshots];
        this.registerOutputs({});
    }
}
