import type { ResourceRule } from "../rule";
import { word } from "./words";

const logs = ["log_connections", "log_disconnections", "log_checkpoints"];

/** Source: Azure Database for PostgreSQL docs, "Logs in Azure Database for PostgreSQL". */
export const databaseLog: ResourceRule = {
    name: "azure-database-log",
    protects: "The answer to who logged in to a ledger's database, and when.",
    violation: "The database doesn't write down who comes and goes, or when it saved what it has.",
    remediation: "Write `on`.",
    severity: "medium",
    controls: [],
    types: ["azure-native:dbforpostgresql:Configuration"],
    check: ({ props }) =>
        logs.includes(word(props["configurationName"])) && word(props["value"]) !== "on" ? ["value"] : [],
};
