import { record } from "../reading";
import type { StackRule } from "../rule";
import { namedBy, ofTypes } from "./dependents";
import { word } from "./words";

/** Of accounts that the stack makes a container in. Source: Azure docs, "Customer-managed keys for Azure Storage encryption". */
export const backupsEncryption: StackRule = {
    name: "azure-backups-encryption",
    protects: "Copies of ledgers, from whoever gets at Azure's disks without the one key that can be withdrawn.",
    violation: "Blobs are encrypted with Azure's key alone, or once only.",
    remediation: "Write `encryption.keySource: Microsoft.Keyvault` and `requireInfrastructureEncryption: true`.",
    severity: "medium",
    controls: [{ framework: "CIS Azure 4.0", reference: "2.1.1.2.1" }],
    checkStack: (resources) => {
        const used = namedBy(ofTypes(resources, "azure-native:storage:BlobContainer"));
        return ofTypes(resources, "azure-native:storage:StorageAccount")
            .filter(({ urn }) => used.has(urn))
            .flatMap(({ urn, props }) => {
                const { keySource, requireInfrastructureEncryption } = record(props["encryption"]);
                return [
                    ...(word(keySource) === "microsoft.keyvault" ? [] : ["encryption.keySource"]),
                    ...(requireInfrastructureEncryption === true ? [] : ["encryption.requireInfrastructureEncryption"]),
                ].map((path) => ({ urn, path }));
            });
    },
};
