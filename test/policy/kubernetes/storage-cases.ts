import type { Pass, Refusal } from "../refusal";
import { pass, refusal } from "./cases";
import { deployment, statefulSet } from "./compliant";
import { claim, snapshotClass, storageClass } from "./compliant-storage";

const retention = "spec.persistentVolumeClaimRetentionPolicy";

/** Volumes, and what becomes of them. */
export const storageRefusals: readonly Refusal[] = [
    refusal(
        "kubernetes-storage-class-encryption",
        "a class that doesn't say",
        storageClass,
        "parameters",
        { type: "gp3" },
        "parameters.encrypted",
    ),
    refusal(
        "kubernetes-storage-class-encryption",
        "a class that isn't encrypted",
        storageClass,
        "parameters.encrypted",
        "false",
    ),
    refusal("kubernetes-storage-class-retention", "a class that doesn't say", storageClass, "reclaimPolicy", undefined),
    refusal("kubernetes-storage-class-retention", "volumes that go", storageClass, "reclaimPolicy", "Delete"),
    refusal(
        "kubernetes-storage-class-binding",
        "a class that doesn't say",
        storageClass,
        "volumeBindingMode",
        undefined,
    ),
    refusal(
        "kubernetes-storage-class-expansion",
        "a class that doesn't say",
        storageClass,
        "allowVolumeExpansion",
        undefined,
    ),
    refusal(
        "kubernetes-claim-access-mode",
        "a volume for several machines",
        claim,
        "spec.accessModes",
        ["ReadWriteOnce", "ReadWriteMany"],
        "spec.accessModes[1]",
    ),
    refusal(
        "kubernetes-claim-access-mode",
        "a StatefulSet's volume for several machines",
        statefulSet,
        "spec.volumeClaimTemplates",
        [{ metadata: { name: "data" }, spec: { accessModes: ["ReadWriteMany"] } }],
        "spec.volumeClaimTemplates[0].spec.accessModes[0]",
    ),
    refusal(
        "kubernetes-claim-storage-class",
        "whichever class is the default",
        claim,
        "spec.storageClassName",
        undefined,
    ),
    refusal(
        "kubernetes-claim-retention",
        "claims that go with their StatefulSet",
        statefulSet,
        retention,
        { whenDeleted: "Delete", whenScaled: "Retain" },
        `${retention}.whenDeleted`,
    ),
    refusal("kubernetes-snapshot-retention", "snapshots that go", snapshotClass, "deletionPolicy", "Delete"),
];

export const storagePasses: readonly Pass[] = [
    pass("kubernetes-storage-class-encryption", "a driver that always encrypts", storageClass, {
        provisioner: "disk.csi.azure.com",
        parameters: { skuName: "Premium_ZRS" },
    }),
    pass("kubernetes-storage-class-retention", "a class that is nobody's default", storageClass, {
        "metadata.annotations": { "storageclass.kubernetes.io/is-default-class": "false" },
    }),
    pass("kubernetes-storage-class-binding", "a class for one zone", storageClass, {
        allowedTopologies: [{ matchLabelExpressions: [{ key: "topology.kubernetes.io/zone", values: ["a"] }] }],
    }),
    pass("kubernetes-storage-class-expansion", "a class without a default file system", storageClass, {
        "parameters.type": "io2",
    }),
    pass("kubernetes-claim-access-mode", "a volume for one pod", claim, { "spec.accessModes": ["ReadWriteOncePod"] }),
    pass("kubernetes-claim-access-mode", "a Deployment, which has no claims of its own", deployment),
    pass("kubernetes-claim-storage-class", "no class, for a volume that is there", claim, {
        "spec.storageClassName": "",
        "spec.volumeName": "ledger",
    }),
    pass("kubernetes-claim-retention", "claims that stay, as it says", statefulSet, {
        [retention]: { whenDeleted: "Retain", whenScaled: "Retain" },
    }),
    pass("kubernetes-snapshot-retention", "snapshots by another driver", snapshotClass, {
        driver: "disk.csi.azure.com",
    }),
];
