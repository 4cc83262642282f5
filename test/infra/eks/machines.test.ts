import { beforeAll, describe, expect, it } from "vitest";
import type { ProgramGraph } from "../../program/program-graph";
import { inputs, inputsOf, type Inputs, named } from "./aws-resources";
import { platformConfig, recordPlatform } from "./recorded-platform";

let graph: ProgramGraph;
let template: Inputs;
beforeAll(async () => {
    ({ graph } = await recordPlatform());
    template = inputsOf(graph, "LaunchTemplate", "eks-machines");
});

const group = (suffix: string) => inputsOf(graph, "NodeGroup", `eks-machines-${suffix}`);
const cordaGroups = () => ["a", "b", "c"].map((letter) => group(`corda-${letter}`));

describe("a machine", () => {
    it("tells its metadata only to whoever holds a token (EKS best practices: Security, identity and access management)", () => {
        expect(template["metadataOptions"]).toMatchObject({ httpEndpoint: "enabled", httpTokens: "required" });
    });

    it("tells its metadata to no pod: the answer dies on the first hop (EKS best practices: Security, identity and access management)", () => {
        expect(template["metadataOptions"]["httpPutResponseHopLimit"]).toBe(1);
    });

    it("has encrypted disks, with a key of the account's (EKS best practices: Security, data encryption and secrets management)", () => {
        const disks = (template["blockDeviceMappings"] as Inputs[]).map(({ ebs }) => ebs as Inputs);
        expect(disks).toHaveLength(2);
        expect(disks.filter(({ encrypted }) => encrypted !== "true")).toEqual([]);
        expect(disks.every(({ kmsKeyId }) => String(kmsKeyId).includes("eks-volumes-key"))).toBe(true);
    });

    it("leaves no disk behind (EKS best practices: Cost, awareness)", () => {
        const disks = (template["blockDeviceMappings"] as Inputs[]).map(({ ebs }) => ebs as Inputs);
        expect(disks.every(({ deleteOnTermination }) => deleteOnTermination === "true")).toBe(true);
    });

    it("has the room for images that was asked for", async () => {
        const amazon = await recordPlatform(
            platformConfig({ machines: { operatingSystem: "al2023", disk: 200 } }),
            () => undefined,
        );
        const [disk, ...rest] = inputsOf(amazon.graph, "LaunchTemplate", "eks-machines")[
            "blockDeviceMappings"
        ] as Inputs[];
        expect(disk).toMatchObject({ deviceName: "/dev/xvda", ebs: { volumeSize: 200 } });
        expect(rest).toEqual([]);
    });

    it("can't be logged in to: nobody's key is on it (EKS best practices: Security, infrastructure)", () => {
        expect(template["keyName"]).toBeUndefined();
        expect(graph.ofType("NodeGroup").filter((one) => inputs(one)["remoteAccess"] !== undefined)).toEqual([]);
    });

    it("runs a system made for containers alone (EKS best practices: Security, infrastructure)", () => {
        expect(new Set(graph.ofType("NodeGroup").map((one) => inputs(one)["amiType"] as unknown))).toEqual(
            new Set(["BOTTLEROCKET_x86_64"]),
        );
    });

    it("is a Graviton where the images were built for it [004-29]", async () => {
        const arm = await recordPlatform(
            platformConfig({
                machines: {
                    architecture: "arm64",
                    instanceType: "m7g.2xlarge",
                    systemInstanceType: "m7g.large",
                    operatingSystem: "al2023",
                },
            }),
            () => undefined,
        );
        expect(new Set(arm.graph.ofType("NodeGroup").map((one) => inputs(one)["amiType"] as unknown))).toEqual(
            new Set(["AL2023_ARM_64_STANDARD"]),
        );
    });

    it("takes images from registries and nothing else with its own role: it can't push (CIS EKS 1.8 5.1.3)", () => {
        const attached = graph
            .ofType("RolePolicyAttachment")
            .filter((one) => inputs(one)["role"] === "eks-machines-role")
            .map((one) => String(inputs(one)["policyArn"]).split("/").at(-1));
        expect(attached.sort()).toEqual(["AmazonEC2ContainerRegistryPullOnly", "AmazonEKSWorkerNodePolicy"]);
    });

    it("lends no pod the rights of an add-on: those have roles of their own (CIS EKS 1.8 5.2.1)", () => {
        const own = graph.ofType("RolePolicy").filter((one) => inputs(one)["role"] === "eks-machines-role");
        expect(own).toEqual([]);
    });

    it("belongs to the group that EKS made and to one that data knows it by (EKS best practices: Security, network)", () => {
        expect(template["vpcSecurityGroupIds"]).toEqual(["sg-cluster", "eks-machines-id"]);
    });

    it("is tagged, with its disks and interfaces: AWS hands the provider's tags on to none of them [002-34] (EKS best practices: Cost, awareness)", () => {
        const specifications = template["tagSpecifications"] as Inputs[];
        expect(specifications.map(({ resourceType }) => resourceType as unknown)).toEqual([
            "instance",
            "volume",
            "network-interface",
        ]);
        for (const { tags } of specifications) {
            expect(tags).toMatchObject({ "corda/cluster": "prod", Owner: "operations", ManagedBy: "pulumi" });
        }
    });

    it("is measured every minute (EKS best practices: Reliability, data plane)", () => {
        expect(template["monitoring"]).toEqual({ enabled: true });
    });
});

describe("a group of machines", () => {
    it("is in private subnets (CIS EKS 1.8 5.4.3)", () => {
        const subnets = graph.ofType("NodeGroup").flatMap((one) => inputs(one)["subnetIds"] as string[]);
        expect(subnets.length).toBeGreaterThan(3);
        expect(subnets.filter((subnet) => !subnet.includes("-private-"))).toEqual([]);
    });

    it("of Corda's is in one zone, so that a pod finds its volume's zone again [004-46] (EKS best practices: Reliability, data plane)", () => {
        expect(cordaGroups().map(({ subnetIds }) => subnetIds as unknown)).toEqual([
            ["eks-network-private-a-id"],
            ["eks-network-private-b-id"],
            ["eks-network-private-c-id"],
        ]);
    });

    it("of Corda's takes no other pods, so that an add-on never has the last of a zone's memory [002-15] (EKS best practices: Security, tenant isolation)", () => {
        for (const { taints } of cordaGroups()) {
            expect(taints).toEqual([{ key: "corda/machines", value: "corda", effect: "NO_SCHEDULE" }]);
        }
        expect(group("system")["taints"]).toBeUndefined();
    });

    it("of add-ons spans all zones (EKS best practices: Reliability, data plane)", () => {
        expect(group("system")["subnetIds"]).toHaveLength(3);
    });

    it("is bought on demand: nobody takes a running node's machine away [002-15] (EKS best practices: Cost, compute)", () => {
        expect(
            graph
                .ofType("NodeGroup")
                .filter((one) => inputs(one)["capacityType"] !== "ON_DEMAND")
                .map(named),
        ).toEqual([]);
    });

    it("is updated one machine at a time (EKS best practices: Cluster upgrades)", () => {
        for (const one of graph.ofType("NodeGroup")) {
            expect(inputs(one)["updateConfig"], one.name).toEqual({ maxUnavailable: 1 });
        }
    });

    it("replaces machines that are ill (EKS best practices: Reliability, data plane)", () => {
        for (const one of graph.ofType("NodeGroup")) {
            expect(inputs(one)["nodeRepairConfig"], one.name).toEqual({ enabled: true });
        }
    });

    it("follows the control plane's version (EKS best practices: Cluster upgrades)", () => {
        expect(new Set(graph.ofType("NodeGroup").map((one) => inputs(one)["version"] as unknown))).toEqual(
            new Set(["1.35"]),
        );
    });

    it("of Corda's has as many machines as the stack file says, in each zone, and nothing changes that [002-15] (EKS best practices: Cluster autoscaling)", async () => {
        const { graph: larger } = await recordPlatform(
            platformConfig({ machines: { perZone: 4, systemMachines: 5 } }),
            () => undefined,
        );
        for (const one of larger.ofType("NodeGroup")) {
            const number = one.name.endsWith("-system") ? 5 : 4;
            expect(inputs(one)["scalingConfig"], one.name).toEqual({
                minSize: number,
                maxSize: number,
                desiredSize: number,
            });
            expect(one.ignoreChanges, one.name).toEqual([]);
        }
        expect(larger.ofType("NodeGroup")).toHaveLength(4);
    });

    it("is made before the one it replaces goes (EKS best practices: Cluster upgrades)", () => {
        for (const one of graph.ofType("NodeGroup")) {
            expect(inputs(one)["nodeGroupName"], one.name).toBeUndefined();
            expect(inputs(one)["nodeGroupNamePrefix"], one.name).toMatch(/^(system|stateless|corda-[abc])-$/);
            expect(one.deleteBeforeReplace).toBe(false);
        }
    });

    it("starts when it has its way out and its role's rights (EKS best practices: Reliability, data plane)", () => {
        for (const one of graph.ofType("NodeGroup")) {
            const before = graph.before(one);
            for (const [type, name] of [
                ["Route", "eks-network-private-a"],
                ["VpcEndpoint", "eks-network-eks-auth"],
                ["RolePolicyAttachment", "eks-machines-AmazonEKSWorkerNodePolicy"],
            ] as const) {
                expect(before.has(graph.one(type, name).urn), `${one.name} ${name}`).toBe(true);
            }
        }
    });
});

describe("pods' volumes", () => {
    const storage = () => inputsOf(graph, "StorageClass", "eks-storage");

    it("are encrypted with the account's key [002-10] (EKS best practices: Security, data encryption and secrets management)", () => {
        expect(storage()["parameters"]).toMatchObject({
            type: "gp3",
            encrypted: "true",
            kmsKeyId: expect.stringContaining("eks-volumes-key"),
        });
    });

    it("are made in the zone of the pod that uses them first [002-10, 004-46] (EKS best practices: Reliability, data plane)", () => {
        expect(storage()["volumeBindingMode"]).toBe("WaitForFirstConsumer");
    });

    it("stay where they are when their claim goes [001-7] (EKS best practices: Reliability, data plane)", () => {
        expect(storage()["reclaimPolicy"]).toBe("Retain");
    });

    it("can grow [002-10]", () => {
        expect(storage()["allowVolumeExpansion"]).toBe(true);
    });

    it("are nobody's default: a ledger's volume is never there by accident", () => {
        expect(storage()["metadata"]["annotations"]["storageclass.kubernetes.io/is-default-class"]).toBe("false");
    });

    it("keep their snapshots when the object that asked for one goes [001-7] (EKS best practices: Reliability, data plane)", () => {
        expect(inputsOf(graph, "VolumeSnapshotClass", "eks-storage-snapshots")).toMatchObject({
            driver: "ebs.csi.aws.com",
            deletionPolicy: "Retain",
        });
    });
});
