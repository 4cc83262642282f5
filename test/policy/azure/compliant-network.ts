import type { Example } from "../judge";
import { azure, inGroup, naming, tags } from "./compliant";

/** A node's address. */
export function address(): Example[] {
    return [
        azure(
            "network:PublicIPAddress",
            "notary",
            {
                publicIpAddressName: "corda-prod-notary",
                sku: { name: "Standard", tier: "Regional" },
                publicIPAllocationMethod: "Static",
                zones: ["1", "2", "3"],
                tags,
            },
            { protect: true },
        ),
    ];
}

/** The address that a zone's machines call from, and what they call by. */
export function natGateway(): Example[] {
    const own = azure("network:PublicIPAddress", "nat-zone-1", {
        publicIpAddressName: "corda-prod-nat-zone-1",
        sku: { name: "Standard" },
        publicIPAllocationMethod: "Static",
        zones: ["1"],
        tags,
    });
    const gateway = azure(
        "network:NatGateway",
        "nat-zone-1",
        { natGatewayName: "corda-prod-zone-1", sku: { name: "Standard" }, zones: ["1"], tags },
        naming(own),
    );
    return [own, gateway];
}

function p2p(): Record<string, unknown> {
    return {
        name: "p2p",
        priority: 100,
        direction: "Inbound",
        access: "Allow",
        protocol: "Tcp",
        sourceAddressPrefix: "Internet",
        sourcePortRange: "*",
        destinationAddressPrefix: "*",
        destinationPortRanges: ["10002"],
    };
}

/** What reaches machines: peers from anywhere, people at web clients, and nobody by SSH. */
export function securityGroup(): Example[] {
    return [
        azure("network:NetworkSecurityGroup", "nodes", {
            networkSecurityGroupName: "corda-prod-nodes",
            securityRules: [
                p2p(),
                {
                    ...p2p(),
                    name: "https",
                    priority: 110,
                    sourceAddressPrefix: undefined,
                    sourceAddressPrefixes: ["203.0.113.0/24", "198.51.100.0/24"],
                    destinationPortRanges: ["443"],
                },
                {
                    name: "no-ssh",
                    priority: 4000,
                    direction: "Inbound",
                    access: "Deny",
                    protocol: "*",
                    sourceAddressPrefix: "*",
                    sourcePortRange: "*",
                    destinationAddressPrefix: "*",
                    destinationPortRange: "22",
                },
            ],
            tags,
        }),
    ];
}

/** A rule of a group that is a resource of its own. */
export function securityRule(): Example[] {
    return [azure("network:SecurityRule", "p2p", { networkSecurityGroupName: "corda-prod-nodes", ...p2p() })];
}

/** A subnet of machines. */
export function subnet(): Example[] {
    return [
        azure("network:Subnet", "corda-1", {
            subnetName: "corda-1",
            addressPrefix: "10.224.0.0/22",
            defaultOutboundAccess: false,
            networkSecurityGroup: { id: `${inGroup}/nodes` },
            natGateway: { id: `${inGroup}/nat` },
            privateEndpointNetworkPolicies: "Disabled",
        }),
    ];
}

/** The subnet of private endpoints, one of them, and its name. */
export function endpoints(): Example[] {
    const own = azure("network:Subnet", "private-endpoints", {
        subnetName: "private-endpoints",
        addressPrefix: "10.224.17.0/24",
        defaultOutboundAccess: false,
        networkSecurityGroup: { id: `${inGroup}/private-endpoints` },
        privateEndpointNetworkPolicies: "Enabled",
    });
    const endpoint = azure("network:PrivateEndpoint", "keys", { privateEndpointName: "keys", tags }, naming(own));
    return [own, endpoint, azure("network:PrivateDnsZoneGroup", "names", {}, naming(endpoint))];
}

/** A virtual network that describes its subnets itself. */
export function virtualNetwork(): Example[] {
    return [
        azure("network:VirtualNetwork", "network", {
            virtualNetworkName: "corda-prod",
            subnets: [
                { name: "corda-1", networkSecurityGroup: { id: `${inGroup}/nodes` }, defaultOutboundAccess: false },
            ],
            tags,
        }),
    ];
}

/** The zone of the members' names. */
export function zone(): Example[] {
    return [azure("dns:Zone", "names", { zoneName: "corda.example.com", zoneType: "Public", tags }, { protect: true })];
}
