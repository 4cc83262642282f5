import { beforeAll, describe, expect, it } from "vitest";
import type { EksPlatform } from "../../../infra/eks/eks";
import type { ProgramGraph } from "../../program/program-graph";
import { inputs, inputsOf, type Inputs, named, statementsOf } from "./aws-resources";
import { everything, platformConfig, recordPlatform } from "./recorded-platform";

let graph: ProgramGraph;
let plain: ProgramGraph;
let platform: EksPlatform;
let plainPlatform: EksPlatform;
beforeAll(async () => {
    ({ graph, platform } = await recordPlatform());
    ({ graph: plain, platform: plainPlatform } = await recordPlatform(
        platformConfig({ machines: undefined, verticalPodAutoscaler: undefined }),
        () => undefined,
    ));
});

const group = (suffix: string) => inputsOf(graph, "NodeGroup", `eks-machines-${suffix}`);
const values = (name: string) => inputsOf(graph, "Release", name)["values"] as Inputs;
const scaled =
    "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:*:autoScalingGroupName/eks-machines-stateless-scaling";

describe("machines for what may be moved at any time", () => {
    it("are there where the stack file names them, and nowhere else [002-15]", () => {
        expect(plain.ofType("NodeGroup").map(({ name }) => name)).not.toContain("eks-machines-stateless");
        expect(group("stateless")).toMatchObject({
            labels: { "corda/machines": "stateless" },
            taints: [{ key: "corda/machines", value: "stateless", effect: "NO_SCHEDULE" }],
            instanceTypes: ["m7i.large"],
        });
    });

    it("span all zones: what they run holds no volume (EKS best practices: Reliability, data plane)", () => {
        expect(group("stateless")["subnetIds"]).toHaveLength(3);
    });

    it("are as many as the autoscaler says, and the stack file at first [002-15] (EKS best practices: Cluster autoscaling)", () => {
        expect(group("stateless")["scalingConfig"]).toMatchObject({ desiredSize: 1 });
        const free = graph.ofType("NodeGroup").filter(({ ignoreChanges }) => (ignoreChanges ?? []).length > 0);
        expect(free.map(({ name, ignoreChanges }) => [name, ignoreChanges])).toEqual([
            ["eks-machines-stateless", ["scalingConfig.desiredSize"]],
        ]);
    });

    it("aren't touched by a change of the two ends, which are the autoscaler's: EKS takes no minimum above the number it was last told [002-15] (EKS best practices: Cluster autoscaling)", async () => {
        const { stateless } = everything.machines;
        const { graph: changed } = await recordPlatform(
            platformConfig({ machines: { stateless: { ...stateless, minimum: 3, maximum: 9 } } }),
            () => undefined,
        );
        const bounds = (one: ProgramGraph) => {
            const { minSize, maxSize } = inputsOf(one, "NodeGroup", "eks-machines-stateless")[
                "scalingConfig"
            ] as Inputs;
            return [minSize, maxSize] as unknown[];
        };
        expect(bounds(changed)).toEqual(bounds(graph));
        const told = inputsOf(changed, "Release", "eks-autoscaler")["values"] as Inputs;
        expect(told["autoscalingGroups"]).toMatchObject([{ minSize: 3, maxSize: 9 }]);
        // By itself it adds machines for pods alone, and none up to its minimum.
        expect(told["extraArgs"]).toMatchObject({ "enforce-node-group-min-size": true });
    });

    it("are told to the components with all others that are kept for the network [002-15] (EKS best practices: Security, tenant isolation)", () => {
        const pool = (use: string) => ({
            labels: { "corda/machines": use },
            taints: [{ key: "corda/machines", value: use, effect: "NoSchedule" }],
        });
        expect(platform.pools).toEqual({ corda: pool("corda"), stateless: pool("stateless") });
        expect(plainPlatform.pools).toEqual({ corda: pool("corda") });
    });

    it("count at their most against the account's processors, and at their least in the bill [001-18, 002-34]", async () => {
        const { platform: counted } = await recordPlatform(
            platformConfig({ quotas: { elasticIps: 20, processors: 128 } }),
            () => undefined,
        );
        const needed = counted.quotas().find(({ name }) => name.startsWith("processors"))?.needed;
        // Three of eight, three of two, up to four of two.
        expect(needed).toBe(3 * 8 + 3 * 2 + 4 * 2);
        const machines = counted.cost().items.filter(({ what }) => what.startsWith("machine "));
        expect(machines.map(({ what, count }) => [what, count])).toEqual([
            ["machine m7i.2xlarge", 3],
            ["machine m7i.large", 4],
        ]);
    });
});

describe("the cluster autoscaler", () => {
    it("is there where machines may come and go [002-15]", () => {
        expect(plain.ofType("Release").map(({ name }) => name)).toEqual(["eks-controller"]);
        expect(graph.ofType("Release").map(({ name }) => name)).toContain("eks-autoscaler");
    });

    it("is told one group by its name: EKS tags Corda's for it to discover too [002-15, 002-17] (EKS best practices: Cluster autoscaling)", () => {
        expect(values("eks-autoscaler")["autoscalingGroups"]).toEqual([
            { name: "eks-machines-stateless-scaling", minSize: 1, maxSize: 4 },
        ]);
        expect(values("eks-autoscaler")["autoDiscovery"]).toBeUndefined();
    });

    it("has the right to change that group's size and no other's: it couldn't remove a machine of Corda's [002-15, 002-17] (EKS best practices: Security, identity and access management)", () => {
        const changes = statementsOf(graph, "RolePolicy", "eks-autoscaler-identity").filter(({ Action }) =>
            [Action].flat().some((action) => !action.includes(":Describe")),
        );
        expect(changes).toEqual([
            {
                Effect: "Allow",
                Action: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
                Resource: scaled,
            },
        ]);
    });

    it("is the only one that may end a machine [002-15] (EKS best practices: Security, identity and access management)", () => {
        const ending = graph
            .ofType("RolePolicy")
            .filter(({ name }) => /"autoscaling:(Set|Terminate|Update|Delete)|"ec2:Terminate/.test(policyOf(name)));
        expect(ending.map(named)).toEqual(["RolePolicy eks-autoscaler-identity"]);
    });

    it("looks into no node group but its own (EKS best practices: Security, identity and access management)", () => {
        const looks = statementsOf(graph, "RolePolicy", "eks-autoscaler-identity").find(
            ({ Action }) => Action === "eks:DescribeNodegroup",
        );
        expect(looks?.Resource).toContain("eks-machines-stateless");
    });

    it("has its identity before it starts, as its account alone (CIS EKS 1.8 5.2.1)", () => {
        const association = graph.one("PodIdentityAssociation", "eks-autoscaler-identity");
        expect(graph.before(graph.one("Release", "eks-autoscaler")).has(association.urn)).toBe(true);
        expect(inputs(association)).toMatchObject({ namespace: "kube-system", serviceAccount: "cluster-autoscaler" });
        expect(values("eks-autoscaler")["rbac"]).toEqual({
            serviceAccount: { create: true, name: "cluster-autoscaler" },
        });
    });

    it("is pinned, from the registry that the stack file names, and undone when it doesn't come up (EKS best practices: Security, image)", () => {
        expect(inputsOf(graph, "Release", "eks-autoscaler")).toMatchObject({
            chart: "oci://registry.example.com/charts/cluster-autoscaler",
            version: "9.56.0",
            atomic: true,
        });
    });

    it("runs twice, beside the add-ons: never on a machine that it could take away (EKS best practices: Cluster autoscaling)", () => {
        expect(values("eks-autoscaler")).toMatchObject({
            replicaCount: 2,
            nodeSelector: { "corda/machines": "system" },
        });
    });

    it("is called by no way out of the VPC (EKS best practices: Security, network)", () => {
        const endpoints = (one: ProgramGraph) => one.ofType("VpcEndpoint").map(({ name }) => name);
        expect(endpoints(graph)).toContain("eks-network-autoscaling");
        expect(endpoints(plain)).not.toContain("eks-network-autoscaling");
    });

    const policyOf = (name: string) => inputsOf(graph, "RolePolicy", name)["policy"] as string;
});

describe("vertical autoscaling", () => {
    it("recommends, and nothing that could change a pod is installed [002-16] (EKS best practices: Reliability, applications)", () => {
        expect(values("eks-recommender")).toEqual({
            recommender: { enabled: true, replicas: 2, nodeSelector: { "corda/machines": "system" } },
            updater: { enabled: false },
            admissionController: { enabled: false },
        });
    });

    it("is there before the network's own objects, which it defines [002-16]", () => {
        const provider = graph.one("pulumi:providers:kubernetes", "eks");
        expect(graph.before(provider).has(graph.one("Release", "eks-recommender").urn)).toBe(true);
    });

    it("is known to the components only where it was installed [002-16]", () => {
        expect(platform.verticalPodAutoscaler).toBe(true);
        expect(plainPlatform.verticalPodAutoscaler).toBe(false);
    });

    it("is measured by an add-on of EKS [002-16]", () => {
        expect(graph.ofType("Addon").map((one) => inputs(one)["addonName"] as string)).toContain("metrics-server");
    });
});

describe("zones", () => {
    it("are counted for the components: pods that do each other's work are never in the same one [004-46] (EKS best practices: Reliability, data plane)", async () => {
        expect(platform.zones).toBe(3);
        const { platform: two } = await recordPlatform(
            platformConfig({
                protection: "disposable",
                network: { zones: ["eu-west-1a", "eu-west-1b"] },
                machines: undefined,
            }),
            () => undefined,
        );
        expect(two.zones).toBe(2);
    });
});
