import type { ResourceRule } from "../rule";
import { word } from "./words";

/** Source: Azure docs, "Remediate anonymous read access to blob data". */
export const storageAnonymousAccess: ResourceRule = {
    name: "azure-storage-anonymous-access",
    protects: "Backups of ledgers from everybody who guesses their address.",
    violation: "Blobs can be read by people who don't log in.",
    remediation: "Write `allowBlobPublicAccess: false` of the account and `publicAccess: None` of its containers.",
    severity: "critical",
    controls: [{ framework: "CIS Azure 4.0", reference: "10.3.9" }],
    types: ["azure-native:storage:StorageAccount", "azure-native:storage:BlobContainer"],
    check: ({ props }) => [
        ...(props["allowBlobPublicAccess"] === true ? ["allowBlobPublicAccess"] : []),
        ...(["", "none"].includes(word(props["publicAccess"])) ? [] : ["publicAccess"]),
    ],
    // Of the one and of the other: neither has the other's property.
    mend: (props) => {
        if ("allowBlobPublicAccess" in props) {
            props["allowBlobPublicAccess"] = false;
        }
        if ("publicAccess" in props) {
            props["publicAccess"] = "None";
        }
    },
};
