import type { ResourceRule } from "../rule";
import { word } from "./words";

/** Source: Azure Database for PostgreSQL docs, "Server parameters", "connection_throttle.enable". */
export const databaseThrottling: ResourceRule = {
    name: "azure-database-throttling",
    protects: "The database's password from whoever tries many, and its members from the load of that.",
    violation: "Somebody may try passwords of the database as fast as he can.",
    remediation: "Write `on` for connection_throttle.enable.",
    severity: "medium",
    controls: [],
    types: ["azure-native:dbforpostgresql:Configuration"],
    check: ({ props }) =>
        word(props["configurationName"]) === "connection_throttle.enable" && word(props["value"]) !== "on"
            ? ["value"]
            : [],
};
