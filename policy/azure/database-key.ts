import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { word } from "./words";

/**
 * Not where backups go to a second region: a key of one's own would have to be there too. Source: Azure Database for
 * PostgreSQL docs, "Data encryption".
 */
export const databaseKey: ResourceRule = {
    name: "azure-database-key",
    protects: "Ledgers from whoever gets at Azure's disks without the one key that can be withdrawn.",
    violation: "The database is encrypted with Azure's key alone.",
    remediation: "Write `dataEncryption.type: AzureKeyVault` when the server is made; it can't be added later.",
    severity: "medium",
    controls: [{ framework: "CIS Azure 4.0", reference: "2.1.1.2.1" }],
    types: ["azure-native:dbforpostgresql:Server"],
    check: ({ props }) =>
        word(at(props, "backup", "geoRedundantBackup")) === "enabled" ||
        word(at(props, "dataEncryption", "type")) === "azurekeyvault"
            ? []
            : ["dataEncryption.type"],
};
