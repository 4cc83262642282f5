import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { word } from "./words";

/** Source: Azure Database for PostgreSQL docs, "High availability". */
export const databaseZones: ResourceRule = {
    name: "azure-database-zones",
    protects: "A member's ledger from being out of reach for as long as a zone is.",
    violation: "The database has no standby in another zone.",
    remediation: "Write corda:platform.databases.highAvailability: zone-redundant.",
    severity: "medium",
    controls: [],
    types: ["azure-native:dbforpostgresql:Server"],
    check: ({ props }) =>
        word(at(props, "highAvailability", "mode")) === "zoneredundant" ? [] : ["highAvailability.mode"],
};
