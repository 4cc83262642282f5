import type { ResourceRule } from "../rule";

/** Source: Azure docs, "Server-side encryption of Azure Disk Storage", "Automatic key rotation". */
export const diskKeyRotation: ResourceRule = {
    name: "azure-disk-key-rotation",
    protects: "Ledgers' disks from staying with a key's old version when it is rotated, or withdrawn.",
    violation: "Disks don't follow their key to its latest version.",
    remediation: "Write `rotationToLatestKeyVersionEnabled: true`.",
    severity: "low",
    controls: [{ framework: "CIS Azure 4.0", reference: "9.3.9" }],
    types: ["azure-native:compute:DiskEncryptionSet"],
    check: ({ props }) =>
        props["rotationToLatestKeyVersionEnabled"] === true ? [] : ["rotationToLatestKeyVersionEnabled"],
    mend: (props) => {
        props["rotationToLatestKeyVersionEnabled"] = true;
    },
};
