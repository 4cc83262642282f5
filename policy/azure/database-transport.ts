import type { ResourceRule } from "../rule";
import { word } from "./words";

const modern: ReadonlySet<string> = new Set(["tlsv1.2", "tlsv1.3"]);

/** Both are as they should be where nothing is said. Source: Azure Database for PostgreSQL docs, "Secure connectivity with TLS". */
export const databaseTransport: ResourceRule = {
    name: "azure-database-transport",
    protects: "Ledgers, and the database's password, from whoever listens between a node and its database.",
    violation: "The database takes connections in clear, or by a version of TLS that is broken.",
    remediation: "Write `on` for require_secure_transport, and `TLSv1.2` for ssl_min_protocol_version.",
    severity: "high",
    controls: [],
    types: ["azure-native:dbforpostgresql:Configuration"],
    check: ({ props }) => {
        switch (word(props["configurationName"])) {
            case "require_secure_transport":
                return word(props["value"]) === "on" ? [] : ["value"];
            case "ssl_min_protocol_version":
                return modern.has(word(props["value"])) ? [] : ["value"];
            default:
                return [];
        }
    },
};
