import { beforeAll, describe, expect, it } from "vitest";
import type { EksPlatform } from "../../../infra/eks/eks";
import { podStatements } from "../../../infra/eks/pod-rights";
import type { PodIdentity } from "../../../infra/pod-identity";
import type { ProgramGraph } from "../../program/program-graph";
import { strings } from "../../program/recorded-values";
import { actionsOnEverything, inputs, inputsOf, type Inputs, named, statementsOf } from "./aws-resources";
import { platformConfig, recordPlatform } from "./recorded-platform";

let graph: ProgramGraph;
let platform: EksPlatform;
beforeAll(async () => {
    ({ graph, platform } = await recordPlatform());
});

const identity = (account: string) => `eks-identities-corda-${account}`;
const rightsOf = (account: string) => statementsOf(graph, "RolePolicy", identity(account));

describe("the identity of a ServiceAccount's pods", () => {
    it("is a role of its own (CIS EKS 1.8 5.2.1)", () => {
        const roles = graph
            .ofType("PodIdentityAssociation")
            .map((association) => inputs(association)["roleArn"] as string);
        // Four of the network's; the load balancers' controller, cert-manager and the autoscaler.
        expect(roles).toHaveLength(7);
        expect(new Set(roles).size).toBe(7);
    });

    it("can be taken by that account alone, in its namespace of this cluster (EKS best practices: Security, identity and access management)", () => {
        const trust = JSON.parse(inputsOf(graph, "Role", identity("bank-a"))["assumeRolePolicy"] as string) as {
            Statement: Inputs[];
        };
        expect(trust.Statement).toEqual([
            {
                Effect: "Allow",
                Principal: { Service: "pods.eks.amazonaws.com" },
                Action: ["sts:AssumeRole", "sts:TagSession"],
                Condition: {
                    StringEquals: {
                        "aws:RequestTag/eks-cluster-name": "prod",
                        "aws:RequestTag/kubernetes-namespace": "corda",
                        "aws:RequestTag/kubernetes-service-account": "bank-a",
                    },
                },
            },
        ]);
    });

    it("is bound to the account by its name and namespace [003-6] (EKS best practices: Security, identity and access management)", () => {
        expect(inputsOf(graph, "PodIdentityAssociation", identity("bank-a"))).toMatchObject({
            namespace: "corda",
            serviceAccount: "bank-a",
            clusterName: "prod",
        });
    });

    it("has its rights before a pod can take it (EKS best practices: Security, identity and access management)", () => {
        for (const association of graph.ofType("PodIdentityAssociation")) {
            expect(graph.before(association).has(graph.one("RolePolicy", association.name).urn), association.name).toBe(
                true,
            );
        }
    });

    it("is waited for together with the agent that hands it out, whose address a policy has to open (EKS best practices: Security, identity and access management)", async () => {
        const given: PodIdentity[] = [];
        const { graph: again } = await recordPlatform(platformConfig(), (platform) => {
            given.push(platform.podIdentity({ name: "bank-b", namespace: "corda" }, { readSecrets: ["x"] }));
        });
        expect(given[0]?.egress).toEqual([{ cidr: "169.254.170.23/32", ports: [80] }]);
        expect(given[0]?.requires.length).toBeGreaterThan(again.ofType("Addon").length);
    });

    it("has a name that AWS takes, however long the account's is", async () => {
        const long = await recordPlatform(platformConfig(), (platform) => {
            platform.podIdentity({ name: "a".repeat(60), namespace: "b".repeat(60) }, {});
        });
        const role = long.graph.ofType("Role").find(({ name }) => name.includes("aaaa"));
        expect(String(role && inputs(role)["namePrefix"]).length).toBeLessThanOrEqual(38);
    });
});

describe("a pod's rights", () => {
    it("are to read the secrets it names and no other [003-6, 001-10] (EKS best practices: Security, data encryption and secrets management)", () => {
        expect(rightsOf("bank-a")[0]).toEqual({
            Effect: "Allow",
            Action: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
            Resource: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/bank-a-keys-??????",
        });
    });

    it("are not to change what they may read [003-8] (EKS best practices: Security, identity and access management)", () => {
        expect(JSON.stringify(rightsOf("bank-a"))).not.toContain("PutSecretValue");
    });

    it("are to write back what a registration made, and not to read it [003-8] (EKS best practices: Security, identity and access management)", () => {
        const actions = rightsOf("bank-a-registration").flatMap(({ Action }) => [Action].flat());
        expect(actions).toContain("secretsmanager:PutSecretValue");
        expect(actions).not.toContain("secretsmanager:GetSecretValue");
    });

    it("are to make what a registration keeps under that name alone, by the store's key [003-8] (EKS best practices: Security, identity and access management)", () => {
        const making = rightsOf("bank-a-registration").filter(({ Action }) =>
            [Action].flat().includes("secretsmanager:CreateSecret"),
        );
        expect(making).toEqual([
            {
                Effect: "Allow",
                Action: "secretsmanager:CreateSecret",
                Resource: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/*",
                Condition: {
                    StringEquals: {
                        "secretsmanager:Name": ["prod/bank-a-keys"],
                        "secretsmanager:KmsKeyId": expect.stringContaining("arn:aws:kms:"),
                    },
                },
            },
        ]);
        expect(JSON.stringify(rightsOf("bank-a"))).not.toContain("CreateSecret");
    });

    it("fit into a role also for the ten nodes that a firewall can stand before [003-8] [000-6]", async () => {
        const names = Array.from({ length: 10 }, (_, index) => `bank-with-a-long-name-${index}-certificates`).flatMap(
            (secret) => ["nodekeystore.jks", "sslkeystore.jks", "truststore.jks"].map((file) => `${secret}/${file}`),
        );
        const { graph } = await recordPlatform(platformConfig(), (platform) => {
            platform.podIdentity(
                { name: "edge-registration", namespace: "corda" },
                { readSecrets: names, writeSecrets: names },
            );
        });
        const policies = graph.ofType("RolePolicy").filter(({ name }) => name.includes("edge-registration"));
        const lengths = policies.map((policy) => String(inputs(policy)["policy"]).length);
        expect(lengths).toHaveLength(1);
        // Source: IAM and STS quotas, aggregate size of a role's inline policies.
        expect(lengths[0]).toBeLessThan(10_240 * 0.8);
    });

    it("are to open secrets' key only through the store (EKS best practices: Security, data encryption and secrets management)", () => {
        expect(rightsOf("bank-a")[1]).toEqual({
            Effect: "Allow",
            Action: "kms:Decrypt",
            Resource: expect.stringContaining("eks-secrets-key"),
            Condition: { StringEquals: { "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com" } },
        });
    });

    it("are to write backups below one folder, and not to read or remove any (EKS best practices: Security, identity and access management)", () => {
        const actions = rightsOf("bank-a-backup").flatMap(({ Action }) => [Action].flat());
        expect(actions.sort()).toEqual(["kms:Decrypt", "kms:GenerateDataKey", "s3:PutObject"]);
        expect(rightsOf("bank-a-backup")[0]?.Resource).toMatch(/\/bank-a\/\*$/);
    });

    it("are to read backups of one folder, and to list no other (EKS best practices: Security, identity and access management)", () => {
        const list = rightsOf("bank-a-restore").find(({ Action }) => Action === "s3:ListBucket");
        expect(list?.Condition).toEqual({ StringLike: { "s3:prefix": "bank-a/*" } });
        expect(JSON.stringify(rightsOf("bank-a-restore"))).not.toMatch(/PutObject|DeleteObject/);
    });

    it("name what they are to, except what AWS lets nobody narrow (EKS best practices: Security, identity and access management)", () => {
        const wide = actionsOnEverything(graph).filter((action) => !/:Describe/.test(action));
        // Which zones there are; to change one is another right.
        expect(wide).toEqual(["route53:ListHostedZones"]);
    });

    it("never hold a whole service (EKS best practices: Security, identity and access management)", () => {
        const all = graph.ofType("RolePolicy").flatMap(({ name }) => statementsOf(graph, "RolePolicy", name));
        expect(all.length).toBeGreaterThan(10);
        expect(all.flatMap(({ Action }) => [Action].flat()).filter((action) => /^\*$|:\*$/.test(action))).toEqual([]);
    });

    it("in a store that isn't there are refused with what to write", () => {
        expect(() => podStatements({ readSecrets: ["keys"] }, {})).toThrow("secrets: { kind: aws-secrets-manager }");
        expect(() => podStatements({ writeBackups: ["bank-a"] }, {})).toThrow("backups: { kind: s3 }");
    });
});

describe("the secret store", () => {
    it("has a key of its own, which outlives the stack [002-11, 001-7] (CIS EKS 1.8 4.4.2)", () => {
        const key = graph.one("Key", "eks-secrets-key");
        expect([key.protect, key.retainOnDelete]).toEqual([true, true]);
    });

    it("is filled by whoever has the secrets: the program puts nothing there [001-9] (EKS best practices: Security, data encryption and secrets management)", () => {
        expect(graph.resources.filter(({ type }) => type.startsWith("aws:secretsmanager")).map(named)).toEqual([]);
        const clear = graph.resources.flatMap(({ inputs: given, name }) =>
            [...strings(given, false)].filter(([, text]) => text.includes("canary-")).map(() => name),
        );
        expect(clear).toEqual([]);
    });

    it("is paid for by secrets, each once however often it is asked for [002-34]", () => {
        const secrets = platform.cost().items.find(({ what }) => what === "secret");
        expect(secrets?.count).toBe(2);
    });

    it("is read by the secrets' names under the cluster's, each by a right of its own [003-6] (CIS EKS 1.8 4.4.1)", () => {
        expect(inputsOf(graph, "RolePolicy", "eks-identities-corda-bank-a-2")["policy"]).toContain(
            "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/network-root/password-??????",
        );
    });

    it("is Kubernetes' own where the stack file names no other [003-7]", async () => {
        const plain = await recordPlatform(platformConfig({ secrets: undefined }), () => undefined);
        expect(plain.platform.secrets).toEqual({ kind: "kubernetes" });
        expect(plain.graph.resources.filter(({ type }) => type.includes("secretsmanager")).map(named)).toEqual([]);
    });
});
