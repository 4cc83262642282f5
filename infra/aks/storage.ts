import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link AksStorage}. */
export interface AksStorageArgs {
    readonly kubernetes: kubernetes.Provider;
    /** Kind of managed disk. */
    readonly sku: "Premium_ZRS" | "Premium_LRS";
    /** What disks are encrypted with. */
    readonly diskEncryptionSet: pulumi.Input<string>;
    /** Whether a disk outlives its claim. */
    readonly protection: "protected" | "disposable";
}

/** Name of the class for ledgers, databases and keys, and of the one for their snapshots. */
export const ledgerClass = "corda-ledger";

/** Classes of volumes and of their snapshots. No class is the default: a volume that names none isn't a ledger's. */
export class AksStorage extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksStorage";
    readonly ready: readonly pulumi.Resource[];

    constructor(name: string, args: AksStorageArgs, opts?: pulumi.ComponentResourceOptions) {
        super(AksStorage.__pulumiType, name, { sku: args.sku }, opts);
        const child = { parent: this, provider: args.kubernetes };
        const ledger = new kubernetes.storage.v1.StorageClass(
            `${name}-ledger`,
            {
                metadata: { name: ledgerClass },
                provisioner: "disk.csi.azure.com",
                parameters: {
                    skuName: args.sku,
                    // A crash must not find the journal in a cache of the host.
                    cachingMode: "None",
                    diskEncryptionSetID: args.diskEncryptionSet,
                    "csi.storage.k8s.io/fstype": "ext4",
                    networkAccessPolicy: "DenyAll",
                    publicNetworkAccess: "Disabled",
                },
                volumeBindingMode: "WaitForFirstConsumer",
                allowVolumeExpansion: true,
                reclaimPolicy: args.protection === "protected" ? "Retain" : "Delete",
            },
            child,
        );
        new kubernetes.apiextensions.CustomResource(
            `${name}-snapshots`,
            {
                apiVersion: "snapshot.storage.k8s.io/v1",
                kind: "VolumeSnapshotClass",
                metadata: { name: ledgerClass },
                driver: "disk.csi.azure.com",
                deletionPolicy: args.protection === "protected" ? "Retain" : "Delete",
                parameters: { incremental: "true" },
            },
            child,
        );
        new kubernetes.storage.v1.StorageClassPatch(
            `${name}-no-default`,
            {
                metadata: {
                    name: "default",
                    annotations: { "storageclass.kubernetes.io/is-default-class": "false" },
                },
            },
            child,
        );
        this.ready = [ledger];
        this.registerOutputs({ ledger: ledgerClass });
    }
}
