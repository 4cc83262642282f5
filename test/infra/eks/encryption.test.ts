import { beforeAll, describe, expect, it } from "vitest";
import { keyPolicy, logsKeyPolicy, volumesKeyPolicy } from "../../../infra/eks/iam-policies";
import type { ProgramGraph } from "../../program/program-graph";
import { inputs, type Inputs, named, statementsOf } from "./aws-resources";
import { platformConfig, recordPlatform } from "./recorded-platform";

let graph: ProgramGraph;
beforeAll(async () => {
    ({ graph } = await recordPlatform());
});

const place = { partition: "aws", region: "eu-west-1", account: "123456789012" };
const statements = (text: string) => (JSON.parse(text) as { Statement: Inputs[] }).Statement;
const purposes = ["etcd", "logs", "volumes", "databases", "backups", "secrets", "registry"];
const keys = () => graph.ofType("Key");

describe("encryption keys", () => {
    it("are one for each purpose: who reads logs can't read Secrets (EKS best practices: Security, data encryption and secrets management)", () => {
        expect(
            keys()
                .map(({ name }) => name)
                .sort(),
        ).toEqual(purposes.map((purpose) => `eks-${purpose}-key`).sort());
    });

    it("are turned over every year (EKS best practices: Security, data encryption and secrets management)", () => {
        for (const key of keys()) {
            expect(inputs(key), key.name).toMatchObject({ enableKeyRotation: true, rotationPeriodInDays: 365 });
        }
    });

    it("can be taken back for a month when they were deleted (EKS best practices: Security, data encryption and secrets management)", () => {
        for (const key of keys()) {
            expect(inputs(key)["deletionWindowInDays"], key.name).toBe(30);
        }
    });

    it("outlive the stack: without them nothing can be read again [001-7] (EKS best practices: Security, data encryption and secrets management)", () => {
        for (const key of keys()) {
            expect([key.protect, key.retainOnDelete], key.name).toEqual([true, true]);
        }
    });

    it("go with a trial [003-14]", async () => {
        const trial = await recordPlatform(platformConfig({ protection: "disposable" }), () => undefined);
        expect(trial.graph.ofType("Key").filter(({ protect, retainOnDelete }) => protect || retainOnDelete)).toEqual(
            [],
        );
    });

    it("have names that begin with the cluster's", () => {
        const names = graph.ofType("Alias").map((alias) => inputs(alias)["name"] as string);
        expect(names).toHaveLength(purposes.length);
        expect(names.filter((name) => !name.startsWith("alias/prod/"))).toEqual([]);
    });

    it("say what they are for", () => {
        expect(keys().filter((key) => !/ of prod$/.test(String(inputs(key)["description"])))).toEqual([]);
    });
});

describe("the policy of a key", () => {
    it("leaves it to the account who may use it, and to nobody outside (EKS best practices: Security, data encryption and secrets management)", () => {
        for (const key of keys()) {
            const outsiders = statementsOf(graph, "Key", key.name).filter(
                ({ Principal, Condition }) =>
                    JSON.stringify(Principal).includes('"*"') &&
                    Condition?.["StringEquals"]?.["kms:CallerAccount"] !== "123456789012",
            );
            expect(outsiders, key.name).toEqual([]);
        }
    });

    it("is the account's alone where only its roles use the key (EKS best practices: Security, data encryption and secrets management)", () => {
        expect(statements(keyPolicy(place))).toHaveLength(1);
    });

    it("lets the log service use the logs' key for this cluster's groups and no others (EKS best practices: Security, data encryption and secrets management)", () => {
        const [, logs] = statements(logsKeyPolicy(place, ["/aws/eks/prod/cluster"]));
        expect(logs).toMatchObject({
            Principal: { Service: "logs.eu-west-1.amazonaws.com" },
            Condition: {
                ArnLike: {
                    "kms:EncryptionContext:aws:logs:arn": [
                        "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/eks/prod/cluster",
                    ],
                },
            },
        });
    });

    it("names every group that is encrypted with the logs' key (EKS best practices: Security, data encryption and secrets management)", () => {
        const groups = graph.ofType("LogGroup").map((group) => inputs(group)["name"] as string);
        const policy = JSON.stringify(statementsOf(graph, "Key", "eks-logs-key"));
        expect(groups).toHaveLength(2);
        expect(groups.filter((group) => !policy.includes(`log-group:${group}"`))).toEqual([]);
    });

    it("lets volumes be opened through EC2 alone, and from this account (EKS best practices: Security, data encryption and secrets management)", () => {
        const [, volumes] = statements(volumesKeyPolicy(place));
        expect(volumes?.["Condition"]).toEqual({
            StringEquals: {
                "kms:CallerAccount": "123456789012",
                "kms:ViaService": "ec2.eu-west-1.amazonaws.com",
            },
        });
    });

    it("is written for the partition of the region", () => {
        expect(keyPolicy({ ...place, partition: "aws-us-gov" })).toContain("arn:aws-us-gov:iam::123456789012:root");
    });
});

describe("what holds data", () => {
    it("is encrypted everywhere with a key of the account's (EKS best practices: Security, data encryption and secrets management)", () => {
        const keyOf: Readonly<Record<string, (given: Inputs) => unknown>> = {
            "aws:cloudwatch/logGroup:LogGroup": (given) => given["kmsKeyId"],
            "aws:rds/instance:Instance": (given) => given["kmsKeyId"],
            "aws:ecr/repository:Repository": (given) => (given["encryptionConfigurations"] as Inputs[])[0]?.["kmsKey"],
            "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": (given) =>
                (given["rules"] as Inputs[])[0]?.["applyServerSideEncryptionByDefault"]["kmsMasterKeyId"] as unknown,
        };
        const holders = graph.resources.filter(({ type }) => Object.hasOwn(keyOf, type));
        expect(holders.length).toBeGreaterThan(10);
        const open = holders.filter(
            (holder) => !String(keyOf[holder.type]?.(inputs(holder))).startsWith("arn:aws:kms"),
        );
        expect(open.map(named)).toEqual([]);
    });
});
