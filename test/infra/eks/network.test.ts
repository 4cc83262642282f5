import { beforeAll, describe, expect, it } from "vitest";
import { isWithin, overlap } from "../../../config/address-blocks";
import type { ProgramGraph } from "../../program/program-graph";
import { inputs, inputsOf, named } from "./aws-resources";
import { platformConfig, recordPlatform } from "./recorded-platform";

let graph: ProgramGraph;
beforeAll(async () => {
    ({ graph } = await recordPlatform());
});

const kind = (name: string) => graph.ofType("Subnet").filter((subnet) => subnet.name.includes(`-${name}-`));
const subnetId = (name: string) => `${name}-id`;

describe("the VPC", () => {
    it("resolves names inside, which private endpoints of AWS' services need (EKS best practices: Networking, VPC and subnet considerations)", () => {
        expect(inputsOf(graph, "Vpc", "eks-network")).toMatchObject({
            cidrBlock: "10.64.0.0/16",
            enableDnsHostnames: true,
            enableDnsSupport: true,
        });
    });

    it("has nothing in its default security group, so that whatever names none is closed (EKS best practices: Security, network)", () => {
        expect(inputsOf(graph, "DefaultSecurityGroup", "eks-network-default")).toMatchObject({
            ingress: [],
            egress: [],
        });
    });

    it("spans three zones of its region [004-46] (EKS best practices: Reliability, control plane)", () => {
        expect(new Set(graph.ofType("Subnet").map((subnet) => inputs(subnet)["availabilityZone"]))).toEqual(
            new Set(["eu-west-1a", "eu-west-1b", "eu-west-1c"]),
        );
    });

    it("logs every flow, also those that were refused (EKS best practices: Security, network)", () => {
        expect(inputsOf(graph, "FlowLog", "eks-network")).toMatchObject({
            trafficType: "ALL",
            vpcId: "eks-network-id",
            maxAggregationInterval: 60,
        });
    });

    it("keeps its flow logs encrypted and for a stated time (EKS best practices: Security, detective controls)", () => {
        expect(inputsOf(graph, "LogGroup", "eks-network-flows")).toMatchObject({
            retentionInDays: 90,
            kmsKeyId: expect.stringContaining("eks-logs-key"),
        });
    });

    it("lets only the flow log service write flow logs, and only for this account (EKS best practices: Security, identity)", () => {
        const trust = JSON.parse(inputsOf(graph, "Role", "eks-network-flows")["assumeRolePolicy"] as string) as {
            Statement: unknown[];
        };
        expect(trust.Statement).toEqual([
            expect.objectContaining({
                Principal: { Service: "vpc-flow-logs.amazonaws.com" },
                Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
            }),
        ]);
    });
});

describe("the subnets", () => {
    it("are nine, three kinds in each zone, and none overlaps another (EKS best practices: Networking, VPC and subnet considerations)", () => {
        const blocks = graph.ofType("Subnet").map((subnet) => inputs(subnet)["cidrBlock"] as string);
        expect(blocks).toHaveLength(9);
        const pairs = blocks.flatMap((one, index) => blocks.slice(index + 1).map((other) => [one, other] as const));
        expect(pairs.filter(([one, other]) => overlap(one, other))).toEqual([]);
        expect(blocks.every((block) => isWithin(block, "10.64.0.0/16"))).toBe(true);
    });

    it("give nothing a public address by itself (CIS EKS 1.8 5.4.3)", () => {
        expect(graph.ofType("Subnet").filter((subnet) => inputs(subnet)["mapPublicIpOnLaunch"] !== false)).toEqual([]);
    });

    it("of machines have room for a pod's every address (EKS best practices: Networking, IP optimization)", () => {
        expect(kind("private").map((subnet) => inputs(subnet)["cidrBlock"])).toEqual([
            "10.64.0.0/18",
            "10.64.64.0/18",
            "10.64.128.0/18",
        ]);
    });

    it("are marked for load balancers, public and internal, as EKS looks for them [001-17] (EKS best practices: Networking, VPC and subnet considerations)", () => {
        expect(kind("public").every((subnet) => inputs(subnet)["tags"]["kubernetes.io/role/elb"] === "1")).toBe(true);
        expect(
            kind("private").every((subnet) => inputs(subnet)["tags"]["kubernetes.io/role/internal-elb"] === "1"),
        ).toBe(true);
        expect(kind("data").some((subnet) => JSON.stringify(inputs(subnet)["tags"]).includes("/role/"))).toBe(false);
    });

    it("are each joined with exactly one route table", () => {
        const joined = graph.ofType("RouteTableAssociation").map((one) => inputs(one)["subnetId"] as string);
        expect(joined.sort()).toEqual(
            graph
                .ofType("Subnet")
                .map(({ name }) => subnetId(name))
                .sort(),
        );
    });
});

describe("the ways out", () => {
    it("are a gateway in each zone, so that the loss of one zone costs the others nothing (EKS best practices: Reliability, data plane)", () => {
        expect(graph.ofType("NatGateway").map((gateway) => inputs(gateway)["subnetId"])).toEqual([
            "eks-network-public-a-id",
            "eks-network-public-b-id",
            "eks-network-public-c-id",
        ]);
    });

    it("lead machines of a zone through the gateway of that zone (EKS best practices: Cost, networking)", () => {
        for (const letter of ["a", "b", "c"]) {
            expect(inputsOf(graph, "Route", `eks-network-private-${letter}`)).toMatchObject({
                routeTableId: `eks-network-private-${letter}-id`,
                natGatewayId: `eks-network-nat-${letter}-id`,
                destinationCidrBlock: "0.0.0.0/0",
            });
        }
    });

    it("are none for data: a database that is taken over can't send anything away (EKS best practices: Security, network)", () => {
        const routes = graph.ofType("Route").map((route) => inputs(route)["routeTableId"]);
        expect(routes).not.toContain("eks-network-data-id");
        expect(routes).toHaveLength(4);
    });

    it("lead to the internet itself from public subnets alone (CIS EKS 1.8 5.4.3)", () => {
        const open = graph.ofType("Route").filter((route) => inputs(route)["gatewayId"] !== undefined);
        expect(open.map(named)).toEqual(["Route eks-network-public"]);
        const inPublic = graph
            .ofType("RouteTableAssociation")
            .filter((one) => inputs(one)["routeTableId"] === "eks-network-public-id")
            .map((one) => inputs(one)["subnetId"]);
        expect(inPublic.sort()).toEqual(kind("public").map(({ name }) => subnetId(name)));
    });

    it("wait for the internet to be there: a gateway without it never gets ready (EKS best practices: Reliability, data plane)", () => {
        for (const gateway of graph.ofType("NatGateway")) {
            expect(graph.before(gateway).has(graph.one("Route", "eks-network-public").urn), gateway.name).toBe(true);
        }
    });

    it("are one for all zones in a trial that asks for it [002-34] (EKS best practices: Cost, networking)", async () => {
        const trial = await recordPlatform(
            platformConfig({ protection: "disposable", network: { cidr: "10.64.0.0/16", nat: "one" } }),
        );
        expect(trial.graph.ofType("NatGateway")).toHaveLength(1);
        expect(inputsOf(trial.graph, "Route", "eks-network-private-c")["natGatewayId"]).toBe("eks-network-nat-a-id");
    });
});

describe("the endpoints of AWS' services", () => {
    const endpoints = () =>
        graph
            .ofType("VpcEndpoint")
            .map((endpoint) => (inputs(endpoint)["serviceName"] as string).split("eu-west-1.")[1]);

    it("are those that machines and pods with an identity call (EKS best practices: Security, infrastructure)", () => {
        expect(endpoints()).toEqual(
            expect.arrayContaining(["ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "kms", "logs", "s3", "sts"]),
        );
    });

    it("are one for the secret store too, so that secrets never cross the internet [003-6] (EKS best practices: Security, data encryption and secrets management)", () => {
        expect(endpoints()).toContain("secretsmanager");
    });

    it("are none for a service that nobody calls [002-34] (EKS best practices: Cost, networking)", async () => {
        const plain = await recordPlatform(platformConfig({ secrets: { kind: "kubernetes" } }), () => undefined);
        expect(plain.graph.ofType("VpcEndpoint").some((endpoint) => endpoint.name.includes("secretsmanager"))).toBe(
            false,
        );
    });

    it("answer to the services' own names (EKS best practices: Networking, VPC and subnet considerations)", () => {
        const interfaces = graph
            .ofType("VpcEndpoint")
            .filter((endpoint) => inputs(endpoint)["vpcEndpointType"] === "Interface");
        expect(interfaces.length).toBeGreaterThan(8);
        expect(interfaces.filter((endpoint) => inputs(endpoint)["privateDnsEnabled"] !== true)).toEqual([]);
    });

    it("are in every zone (EKS best practices: Reliability, data plane)", () => {
        const zones = graph
            .ofType("VpcEndpoint")
            .filter((endpoint) => inputs(endpoint)["vpcEndpointType"] === "Interface")
            .map((endpoint) => (inputs(endpoint)["subnetIds"] as string[]).length);
        expect(new Set(zones)).toEqual(new Set([3]));
    });

    it("are reached by HTTPS from the VPC and from nowhere else (EKS best practices: Security, network)", () => {
        expect(inputsOf(graph, "SecurityGroupIngressRule", "eks-network-endpoints")).toMatchObject({
            cidrIpv4: "10.64.0.0/16",
            fromPort: 443,
            toPort: 443,
            ipProtocol: "tcp",
        });
    });

    it("give every private network a way to S3 that costs nothing (EKS best practices: Cost, networking)", () => {
        expect(inputsOf(graph, "VpcEndpoint", "eks-network-s3")["routeTableIds"]).toEqual([
            "eks-network-private-a-id",
            "eks-network-private-b-id",
            "eks-network-private-c-id",
            "eks-network-data-id",
        ]);
    });
});

describe("whatever can be called in the VPC", () => {
    it("takes calls from everybody nowhere, except P2P where the stack file says so [001-5] (EKS best practices: Security, network)", () => {
        const open = graph
            .ofType("SecurityGroupIngressRule")
            .filter((rule) => inputs(rule)["cidrIpv4"] === "0.0.0.0/0" || inputs(rule)["cidrIpv6"] !== undefined);
        expect(open.map(named)).toEqual([]);
    });

    it("names ports, never all of them (EKS best practices: Security, network)", () => {
        const rules = graph.ofType("SecurityGroupIngressRule").map(inputs);
        expect(rules.length).toBeGreaterThan(8);
        expect(
            rules.filter(
                ({ ipProtocol, fromPort, toPort }) =>
                    ipProtocol !== "tcp" || !(Number(toPort) - Number(fromPort) <= 2) || fromPort === 0,
            ),
        ).toEqual([]);
    });

    it("says what each rule is for (EKS best practices: Security, network)", () => {
        const rules = [...graph.ofType("SecurityGroupIngressRule"), ...graph.ofType("SecurityGroupEgressRule")];
        expect(rules.filter((rule) => !inputs(rule)["description"])).toEqual([]);
        expect(graph.ofType("SecurityGroup").filter((group) => !inputs(group)["description"])).toEqual([]);
    });

    it("never opens SSH (CIS EKS 1.8 5.4.3)", () => {
        const ssh = graph
            .ofType("SecurityGroupIngressRule")
            .map(inputs)
            .filter(({ fromPort, toPort }) => Number(fromPort) <= 22 && Number(toPort) >= 22);
        expect(ssh).toEqual([]);
    });
});
