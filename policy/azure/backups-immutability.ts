import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: Azure docs, "Version-level WORM policies for immutable blob data". */
export const backupsImmutability: ResourceRule = {
    name: "azure-backups-immutability",
    protects: "Backups from an intruder who encrypts or deletes them first, so that only a ransom brings ledgers back.",
    violation: "Blobs of the container can be changed and deleted at any time.",
    remediation: "Write `immutableStorageWithVersioning.enabled: true` when the container is made.",
    severity: "high",
    controls: [],
    types: ["azure-native:storage:BlobContainer"],
    check: ({ props }) =>
        at(props, "immutableStorageWithVersioning", "enabled") === true
            ? []
            : ["immutableStorageWithVersioning.enabled"],
};
