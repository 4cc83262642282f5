import type { Pass, Refusal } from "../refusal";
import { passed, refused } from "./cases";
import { database, parameters } from "./compliant-data";
import { unknownText } from "./unknown";

export const databaseRefusals: readonly Refusal[] = [
    refused("aws-database-encryption", "a database that isn't encrypted", database, ["storageEncrypted", undefined]),
    refused("aws-database-encryption", "a database that AWS' own key encrypts", database, ["kmsKeyId", undefined]),
    refused("aws-database-zones", "a database in one zone", database, ["multiAz", false]),
    refused("aws-database-zones", "the default, which is one zone", database, ["multiAz", undefined]),
    refused("aws-database-public", "a database in the internet", database, ["publiclyAccessible", true]),
    refused("aws-database-deletion", "a database that can be deleted", database, ["deletionProtection", undefined]),
    refused("aws-database-snapshot", "a database that leaves nothing behind", database, ["skipFinalSnapshot", true]),
    refused("aws-database-backups", "backups of a day", database, ["backupRetentionPeriod", 1]),
    refused("aws-database-backups", "no backups", database, ["backupRetentionPeriod", undefined]),
    refused("aws-database-tls", "a database that answers without TLS", parameters, ["parameters[1].value", "0"]),
    refused("aws-database-tls", "parameters that say nothing of TLS", parameters, ["parameters", []]),
    refused("aws-database-logs", "a database that keeps its logs to itself", database, [
        "enabledCloudwatchLogsExports",
        ["upgrade"],
    ]),
    refused("aws-database-upgrades", "a database that stays as it is", database, ["autoMinorVersionUpgrade", false]),
    {
        rule: "aws-protected-data",
        what: "a database that the next update may delete",
        of: database,
        among: (examples) => examples.map((example) => ({ ...example, protect: false })),
        at: "protect",
    },
];

export const databasePasses: readonly Pass[] = [
    passed("aws-database-encryption", "a key that a preview doesn't know yet", database, ["kmsKeyId", unknownText]),
    passed("aws-database-zones", "a switch that is text", database, ["multiAz", "true"]),
    passed("aws-database-public", "the default, which is private", database, ["publiclyAccessible", undefined]),
    passed("aws-database-deletion", "a switch that is text", database, ["deletionProtection", "true"]),
    passed("aws-database-snapshot", "the default, which leaves one", database, ["skipFinalSnapshot", undefined]),
    passed("aws-database-backups", "backups of a week", database, ["backupRetentionPeriod", 7]),
    passed(
        "aws-database-tls",
        "another kind of database",
        parameters,
        ["family", "sqlserver-se-16.0"],
        ["parameters", []],
    ),
    passed("aws-database-tls", "a value that is a number", parameters, ["parameters[1].value", 1]),
    passed(
        "aws-database-logs",
        "another kind of database, whose logs have other names",
        database,
        ["engine", "sqlserver-se"],
        ["enabledCloudwatchLogsExports", ["error"]],
    ),
    passed("aws-database-upgrades", "the default, which takes them", database, ["autoMinorVersionUpgrade", null]),
];
