import { beforeAll, describe, expect, it } from "vitest";
import { addOnNames, kubernetesVersions } from "../../../config/eks-versions";
import { controllerPolicy } from "../../../infra/eks/load-balancer-controller";
import { addOnVersions } from "../../../infra/eks/machines";
import type { ProgramGraph, RecordedResource } from "../../program/program-graph";
import { inputs, inputsOf, type Inputs, named, statementsOf } from "./aws-resources";
import { platformConfig, recordPlatform } from "./recorded-platform";

let graph: ProgramGraph;
beforeAll(async () => {
    ({ graph } = await recordPlatform());
});

const addOns = () => graph.ofType("Addon");
const addOn = (name: string): RecordedResource => {
    const found = addOns().find((one) => inputs(one)["addonName"] === name);
    if (found === undefined) {
        throw new Error(`no add-on ${name}`);
    }
    return found;
};
const settings = (name: string) => JSON.parse(inputs(addOn(name))["configurationValues"] as string) as Inputs;

describe("add-ons", () => {
    it("are those that a network of Corda needs", () => {
        expect(
            addOns()
                .map((one) => inputs(one)["addonName"] as string)
                .sort(),
        ).toEqual([...addOnNames].sort());
    });

    it("are pinned, each to one release (EKS best practices: Cluster upgrades)", () => {
        for (const one of addOns()) {
            expect(inputs(one)["addonVersion"], one.name).toMatch(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/);
        }
    });

    it("have a release for every version of Kubernetes that may be chosen", () => {
        for (const [version, releases] of Object.entries(kubernetesVersions)) {
            expect(Object.keys(releases).sort(), version).toEqual([...addOnNames].sort());
        }
    });

    it("are of the release that the stack file names, where it does (EKS best practices: Cluster upgrades)", () => {
        const config = platformConfig({ addOns: { versions: { coredns: "v1.13.9-eksbuild.9" } } });
        expect(addOnVersions(config)).toMatchObject({ coredns: "v1.13.9-eksbuild.9" });
    });

    it("don't include what nothing in the stack file needs [003-7]", () => {
        const config = platformConfig({
            secrets: { kind: "kubernetes" },
            dns: { zone: "corda.example.com" },
            certificates: undefined,
        });
        const optional = ["aws-secrets-store-csi-driver-provider", "cert-manager", "external-dns"];
        expect(Object.keys(addOnVersions(config)).sort()).toEqual(
            addOnNames.filter((name) => !optional.includes(name)).sort(),
        );
    });

    it("are as the stack file says, whatever somebody changed by hand (EKS best practices: Cluster upgrades)", () => {
        for (const one of addOns()) {
            expect(inputs(one), one.name).toMatchObject({
                resolveConflictsOnCreate: "OVERWRITE",
                resolveConflictsOnUpdate: "OVERWRITE",
            });
        }
    });

    it("enforce NetworkPolicies: the CNI's agent is on (CIS EKS 1.8 4.3.1)", () => {
        expect(settings("vpc-cni")["enableNetworkPolicy"]).toBe("true");
    });

    it("give machines room for pods by prefixes of addresses (EKS best practices: Networking, prefix mode)", () => {
        expect(settings("vpc-cni")["env"]).toMatchObject({ ENABLE_PREFIX_DELEGATION: "true" });
    });

    it("make no storage class of their own that would be the default", () => {
        expect(settings("aws-ebs-csi-driver")["defaultStorageClass"]).toEqual({ enabled: false });
    });

    it("tag the volumes that pods ask for [002-34] (EKS best practices: Cost, awareness)", () => {
        expect(settings("aws-ebs-csi-driver")["controller"]).toMatchObject({
            extraVolumeTags: { "corda/cluster": "prod" },
        });
    });

    it("answer names from several machines, more as the cluster grows (EKS best practices: Reliability, data plane)", () => {
        expect(settings("coredns")["autoScaling"]).toMatchObject({ enabled: true, minReplicas: 3 });
    });

    it("hand out files of secrets on Corda's machines too [003-6] (EKS best practices: Security, data encryption and secrets management)", () => {
        expect(settings("aws-secrets-store-csi-driver-provider")["tolerations"]).toEqual([{ operator: "Exists" }]);
    });

    it("that a machine needs are there before it, the others after it (EKS best practices: Networking, VPC CNI)", () => {
        for (const group of graph.ofType("NodeGroup")) {
            for (const early of ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"]) {
                expect(graph.before(group).has(addOn(early).urn), `${group.name} ${early}`).toBe(true);
            }
            for (const late of ["coredns", "aws-ebs-csi-driver", "metrics-server", "snapshot-controller"]) {
                expect(graph.before(addOn(late)).has(group.urn), `${late} ${group.name}`).toBe(true);
            }
        }
    });

    it("are all there before the first pod of the network (EKS best practices: Reliability, data plane)", () => {
        const provider = graph.one("pulumi:providers:kubernetes", "eks");
        const late = [...addOns(), ...graph.ofType("NodeGroup"), graph.one("StorageClass", "eks-storage")].filter(
            ({ urn }) => !graph.before(provider).has(urn),
        );
        expect(late.map(named)).toEqual([]);
    });
});

describe("rights of add-ons", () => {
    it("come by pods' identities, never by the machine's role (CIS EKS 1.8 5.2.1)", () => {
        expect(inputs(addOn("vpc-cni"))["podIdentityAssociations"]).toEqual([
            { roleArn: expect.stringContaining("vpc-cni"), serviceAccount: "aws-node" },
        ]);
        expect(inputs(addOn("aws-ebs-csi-driver"))["podIdentityAssociations"]).toEqual([
            { roleArn: expect.stringContaining("ebs-csi"), serviceAccount: "ebs-csi-controller-sa" },
        ]);
    });

    it("are bound by EKS for those that it knows to call AWS, and for no others (EKS best practices: Security, identity and access management)", () => {
        const without = addOns().filter((one) => inputs(one)["podIdentityAssociations"] === undefined);
        expect(without.map((one) => inputs(one)["addonName"] as string).sort()).toEqual([
            "aws-secrets-store-csi-driver-provider",
            "cert-manager",
            "coredns",
            "eks-pod-identity-agent",
            "kube-proxy",
            "metrics-server",
            "snapshot-controller",
        ]);
    });

    it("let the volumes' driver use the volumes' key and no other (EKS best practices: Security, data encryption and secrets management)", () => {
        const resources = statementsOf(graph, "RolePolicy", "eks-add-ons-aws-ebs-csi-driver").flatMap(
            ({ Resource }) => Resource ?? [],
        );
        expect(resources.length).toBeGreaterThan(0);
        expect(resources.every((arn) => arn.includes("eks-volumes-key"))).toBe(true);
    });

    it("let the driver grant the key only to AWS' own services (EKS best practices: Security, data encryption and secrets management)", () => {
        const [grants] = statementsOf(graph, "RolePolicy", "eks-add-ons-aws-ebs-csi-driver");
        expect(grants).toMatchObject({ Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } } });
    });
});

describe("the load balancers' controller", () => {
    const place = { partition: "aws", region: "eu-west-1", account: "123456789012" };
    const policy = () => (JSON.parse(controllerPolicy(place, "prod")) as { Statement: Inputs[] }).Statement;

    it("enters pods into target groups of this cluster and of no other (EKS best practices: Security, identity and access management)", () => {
        const changes = policy().filter(({ Resource }) => Resource !== "*");
        expect(changes).toEqual([
            {
                Effect: "Allow",
                Action: ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"],
                Resource: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/*",
                Condition: { StringEquals: { "aws:ResourceTag/corda/cluster": "prod" } },
            },
        ]);
    });

    it("changes nothing else: no load balancer, no rule, no security group (EKS best practices: Security, identity and access management)", () => {
        const onEverything = policy()
            .filter(({ Resource }) => Resource === "*")
            .flatMap(({ Action }) => Action as string[]);
        expect(onEverything.filter((action) => !/:Describe/.test(action))).toEqual([]);
    });

    it("is pinned, and undone when it doesn't come up (EKS best practices: Cluster upgrades)", () => {
        expect(inputsOf(graph, "Release", "eks-controller")).toMatchObject({ version: "1.14.0", atomic: true });
    });

    it("is there twice, and never both at once away (EKS best practices: Reliability, applications)", () => {
        expect(inputsOf(graph, "Release", "eks-controller")["values"]).toMatchObject({
            replicaCount: 2,
            podDisruptionBudget: { maxUnavailable: 1 },
        });
    });

    it("does nothing that the program doesn't use: no Ingress class, no webhook on Services, no firewall (EKS best practices: Security, identity and access management)", () => {
        expect(inputsOf(graph, "Release", "eks-controller")["values"]).toMatchObject({
            createIngressClassResource: false,
            enableServiceMutatorWebhook: false,
            enableBackendSecurityGroup: false,
            enableWaf: false,
            enableWafv2: false,
            enableShield: false,
        });
    });

    it("knows its VPC without asking a machine's metadata, which pods can't (EKS best practices: Security, identity and access management)", () => {
        expect(inputsOf(graph, "Release", "eks-controller")["values"]).toMatchObject({
            vpcId: "eks-network-id",
            region: "eu-west-1",
        });
    });

    it("has its identity before it starts (EKS best practices: Security, identity and access management)", () => {
        expect(
            graph
                .before(graph.one("Release", "eks-controller"))
                .has(graph.one("PodIdentityAssociation", "eks-controller").urn),
        ).toBe(true);
    });

    it("comes from a copy in one's own registry where the stack file says so (EKS best practices: Security, image)", async () => {
        const copied = await recordPlatform(
            platformConfig({ loadBalancers: { controllerRepository: "oci://registry.example.com/charts" } }),
            () => undefined,
        );
        const release = inputsOf(copied.graph, "Release", "eks-controller");
        expect(release["chart"]).toBe("oci://registry.example.com/charts/aws-load-balancer-controller");
        expect(release["repositoryOpts"]).toBeUndefined();
    });
});
