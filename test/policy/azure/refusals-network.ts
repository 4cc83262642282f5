import { unknownValue } from "@pulumi/pulumi/runtime";
import type { Pass, Refusal } from "../refusal";
import { broken, passes, without } from "./broken";
import { backups, flowLogs } from "./compliant-data";
import { vault } from "./compliant-keys";
import {
    address,
    endpoints,
    natGateway,
    securityGroup,
    securityRule,
    subnet,
    virtualNetwork,
} from "./compliant-network";

const p2p = "securityRules[0]";
const https = "securityRules[1]";
const analytics = "flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration.enabled";

/** Of rules about addresses, what is open, private endpoints and names. */
export const networkRefusals: readonly Refusal[] = [
    broken("azure-address-kind", "a basic address, as by default", address, {
        path: "sku",
        value: undefined,
        at: "sku.name",
    }),
    broken("azure-address-kind", "an address that changes, as by default", address, {
        path: "publicIPAllocationMethod",
        value: undefined,
    }),
    broken("azure-address-zones", "a member's address in one zone", address, { path: "zones", value: ["1"] }),
    broken("azure-address-zones", "a member's address in no zone that is named", address, {
        path: "zones",
        value: undefined,
    }),
    {
        rule: "azure-address-protected",
        what: "a member's address that an update may remove",
        of: address,
        among: (examples) => examples.map((example) => ({ ...example, protect: false })),
    },
    broken("azure-address-ddos", "an address that is taken out of protection", address, {
        path: "ddosSettings.protectionMode",
        value: "Disabled",
    }),
    broken("azure-open-admin-port", "SSH for everybody", securityGroup, {
        path: `${p2p}.destinationPortRanges[0]`,
        value: "22",
    }),
    broken("azure-open-admin-port", "remote desktops in a range of ports", securityGroup, {
        path: `${p2p}.destinationPortRanges`,
        value: ["10002", "3000-4000"],
        at: `${p2p}.destinationPortRanges[1]`,
    }),
    broken("azure-open-admin-port", "every port", securityRule, {
        path: "destinationPortRange",
        value: "*",
    }),
    broken("azure-open-admin-port", "SSH for half of the Internet", securityGroup, {
        path: https,
        value: {
            direction: "inbound",
            access: "allow",
            protocol: "tcp",
            sourceAddressPrefixes: ["203.0.113.0/24", "128.0.0.0/1"],
            destinationPortRange: "22",
        },
        at: `${https}.destinationPortRange`,
    }),
    broken("azure-open-port", "RPC for everybody", securityGroup, {
        path: `${p2p}.destinationPortRanges[1]`,
        value: "10003",
    }),
    broken("azure-open-port", "a range around P2P", securityRule, {
        path: "destinationPortRanges[0]",
        value: "10000-10010",
    }),
    broken("azure-open-port", "web clients for everybody", securityGroup, {
        path: `${https}.sourceAddressPrefixes`,
        value: ["0.0.0.0/0"],
        at: `${https}.destinationPortRanges[0]`,
    }),
    {
        rule: "azure-open-port",
        what: "a database for every machine in Azure",
        of: securityRule,
        broken: (props) => {
            props["sourceAddressPrefix"] = "AzureCloud";
            props["destinationPortRanges"] = ["5432"];
        },
        at: "destinationPortRanges[0]",
    },
    broken("azure-open-port", "everybody among the peers that are named", securityRule, {
        path: "sourceAddressPrefix",
        value: "0.0.0.0/0",
    }),
    {
        rule: "azure-open-port",
        what: "everybody at the end of a list of peers",
        of: securityRule,
        broken: (props) => {
            delete props["sourceAddressPrefix"];
            props["sourceAddressPrefixes"] = ["203.0.113.0/24", "::/0"];
        },
        at: "sourceAddressPrefixes[1]",
    },
    broken("azure-open-udp", "every protocol for everybody", securityGroup, { path: `${p2p}.protocol`, value: "*" }),
    broken("azure-open-udp", "UDP for everybody", securityRule, { path: "protocol", value: "Udp" }),
    broken("azure-subnet-security-group", "a subnet that nothing guards", subnet, {
        path: "networkSecurityGroup",
        value: undefined,
    }),
    broken("azure-subnet-security-group", "a subnet in a network that nothing guards", virtualNetwork, {
        path: "subnets[0].networkSecurityGroup",
        value: null,
    }),
    broken("azure-subnet-outbound", "Azure's own way out, as by default", subnet, {
        path: "defaultOutboundAccess",
        value: undefined,
    }),
    broken("azure-subnet-outbound", "Azure's own way out of a network, as by default", virtualNetwork, {
        path: "subnets[0].defaultOutboundAccess",
        value: undefined,
    }),
    broken("azure-subnet-outbound", "Azure's own way out of a network", virtualNetwork, {
        path: "subnets[0].defaultOutboundAccess",
        value: true,
    }),
    without("azure-private-endpoint", "a vault that nobody reaches", vault, "endpoint"),
    without("azure-private-endpoint", "backups that nobody reaches", backups, "endpoint"),
    without("azure-private-endpoint-names", "an endpoint without its service's name", endpoints, "names"),
    broken("azure-private-endpoint-guarded", "endpoints that no group guards, as by default", endpoints, {
        path: "privateEndpointNetworkPolicies",
        value: undefined,
    }),
    broken("azure-private-endpoint-guarded", "endpoints for which only routes hold", endpoints, {
        path: "privateEndpointNetworkPolicies",
        value: "RouteTableEnabled",
    }),
    broken("azure-flow-log", "a log that is switched off", flowLogs, { path: "enabled", value: false }),
    broken("azure-flow-log", "a log that isn't said to be on", flowLogs, { path: "enabled", value: undefined }),
    broken("azure-flow-log", "a week of flows", flowLogs, { path: "retentionPolicy.days", value: 7 }),
    broken("azure-flow-log", "flows that nobody can search", flowLogs, {
        path: "flowAnalyticsConfiguration",
        value: undefined,
        at: analytics,
    }),
    {
        rule: "azure-tags",
        what: "an address without tags",
        of: address,
        broken: (props) => {
            delete props["tags"];
        },
        at: 'tags["managed-by"]',
    },
    {
        rule: "azure-tags",
        what: "a tag that says nothing",
        of: securityGroup,
        broken: (props) => {
            props["tags"] = { "managed-by": "" };
        },
        at: 'tags["managed-by"]',
    },
];

/** Of rules about addresses, what is open, private endpoints and names. */
export const networkPasses: readonly Pass[] = [
    passes("azure-address-kind", "Azure's newer kind of Standard", address, { "sku.name": "StandardV2" }),
    passes("azure-address-zones", "the address of a zone's own NAT gateway", natGateway),
    passes("azure-address-protected", "an address that nobody calls", natGateway),
    passes("azure-address-ddos", "the network's protection, as by default", address, {
        "ddosSettings.protectionMode": "VirtualNetworkInherited",
    }),
    passes("azure-open-admin-port", "a rule that denies SSH to everybody", securityGroup),
    passes("azure-open-admin-port", "SSH from the virtual network", securityRule, {
        sourceAddressPrefix: "VirtualNetwork",
        destinationPortRange: "22",
    }),
    passes("azure-open-admin-port", "everything that goes out", securityRule, {
        direction: "Outbound",
        protocol: "*",
        destinationPortRanges: ["*"],
    }),
    passes("azure-open-port", "P2P for everybody, as a rule of its own", securityRule),
    passes("azure-open-port", "P2P in a list, and nothing beside it", securityRule, { destinationPortRange: null }),
    passes("azure-open-port", "P2P beside a source that is empty", securityRule, { sourceAddressPrefixes: [""] }),
    passes("azure-open-port", "web clients for named blocks", securityGroup),
    passes("azure-open-udp", "UDP within the network", securityRule, {
        sourceAddressPrefix: "10.224.0.0/16",
        protocol: "Udp",
        destinationPortRanges: ["53"],
    }),
    passes("azure-subnet-security-group", "a group whose id isn't known yet", subnet, {
        networkSecurityGroup: unknownValue,
    }),
    passes("azure-subnet-security-group", "a subnet that Azure takes no group for", subnet, {
        subnetName: "GatewaySubnet",
        networkSecurityGroup: undefined,
    }),
    passes("azure-subnet-outbound", "a network whose subnets are resources of their own", virtualNetwork, {
        subnets: undefined,
    }),
    passes("azure-private-endpoint", "an account without an endpoint, which isn't closed", () => flowLogs().reverse()),
    passes("azure-private-endpoint-names", "an endpoint and its name", endpoints),
    passes("azure-private-endpoint-guarded", "a subnet without endpoints", subnet),
    passes("azure-private-endpoint-guarded", "endpoints for which groups hold, and routes don't", endpoints, {
        privateEndpointNetworkPolicies: "NetworkSecurityGroupEnabled",
    }),
    passes("azure-flow-log", "flows for ever", flowLogs, { "retentionPolicy.days": 0 }),
    passes("azure-flow-log", "flows without a last day", flowLogs, { retentionPolicy: { enabled: true } }),
    passes("azure-flow-log", "flows whose removal is off", flowLogs, { retentionPolicy: { enabled: false, days: 7 } }),
    passes("azure-flow-log", "days after which nothing is removed", flowLogs, { retentionPolicy: { days: 7 } }),
    passes("azure-flow-log", "flows that nothing removes", flowLogs, { retentionPolicy: undefined }),
    passes("azure-tags", "tags of one's own beside it", address, { "tags.costCentre": "4711" }),
];
