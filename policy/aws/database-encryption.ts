import type { ResourceRule } from "../rule";
import { given } from "./given";
import { switched } from "./switch-rule";

/** It can't be encrypted later. Source: RDS user guide, "Encrypting Amazon RDS resources". */
export const databaseEncryption: ResourceRule = {
    name: "aws-database-encryption",
    protects: "Ledgers in databases, and their snapshots, from whoever gets at a disk.",
    violation: "A database isn't encrypted by a key of the account's own.",
    remediation:
        "Set storageEncrypted and kmsKeyId; a database that is there already is restored from an encrypted snapshot.",
    severity: "critical",
    controls: [{ framework: "CIS AWS 5.0", reference: "2.2.1" }],
    types: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
    check: ({ props }) => {
        if (switched(props["storageEncrypted"], false) !== true) {
            return ["storageEncrypted"];
        }
        return given(props, "kmsKeyId") ? [] : ["kmsKeyId"];
    },
};
