import { record } from "../reading";
import type { ResourceRule } from "../rule";
import { isGiven } from "./presence";
import { word } from "./words";

const firewallRule = "azure-native:dbforpostgresql:FirewallRule";

/** A server in a subnet has no public address. Source: Azure Database for PostgreSQL docs, "Networking overview". */
export const databaseReach: ResourceRule = {
    name: "azure-database-reach",
    protects: "Ledgers from everybody who tries passwords on the Internet.",
    violation: "The database has a public address, or a rule that lets addresses of the Internet in.",
    remediation: "Write `network.delegatedSubnetResourceId`, or `publicNetworkAccess: Disabled` and an endpoint.",
    severity: "critical",
    controls: [{ framework: "CIS Azure 4.0", reference: "2.2.1.1" }],
    types: ["azure-native:dbforpostgresql:Server", firewallRule],
    check: ({ type, props }) => {
        if (type === firewallRule) {
            return ["startIpAddress"];
        }
        const network = record(props["network"]);
        const access = word(network["publicNetworkAccess"]);
        const inSubnet = access === "" && isGiven(network, "delegatedSubnetResourceId");
        return inSubnet || access === "disabled" ? [] : ["network.publicNetworkAccess"];
    },
};
