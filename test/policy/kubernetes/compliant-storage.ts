import type { Example } from "../judge";
import { object } from "./compliant-object";

/** Of AWS, where encryption has to be asked for. */
export function storageClass(): Example {
    return object("kubernetes:storage.k8s.io/v1:StorageClass", "ledger", {
        provisioner: "ebs.csi.aws.com",
        parameters: { type: "gp3", encrypted: "true", kmsKeyId: "key" },
        reclaimPolicy: "Retain",
        volumeBindingMode: "WaitForFirstConsumer",
        allowVolumeExpansion: true,
    });
}

export function claim(): Example {
    return object(
        "kubernetes:core/v1:PersistentVolumeClaim",
        "ledger",
        {
            spec: {
                accessModes: ["ReadWriteOnce"],
                storageClassName: "ledger",
                resources: { requests: { storage: "10Gi" } },
            },
        },
        "corda",
    );
}

export function snapshotClass(): Example {
    return object("kubernetes:snapshot.storage.k8s.io/v1:VolumeSnapshotClass", "ledger", {
        driver: "ebs.csi.aws.com",
        deletionPolicy: "Retain",
    });
}
