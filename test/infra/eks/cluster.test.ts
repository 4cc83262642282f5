import { beforeAll, describe, expect, it } from "vitest";
import { kubeconfigOf } from "../../../infra/eks/kubeconfig";
import type { ProgramGraph } from "../../program/program-graph";
import { inputs, inputsOf, type Inputs, named } from "./aws-resources";
import { platformConfig, recordPlatform } from "./recorded-platform";

let graph: ProgramGraph;
let cluster: Inputs;
beforeAll(async () => {
    ({ graph } = await recordPlatform());
    cluster = inputsOf(graph, "eks/cluster:Cluster", "eks-cluster");
});

const node = () => graph.one("aws:eks/cluster:Cluster", "eks-cluster");

describe("the API", () => {
    it("is reached from the VPC (CIS EKS 1.8 5.4.2)", () => {
        expect(cluster["vpcConfig"]).toMatchObject({ endpointPrivateAccess: true });
    });

    it("is not reached from the internet unless the stack file says so (CIS EKS 1.8 5.4.2)", () => {
        expect(cluster["vpcConfig"]).toMatchObject({ endpointPublicAccess: false });
        expect(cluster["vpcConfig"]["publicAccessCidrs"]).toBeUndefined();
    });

    it("lets a connected network in by HTTPS alone (CIS EKS 1.8 5.4.1)", () => {
        expect(inputsOf(graph, "SecurityGroupIngressRule", "eks-cluster-api-10-20-0-0-16")).toMatchObject({
            cidrIpv4: "10.20.0.0/16",
            fromPort: 443,
            toPort: 443,
        });
        expect(cluster["vpcConfig"]["securityGroupIds"]).toEqual(["eks-cluster-api-id"]);
    });

    it("is reached from named public blocks alone where it is restricted, and from inside all the same (CIS EKS 1.8 5.4.1)", async () => {
        const open = await recordPlatform(
            platformConfig({ endpoint: "restricted", endpointAccess: ["203.0.113.0/28"] }),
            () => undefined,
        );
        expect(inputsOf(open.graph, "eks/cluster:Cluster", "eks-cluster")["vpcConfig"]).toMatchObject({
            endpointPrivateAccess: true,
            endpointPublicAccess: true,
            publicAccessCidrs: ["203.0.113.0/28"],
        });
        expect(open.graph.ofType("SecurityGroupIngressRule").filter(({ name }) => name.includes("-api-"))).toEqual([]);
    });

    it("has its interfaces in subnets without a way out (EKS best practices: Networking, VPC and subnet considerations)", () => {
        expect(cluster["vpcConfig"]["subnetIds"]).toEqual([
            "eks-network-data-a-id",
            "eks-network-data-b-id",
            "eks-network-data-c-id",
        ]);
    });
});

describe("who gets in", () => {
    it("is listed by access entries, and by no ConfigMap that a pod could change (CIS EKS 1.8 4.1.7)", () => {
        expect(cluster["accessConfig"]["authenticationMode"]).toBe("API");
        expect(graph.resources.filter(({ name }) => name.includes("aws-auth"))).toEqual([]);
    });

    it("is nobody by having made the cluster (CIS EKS 1.8 4.1.1)", () => {
        expect(cluster["accessConfig"]["bootstrapClusterCreatorAdminPermissions"]).toBe(false);
    });

    it("is an administrator only when named as one (CIS EKS 1.8 4.1.1)", () => {
        const admins = graph
            .ofType("AccessPolicyAssociation")
            .map(inputs)
            .filter(({ policyArn }) => String(policyArn).endsWith("AmazonEKSClusterAdminPolicy"));
        expect(admins.map(({ principalArn }) => principalArn as unknown)).toEqual([
            "arn:aws:iam::123456789012:role/deployer",
        ]);
    });

    it("sees no Secret as a viewer (CIS EKS 1.8 4.1.2)", () => {
        const viewers = graph
            .ofType("AccessPolicyAssociation")
            .map(inputs)
            .filter(({ principalArn }) => String(principalArn).endsWith("/operator"));
        expect(viewers.map(({ policyArn }) => policyArn as unknown)).toEqual([
            "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
        ]);
    });

    it("is a role, never a user with keys that don't expire (EKS best practices: Security, identity and access management)", () => {
        const principals = graph.ofType("AccessEntry").map((entry) => inputs(entry)["principalArn"] as string);
        expect(principals).toHaveLength(2);
        expect(principals.every((arn) => /^arn:aws:iam::\d{12}:role\//.test(arn))).toBe(true);
    });

    it("belongs to no group of Kubernetes that a binding elsewhere could raise (CIS EKS 1.8 4.1.8)", () => {
        expect(graph.ofType("AccessEntry").filter((entry) => inputs(entry)["kubernetesGroups"] !== undefined)).toEqual(
            [],
        );
    });

    it("proves it by a token of minutes that the AWS CLI makes, so that no file holds a credential (CIS EKS 1.8 5.5.1)", () => {
        const text = kubeconfigOf({
            name: "prod",
            region: "eu-west-1",
            endpoint: "https://example",
            certificateAuthority: "QQ==",
            role: "arn:aws:iam::123456789012:role/deployer",
        });
        const [user] = (JSON.parse(text) as { users: { user: { exec: { command: string; args: string[] } } }[] }).users;
        expect(user?.user.exec).toMatchObject({
            command: "aws",
            args: [
                "--region",
                "eu-west-1",
                "eks",
                "get-token",
                "--cluster-name",
                "prod",
                "--role-arn",
                "arn:aws:iam::123456789012:role/deployer",
            ],
        });
        expect(text).not.toMatch(/token":|password|client-key/);
    });

    it("is there before anything is made in the cluster (EKS best practices: Security, identity and access management)", () => {
        for (const name of ["eks", "eks-setup"]) {
            const provider = graph.one("pulumi:providers:kubernetes", name);
            for (const association of graph.ofType("AccessPolicyAssociation")) {
                expect(graph.before(provider).has(association.urn), `${name} ${association.name}`).toBe(true);
            }
        }
    });
});

describe("what the control plane keeps", () => {
    it("is encrypted in etcd with a key of the account's [001-9] (CIS EKS 1.8 5.3.1)", () => {
        expect(cluster["encryptionConfig"]).toEqual({
            provider: { keyArn: expect.stringContaining("eks-etcd-key") },
            resources: ["secrets"],
        });
    });

    it("is logged whole: who asked what, who was let in, who decided (CIS EKS 1.8 2.1.1)", () => {
        expect(cluster["enabledClusterLogTypes"]).toEqual([
            "api",
            "audit",
            "authenticator",
            "controllerManager",
            "scheduler",
        ]);
    });

    it("is logged into a group that is encrypted and kept for a year (CIS EKS 1.8 2.1.2)", () => {
        expect(inputsOf(graph, "LogGroup", "eks-cluster")).toEqual({
            name: "/aws/eks/prod/cluster",
            retentionInDays: 365,
            kmsKeyId: expect.stringContaining("eks-logs-key"),
        });
    });

    it("is logged from the first moment: the group is there before the cluster (CIS EKS 1.8 2.1.2)", () => {
        expect(graph.before(node()).has(graph.one("LogGroup", "eks-cluster").urn)).toBe(true);
    });

    it("is still in the logs when the cluster is gone (EKS best practices: Security, incident response and forensics)", () => {
        expect(graph.one("LogGroup", "eks-cluster").retainOnDelete).toBe(true);
    });
});

describe("the cluster", () => {
    it("can't be deleted by accident, neither by Pulumi nor by AWS [001-7] (EKS best practices: Reliability, control plane)", () => {
        expect(node().protect).toBe(true);
        expect(cluster["deletionProtection"]).toBe(true);
    });

    it("goes with its stack where it is disposable [003-14]", async () => {
        const trial = await recordPlatform(platformConfig({ protection: "disposable" }), () => undefined);
        expect(inputsOf(trial.graph, "eks/cluster:Cluster", "eks-cluster")["deletionProtection"]).toBe(false);
        expect(trial.graph.resources.filter(({ protect, retainOnDelete }) => protect || retainOnDelete)).toEqual([]);
    });

    it("runs a version that is written down (EKS best practices: Cluster upgrades)", () => {
        expect(cluster["version"]).toBe("1.35");
    });

    it("isn't carried into extended support unasked [002-34] (EKS best practices: Cluster upgrades)", async () => {
        expect(cluster["upgradePolicy"]).toEqual({ supportType: "STANDARD" });
        const extended = await recordPlatform(platformConfig({ support: "extended" }), () => undefined);
        expect(inputsOf(extended.graph, "eks/cluster:Cluster", "eks-cluster")["upgradePolicy"]).toEqual({
            supportType: "EXTENDED",
        });
    });

    it("lets AWS shift traffic away from a zone that fails (EKS best practices: Reliability, data plane)", () => {
        expect(cluster["zonalShiftConfig"]).toEqual({ enabled: true });
    });

    it("starts without add-ons that nobody pinned (EKS best practices: Cluster upgrades)", () => {
        expect(cluster["bootstrapSelfManagedAddons"]).toBe(false);
    });

    it("takes a role with the one policy AWS made for it (EKS best practices: Security, identity and access management)", () => {
        const attached = graph
            .ofType("RolePolicyAttachment")
            .filter((one) => inputs(one)["role"] === "eks-cluster-role");
        expect(attached.map((one) => inputs(one)["policyArn"] as string)).toEqual([
            "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy",
        ]);
    });

    it("has its role's rights before it is made, and until it is gone (EKS best practices: Security, identity and access management)", () => {
        expect(graph.before(node()).has(graph.one("RolePolicyAttachment", "eks-cluster").urn)).toBe(true);
    });

    it("keeps Services' addresses apart from pods' (EKS best practices: Networking, VPC and subnet considerations)", () => {
        expect(cluster["kubernetesNetworkConfig"]).toEqual({ ipFamily: "ipv4", serviceIpv4Cidr: "172.20.0.0/16" });
    });
});

describe("the providers", () => {
    it("of AWS do nothing in another account than the one that is named (EKS best practices: Security, identity and access management)", () => {
        const aws = graph.one("pulumi:providers:aws", "eks");
        expect(inputs(aws)).toMatchObject({ region: "eu-west-1", allowedAccountIds: '["123456789012"]' });
    });

    it("of Kubernetes are this cluster's, and aren't made anew with a new endpoint", () => {
        for (const provider of graph.ofType("kubernetes").filter(({ type }) => type.startsWith("pulumi:providers"))) {
            expect(inputs(provider)["clusterIdentifier"], named(provider)).toContain(":eks-cluster");
        }
    });

    it("assume the role that the stack file names, in AWS and in the cluster (EKS best practices: Security, identity and access management)", async () => {
        const role = "arn:aws:iam::123456789012:role/deployer";
        const assuming = await recordPlatform(platformConfig({ assumeRole: role }), () => undefined);
        expect(inputs(assuming.graph.one("pulumi:providers:aws", "eks"))["assumeRoles"]).toContain(role);
        expect(inputs(assuming.graph.one("pulumi:providers:kubernetes", "eks"))["kubeconfig"]).toContain(role);
    });
});
