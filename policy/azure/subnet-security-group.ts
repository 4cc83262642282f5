import { places, type Properties, text } from "../reading";
import type { ResourceRule } from "../rule";
import { isGiven } from "./presence";

const network = "azure-native:network:VirtualNetwork";

/** Subnets that Azure takes no group for, or not everywhere. Source: Azure docs, "Network security groups", "Azure platform considerations". */
const ofAzure: ReadonlySet<string> = new Set([
    "GatewaySubnet",
    "AzureFirewallSubnet",
    "AzureFirewallManagementSubnet",
    "RouteServerSubnet",
]);

const open = (subnet: Properties, name: unknown) =>
    !isGiven(subnet, "networkSecurityGroup") && !ofAzure.has(text(name));

/** Source: Azure docs, "Azure security baseline for Virtual Network". */
export const subnetSecurityGroup: ResourceRule = {
    name: "azure-subnet-security-group",
    protects: "Machines, vaults and databases from whatever else is, or comes to be, in the virtual network.",
    violation: "Nothing says who may reach the subnet.",
    remediation: "Write `networkSecurityGroup`, with rules for exactly those who have business there.",
    severity: "high",
    controls: [],
    types: ["azure-native:network:Subnet", network],
    check: ({ type, props }) =>
        type === network
            ? places(props["subnets"], "subnets")
                  .filter(({ value }) => open(value, value["name"]))
                  .map(({ path }) => `${path}.networkSecurityGroup`)
            : open(props, props["subnetName"])
              ? ["networkSecurityGroup"]
              : [],
};
