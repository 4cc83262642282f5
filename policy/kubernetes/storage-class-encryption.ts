import { at, text } from "../reading";
import type { ResourceRule } from "../rule";
import { hardening } from "./controls";

export const storageClassType = "kubernetes:storage.k8s.io/v1:StorageClass";

/** Drivers that encrypt only when they are told to; the others named by this product always do. */
const onlyWhenTold = ["ebs.csi.aws.com", "kubernetes.io/aws-ebs", "efs.csi.aws.com"];

/** Source: AWS EBS CSI driver, StorageClass parameters. */
export const storageClassEncryption: ResourceRule = {
    name: "kubernetes-storage-class-encryption",
    protects: "Ledgers, from whoever comes by a disk or a snapshot of it.",
    violation: "Volumes of the class aren't encrypted.",
    remediation: 'Write `parameters: { encrypted: "true" }`, as a text.',
    severity: "critical",
    controls: [hardening("Network separation and hardening: encryption")],
    types: [storageClassType],
    check: ({ props }) =>
        onlyWhenTold.includes(text(props["provisioner"])) && at(props, "parameters", "encrypted") !== "true"
            ? ["parameters.encrypted"]
            : [],
};
