import { beforeAll, describe, expect, it } from "vitest";
import { addressRange, contains, overlap } from "../../../config/address-block";
import { ports } from "../../../components/ports";
import { p2pPort } from "../../../infra/aks/security-rules";
import type { ProgramGraph, RecordedResource } from "../../program/program-graph";
import { askEverything } from "./asked-platform";
import { at, isBefore, recordPlatform } from "./recorded-platform";

interface Rule {
    readonly name: string;
    readonly access: string;
    readonly direction: string;
    readonly priority: number;
    readonly sourceAddressPrefix?: string;
    readonly sourceAddressPrefixes?: readonly string[];
    readonly destinationPortRange?: string;
    readonly destinationPortRanges?: readonly string[];
    readonly description: string;
}

let graph: ProgramGraph;
beforeAll(async () => {
    graph = await recordPlatform({ use: askEverything });
});

const subnet = (name: string) => graph.one("Subnet", `aks-network-${name}`);
const rulesOf = (name: string) =>
    at(graph.one("NetworkSecurityGroup", `aks-network-${name}`), "securityRules") as Rule[];
const rule = (group: string, name: string) => {
    const found = rulesOf(group).find((one) => one.name === name);
    if (found === undefined) {
        throw new Error(`${group} has no rule ${name}`);
    }
    return found;
};
const prefix = (resource: RecordedResource) => String(at(resource, "addressPrefix"));
const zones = ["1", "2", "3"] as const;

describe("the virtual network", () => {
    it("has only subnets that lie in its own range [001-16] (AKS baseline: Plan the IP addresses)", () => {
        const [whole] = at(graph.one("VirtualNetwork", "aks-network"), "addressSpace.addressPrefixes") as string[];
        const outer = addressRange(whole ?? "");
        for (const one of graph.ofType("Subnet")) {
            const inner = addressRange(prefix(one));
            expect(outer && inner && contains(outer, inner)).toBe(true);
        }
    });

    it("has no two subnets that share an address (AKS baseline: Plan the IP addresses)", () => {
        const ranges = graph.ofType("Subnet").map((one) => addressRange(prefix(one)));
        ranges.forEach((one, index) => {
            for (const other of ranges.slice(0, index)) {
                expect(one && other && overlap(one, other)).toBe(false);
            }
        });
    });

    it("has a subnet of Corda's machines in each of three zones [004-46] (AKS baseline: Availability zones)", () => {
        expect(zones.map((zone) => prefix(subnet(`corda-${zone}`)))).toEqual([
            "10.224.0.0/22",
            "10.224.4.0/22",
            "10.224.8.0/22",
        ]);
    });

    it("gives no machine a way out that nobody asked for (AKS baseline: Secure the network flow)", () => {
        for (const one of graph.ofType("Subnet")) {
            expect(at(one, "defaultOutboundAccess")).toBe(false);
        }
    });

    it("guards every subnet by a security group (AKS baseline: Network topology)", () => {
        for (const one of graph.ofType("Subnet")) {
            expect(at(one, "networkSecurityGroup.id")).toMatch(/NetworkSecurityGroup\/corda-prod-/);
        }
    });

    it("guards databases, endpoints and machines by groups of their own (AKS baseline: Secure the network flow)", () => {
        const groups = ["corda-1", "private-endpoints", "databases", "api-server"].map((name) =>
            at(subnet(name), "networkSecurityGroup.id"),
        );
        expect(new Set(groups).size).toBe(4);
    });

    it("changes its subnets one after the other, as Azure can [001-16]", () => {
        const order = ["corda-1", "corda-2", "corda-3", "system", "api-server", "private-endpoints", "databases"];
        order.slice(1).forEach((name, index) => {
            expect(isBefore(graph, subnet(order[index] ?? ""), subnet(name))).toBe(true);
        });
    });

    it("is not taken for one without subnets when it is updated [001-7]", () => {
        expect(graph.one("VirtualNetwork", "aks-network").ignoreChanges).toContain("subnets");
    });

    it("keeps a record of what went where (AKS baseline: Monitor and collect logs and metrics)", () => {
        const flows = graph.one("FlowLog", "aks-logs-flows");
        expect(at(flows, "enabled")).toBe(true);
        expect(at(flows, "targetResourceId")).toMatch(/VirtualNetwork\/corda-prod/);
        expect(at(flows, "format.version")).toBe(2);
    });

    it("makes flows searchable beside the other logs (AKS baseline: Monitor and collect logs and metrics)", () => {
        const analytics = at(
            graph.one("FlowLog", "aks-logs-flows"),
            "flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration",
        ) as Record<string, unknown>;
        expect(analytics["enabled"]).toBe(true);
        expect(String(analytics["workspaceResourceId"])).toContain("Workspace/corda-prod-logs");
    });

    it("keeps flows at most a year, the longest that Azure does [001-16]", async () => {
        const long = await recordPlatform({
            edit: (platform) => Object.assign(platform, { logs: { keepDays: 700 } }),
            use: () => undefined,
        });
        expect(at(long.one("FlowLog", "aks-logs-flows"), "retentionPolicy.days")).toBe(365);
    });
});

describe("the way out of the cluster", () => {
    it("is by each zone's own NAT gateway, so that no zone needs another [004-46] (AKS baseline: Availability zones)", () => {
        for (const zone of zones) {
            expect(at(graph.one("NatGateway", `aks-network-nat-zone-${zone}`), "zones")).toEqual([zone]);
            expect(at(subnet(`corda-${zone}`), "natGateway.id")).toContain(`NatGateway/corda-prod-zone-${zone}`);
        }
    });

    it("has addresses that stay, for partners' firewalls [001-4] (AKS baseline: Secure the network flow)", () => {
        for (const address of graph.ofType("PublicIPAddress")) {
            expect(at(address, "publicIPAllocationMethod")).toBe("Static");
            expect(at(address, "sku.name")).toBe("Standard");
        }
    });

    it("keeps idle connections for half an hour, longer than AMQP is ever silent [001-17]", () => {
        for (const gateway of graph.ofType("NatGateway")) {
            expect(at(gateway, "idleTimeoutInMinutes")).toBe(30);
        }
    });

    it("is not there for databases and private endpoints, which call nobody (AKS baseline: Secure the network flow)", () => {
        expect(at(subnet("private-endpoints"), "natGateway")).toBeUndefined();
        expect(at(subnet("databases"), "natGateway")).toBeUndefined();
    });
});

describe("the security group of machines", () => {
    it("opens P2P to the peers that the stack file names, and to nobody else [001-17] (AKS baseline: Secure the network flow)", () => {
        const p2p = rule("nodes", "p2p");
        expect(p2p.sourceAddressPrefixes).toEqual(["203.0.113.0/24", "198.51.100.0/24"]);
        expect(p2p.destinationPortRanges).toEqual(["10002"]);
    });

    it("opens the port that nodes listen on [001-17]", () => {
        expect(p2pPort).toBe(ports.p2p);
    });

    it("opens P2P to the internet only where no peers are named [001-4]", async () => {
        const open = await recordPlatform({
            edit: (platform) => Object.assign(platform, { loadBalancers: {} }),
            use: () => undefined,
        });
        const rules = at(open.one("NetworkSecurityGroup", "aks-network-nodes"), "securityRules") as Rule[];
        expect(rules.find(({ name }) => name === "p2p")?.sourceAddressPrefix).toBe("Internet");
    });

    it("never opens RPC, a database, a broker or a tunnel [001-5] (CIS AKS 1.8 5.4.4)", () => {
        const opened = rulesOf("nodes")
            .filter(({ access }) => access === "Allow")
            .flatMap(({ destinationPortRanges }) => destinationPortRanges ?? []);
        for (const port of [ports.rpc, ports.rpcAdmin, ports.postgresql, ports.broker, ports.tunnel, ports.metrics]) {
            expect(opened).not.toContain(String(port));
        }
    });

    it("lets nobody log in to a machine, not even from within (CIS AKS 1.8 5.4.3)", () => {
        expect(rule("nodes", "no-ssh")).toMatchObject({
            access: "Deny",
            sourceAddressPrefix: "*",
            destinationPortRange: "22",
        });
    });

    it("opens HTTPS only where web clients are said to be reached [002-12] (AKS baseline: Application routing)", async () => {
        expect(rulesOf("nodes").map(({ name }) => name)).toEqual(["p2p", "no-ssh"]);
        const web = await recordPlatform({
            edit: (platform) => Object.assign(platform, { loadBalancers: { webRanges: ["192.0.2.0/24"] } }),
            use: () => undefined,
        });
        const rules = at(web.one("NetworkSecurityGroup", "aks-network-nodes"), "securityRules") as Rule[];
        expect(rules.find(({ name }) => name === "https")).toMatchObject({
            sourceAddressPrefix: "192.0.2.0/24",
            destinationPortRanges: ["443"],
        });
    });

    it("lets members fetch the revocation lists of a zone of one's own, at the port that its certificates name [001-13]", async () => {
        const zone = await recordPlatform({ shape: { revocationPort: 8080 }, use: () => undefined });
        const rules = at(zone.one("NetworkSecurityGroup", "aks-network-nodes"), "securityRules") as Rule[];
        expect(rules.find(({ name }) => name === "revocation-lists")).toMatchObject({
            access: "Allow",
            sourceAddressPrefixes: ["203.0.113.0/24", "198.51.100.0/24"],
            destinationPortRanges: ["8080"],
        });
    });

    it("says of every rule what it is for [002-36]", () => {
        for (const { inputs } of graph.ofType("NetworkSecurityGroup")) {
            for (const { description } of inputs["securityRules"] as Rule[]) {
                expect(description.length).toBeGreaterThan(10);
            }
        }
    });

    it("has no two rules of one priority, which Azure refuses [001-16]", () => {
        for (const { inputs } of graph.ofType("NetworkSecurityGroup")) {
            const priorities = (inputs["securityRules"] as Rule[]).map(({ priority }) => priority);
            expect(new Set(priorities).size).toBe(priorities.length);
        }
    });

    it("never allows every port of everybody (AKS baseline: Secure the network flow)", () => {
        for (const { inputs } of graph.ofType("NetworkSecurityGroup")) {
            for (const one of inputs["securityRules"] as Rule[]) {
                expect(one.access === "Allow" && one.destinationPortRange === "*").toBe(false);
            }
        }
    });
});

describe("the subnet of private endpoints", () => {
    it("lets its security group hold for them (AKS baseline: Secure the network flow)", () => {
        expect(at(subnet("private-endpoints"), "privateEndpointNetworkPolicies")).toBe("Enabled");
    });

    it("is reached by machines and the API server over HTTPS alone [000-8] (AKS baseline: Add secret management)", () => {
        expect(rule("private-endpoints", "https")).toMatchObject({
            sourceAddressPrefixes: [
                "10.224.0.0/22",
                "10.224.4.0/22",
                "10.224.8.0/22",
                "10.224.12.0/22",
                "10.224.16.0/28",
            ],
            destinationPortRanges: ["443"],
        });
        expect(rule("private-endpoints", "nobody-else")).toMatchObject({ access: "Deny", destinationPortRange: "*" });
    });
});

describe("the subnet of databases", () => {
    it("is reached by Corda's machines at PostgreSQL's port alone [004-26] (AKS baseline: Secure the network flow)", () => {
        expect(rule("databases", "postgresql")).toMatchObject({
            sourceAddressPrefixes: ["10.224.0.0/22", "10.224.4.0/22", "10.224.8.0/22"],
            destinationPortRanges: ["5432"],
        });
        expect(rule("databases", "nobody-else")).toMatchObject({ access: "Deny", destinationPortRange: "*" });
    });

    it("lets a server reach its standby [004-21]", () => {
        expect(rule("databases", "standby").sourceAddressPrefix).toBe("10.224.18.0/24");
    });

    it("is given to Flexible Servers, as they ask [004-21]", () => {
        expect(at(subnet("databases"), "delegations[0].serviceName")).toBe("Microsoft.DBforPostgreSQL/flexibleServers");
    });
});

describe("the API server's subnet", () => {
    it("is given to AKS, which projects the API server into it (CIS AKS 1.8 5.4.2)", () => {
        expect(at(subnet("api-server"), "delegations[0].serviceName")).toBe(
            "Microsoft.ContainerService/managedClusters",
        );
    });
});

describe("names of private endpoints", () => {
    it("lead to them in this network, and nowhere else registers anybody (AKS baseline: Network topology)", () => {
        for (const link of graph.ofType("VirtualNetworkLink")) {
            expect(at(link, "registrationEnabled")).toBe(false);
            expect(at(link, "virtualNetwork.id")).toMatch(/VirtualNetwork\/corda-prod/);
        }
    });

    it("are Azure's own zones, one for each service [001-16] (AKS baseline: Network topology)", () => {
        const zoneNames = graph.ofType("PrivateZone").map((zone) => at(zone, "privateZoneName"));
        expect(zoneNames.sort()).toEqual([
            "corda-prod.private.postgres.database.azure.com",
            "privatelink.azurecr.io",
            "privatelink.blob.core.windows.net",
            "privatelink.vaultcore.azure.net",
        ]);
    });

    it("are written for every endpoint [000-8] (AKS baseline: Network topology)", () => {
        const endpoints = graph.ofType("PrivateEndpoint").map(({ name }) => name);
        expect(graph.ofType("PrivateDnsZoneGroup").map(({ name }) => name)).toEqual(endpoints);
        expect(endpoints).toEqual([
            "aks-private-link-backups",
            "aks-private-link-hsm",
            "aks-private-link-keys",
            "aks-private-link-registry",
            "aks-private-link-secrets",
        ]);
    });
});
