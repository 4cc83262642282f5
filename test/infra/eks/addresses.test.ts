import { beforeAll, describe, expect, it } from "vitest";
import { plannedAddress } from "../../../infra/eks/address-plan";
import type { ProgramGraph } from "../../program/program-graph";
import { inputs, inputsOf, named } from "./aws-resources";
import { platformConfig, type RecordedPlatform, recordPlatform } from "./recorded-platform";

let recorded: RecordedPlatform;
let graph: ProgramGraph;
beforeAll(async () => {
    recorded = await recordPlatform();
    ({ graph } = recorded);
});

const address = (node: string) => `eks-addresses-${node}`;
const balancer = (node: string) => inputsOf(graph, "LoadBalancer", address(node));

describe("the address of a node", () => {
    it("is plain text before anything is made, because it becomes part of the signed node info [001-4]", () => {
        const node = { name: "bank-a" };
        expect(plannedAddress(node, platformConfig())).toEqual({
            kind: "fixed",
            host: "bank-a.corda.example.com",
            record: true,
        });
    });

    it("is the same when it is asked for again, and made once [001-4]", () => {
        const node = { name: "bank-a", namespace: "corda", port: 10002 };
        const before = recorded.platform.p2pEndpoint(node);
        expect(recorded.platform.p2pEndpoint(node).host).toBe(before.host);
        expect(graph.ofType("LoadBalancer")).toHaveLength(3);
    });

    it("is a load balancer of its own: no two nodes share one [001-4, 001-5] (EKS best practices: Networking, load balancing)", () => {
        const names = graph.ofType("LoadBalancer").map((one) => inputs(one)["name"] as string);
        expect(names).toEqual(["prod-bank-a", "prod-bank-b", "prod-bank-c"]);
    });

    it("has the name of the stack file's zone, and a record that points to its load balancer [001-4]", () => {
        expect(inputsOf(graph, "Record", address("bank-a"))).toMatchObject({
            zoneId: "ZMADE",
            name: "bank-a.corda.example.com",
            type: "A",
            aliases: [{ name: `${address("bank-a")}.elb.example.com`, zoneId: "ZELB" }],
        });
    });

    it("keeps its name while the node restarts: the record asks for nobody's health (EKS best practices: Networking, load balancing)", () => {
        expect(inputsOf(graph, "Record", address("bank-a"))["aliases"][0]).toMatchObject({
            evaluateTargetHealth: false,
        });
    });

    it("is an Elastic IP in each zone where addresses are to be fixed [001-4] (EKS best practices: Networking, load balancing)", () => {
        expect(balancer("bank-a")["subnetMappings"]).toEqual(
            ["a", "b", "c"].map((letter) => ({
                subnetId: `eks-network-public-${letter}-id`,
                allocationId: `eipalloc-${address("bank-a")}-${letter}`,
            })),
        );
    });

    it("is the Elastic IP that the stack file gives it, in one zone, and none is made [001-4]", () => {
        expect(balancer("bank-b")["subnetMappings"]).toEqual([
            { subnetId: "eks-network-public-a-id", allocationId: "eipalloc-0123456789abcdef0" },
        ]);
        expect(graph.ofType("Eip").filter(({ name }) => name.startsWith(address("bank-b")))).toEqual([]);
        expect(graph.ofType("Record").map(({ name }) => name)).not.toContain(address("bank-b"));
    });

    it("is a name of the user's own where the stack file has one, whose target is told [001-4]", () => {
        expect(graph.ofType("Record").map(({ name }) => name)).not.toContain(address("bank-c"));
        expect(Object.keys(recorded.platform.findings)).toContain("loadBalancers");
    });

    it("costs no Elastic IP where a name is enough [002-34] (EKS best practices: Cost, networking)", async () => {
        const byName = await recordPlatform(
            platformConfig({
                loadBalancers: { addresses: "dns", elasticIps: { "192.0.2.5": "eipalloc-0123456789abcdef0" } },
            }),
        );
        expect(byName.graph.ofType("Eip").filter(({ name }) => name.includes("addresses"))).toEqual([]);
        expect(inputsOf(byName.graph, "LoadBalancer", address("bank-a"))["subnetMappings"]).toHaveLength(3);
    });

    it("fits AWS' names, however long the node's is", async () => {
        const long = await recordPlatform(platformConfig(), (platform) => {
            for (const end of ["a", "b"]) {
                platform.p2pEndpoint({ name: `${"n".repeat(39)}${end}`, namespace: "corda", port: 10002 });
            }
        });
        const names = long.graph.ofType("LoadBalancer").map((one) => inputs(one)["name"] as string);
        expect(names.every((name) => /^[a-z0-9][a-z0-9-]{0,30}[a-z0-9]$/.test(name))).toBe(true);
        expect(new Set(names).size).toBe(2);
    });

    it("isn't lost with the stack, nor by somebody's click in the console [001-7] (EKS best practices: Networking, load balancing)", () => {
        for (const one of graph.ofType("LoadBalancer")) {
            expect(one.protect, one.name).toBe(true);
            expect(inputs(one)["enableDeletionProtection"], one.name).toBe(true);
        }
        const addresses = graph.ofType("Eip").filter(({ name }) => name.includes("addresses"));
        expect(addresses).toHaveLength(6);
        expect(addresses.filter(({ protect }) => !protect)).toEqual([]);
    });
});

describe("a load balancer", () => {
    it("passes connections on as they are: two nodes know each other by their own certificates [001-17] (EKS best practices: Networking, load balancing)", () => {
        for (const one of graph.ofType("Listener")) {
            expect(inputs(one), one.name).toMatchObject({ protocol: "TCP", port: 10002 });
            expect(inputs(one)["certificateArn"], one.name).toBeUndefined();
        }
    });

    it("is one of layer four [001-17] (EKS best practices: Networking, load balancing)", () => {
        expect(balancer("bank-a")).toMatchObject({ loadBalancerType: "network", internal: false });
    });

    it("sends to pods themselves, not by way of a machine's port (EKS best practices: Networking, load balancing)", () => {
        expect(inputsOf(graph, "TargetGroup", address("bank-a"))).toMatchObject({ targetType: "ip", port: 10002 });
    });

    it("keeps the caller's address, so that a policy can name peers [001-17] (EKS best practices: Security, network)", () => {
        expect(inputsOf(graph, "TargetGroup", address("bank-a"))["preserveClientIp"]).toBe("true");
    });

    it("puts nothing before the bytes: Corda speaks no proxy protocol [001-17] (EKS best practices: Networking, load balancing)", () => {
        expect(inputsOf(graph, "TargetGroup", address("bank-a"))["proxyProtocolV2"]).toBeUndefined();
    });

    it("reaches the one pod from every zone (EKS best practices: Networking, load balancing)", () => {
        expect(balancer("bank-a")["enableCrossZoneLoadBalancing"]).toBe(true);
    });

    it("holds connections that are still for an hour, as peers' are [001-17] (EKS best practices: Networking, load balancing)", () => {
        expect(inputsOf(graph, "Listener", address("bank-a"))["tcpIdleTimeoutSeconds"]).toBe(3600);
    });

    it("lets a pod that goes finish for a minute, then ends what is left (EKS best practices: Networking, load balancing)", () => {
        expect(inputsOf(graph, "TargetGroup", address("bank-a"))).toMatchObject({
            deregistrationDelay: 60,
            connectionTermination: true,
        });
    });

    it("asks the P2P port itself whether the pod is there (EKS best practices: Networking, load balancing)", () => {
        expect(inputsOf(graph, "TargetGroup", address("bank-a"))["healthCheck"]).toMatchObject({
            protocol: "TCP",
            port: "traffic-port",
        });
    });

    it("takes calls from the peers that are named, at the P2P port alone [001-5] (EKS best practices: Security, network)", () => {
        const rules = graph
            .ofType("SecurityGroupIngressRule")
            .filter(({ name }) => name.startsWith(`${address("bank-a")}-from-`))
            .map(inputs);
        expect(rules.map(({ cidrIpv4 }) => cidrIpv4 as unknown)).toEqual(["198.51.100.0/24", "203.0.113.0/24"]);
        expect(rules.every(({ fromPort, toPort }) => fromPort === 10002 && toPort === 10002)).toBe(true);
    });

    it("can send to machines alone, at that port (EKS best practices: Security, network)", () => {
        expect(inputsOf(graph, "SecurityGroupEgressRule", `${address("bank-a")}-to-machines`)).toMatchObject({
            referencedSecurityGroupId: "eks-machines-id",
            fromPort: 10002,
            toPort: 10002,
        });
        expect(graph.ofType("SecurityGroupEgressRule")).toHaveLength(3);
    });

    it("is the only one that machines take P2P from (EKS best practices: Security, network)", () => {
        const atMachines = graph
            .ofType("SecurityGroupIngressRule")
            .map(inputs)
            .filter(({ securityGroupId }) => securityGroupId === "eks-machines-id");
        expect(atMachines.map(({ referencedSecurityGroupId }) => referencedSecurityGroupId as unknown)).toEqual([
            `${address("bank-a")}-id`,
            `${address("bank-b")}-id`,
            `${address("bank-c")}-id`,
        ]);
    });

    it("is bound to the node's Service by the cluster's own provider [001-5] (EKS best practices: Networking, load balancing)", () => {
        const binding = graph.one("TargetGroupBinding", "bank-a-binding");
        expect(inputs(binding)).toMatchObject({
            metadata: { name: "bank-a", namespace: "corda" },
            spec: {
                serviceRef: { name: "bank-a", port: 10002 },
                targetGroupARN: expect.stringContaining(address("bank-a")),
                targetType: "ip",
            },
        });
        expect(binding.provider).toContain("::eks::");
    });

    it("is complete before its pods are bound to it, and their controller runs (EKS best practices: Networking, load balancing)", () => {
        const before = graph.before(graph.one("TargetGroupBinding", "bank-a-binding"));
        for (const [type, name] of [
            ["Listener", address("bank-a")],
            ["Record", address("bank-a")],
            ["SecurityGroupIngressRule", `${address("bank-a")}-at-machines`],
            ["Release", "eks-controller"],
        ] as const) {
            expect(before.has(graph.one(type, name).urn), `${type} ${name}`).toBe(true);
        }
    });
});

describe("the endpoint that components get", () => {
    const endpoint = () => recorded.platform.p2pEndpoint({ name: "bank-a", namespace: "corda", port: 10002 });

    it("asks Kubernetes for no load balancer: the program made it [001-5] (EKS best practices: Networking, load balancing)", () => {
        expect(endpoint()).toMatchObject({ serviceType: "ClusterIP", serviceAnnotations: {} });
    });

    it("tells who may call, and from where the load balancer itself asks (CIS EKS 1.8 5.4.4)", () => {
        expect(endpoint()).toMatchObject({
            sourceRanges: ["203.0.113.0/24", "198.51.100.0/24"],
            probeRanges: ["10.64.192.0/22", "10.64.196.0/22", "10.64.200.0/22"],
        });
    });

    it("has to be complete before the node registers [001-4]", () => {
        expect(endpoint().requires?.map((one) => (one as { __name?: string }).__name)).toEqual(
            expect.arrayContaining([address("bank-a")]),
        );
    });
});

describe("the zone of nodes' names", () => {
    it("is made where it isn't there, and its name servers are told", () => {
        expect(graph.ofType("Zone").map(named)).toEqual(["Zone eks-zone"]);
        expect(Object.keys(recorded.platform.findings)).toContain("nameServers");
    });

    it("is protected: with it every node's name would be gone [001-7]", () => {
        expect(graph.one("Zone", "eks-zone").protect).toBe(true);
    });

    it("goes with a disposable stack whatever others wrote into it, and with a protected one only when it is empty [001-7]", async () => {
        const { graph: trial } = await recordPlatform(platformConfig({ protection: "disposable" }), () => undefined);
        const forced = (one: ProgramGraph) => inputsOf(one, "Zone", "eks-zone")["forceDestroy"] as unknown;
        expect([forced(trial), forced(graph)]).toEqual([true, false]);
    });

    it("is left alone where it is there", async () => {
        const given = await recordPlatform(
            platformConfig({ dns: { zone: "corda.example.com", zoneId: "Z0123456789" } }),
        );
        expect(given.graph.ofType("Zone")).toEqual([]);
        expect(inputsOf(given.graph, "Record", address("bank-a"))["zoneId"]).toBe("Z0123456789");
    });
});
