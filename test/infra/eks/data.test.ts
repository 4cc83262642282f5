import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { beforeAll, describe, expect, it } from "vitest";
import { databaseAuthorities } from "../../../infra/eks/certificate-bundle";
import { allocatedStorage } from "../../../infra/eks/database";
import type { ProgramGraph } from "../../program/program-graph";
import { isSecretValue } from "../../program/recorded-values";
import { inputs, inputsOf, type Inputs, named, statementsOf } from "./aws-resources";
import { everything, platformConfig, type RecordedPlatform, recordPlatform } from "./recorded-platform";

let recorded: RecordedPlatform;
let graph: ProgramGraph;
beforeAll(async () => {
    recorded = await recordPlatform();
    ({ graph } = recorded);
});

describe("a database of RDS", () => {
    const database = () => inputsOf(graph, "rds/instance:Instance", "eks-databases-bank-a");

    it("is a member's own [004-21]", () => {
        expect(graph.ofType("Instance").map((one) => inputs(one)["identifier"] as string)).toEqual([
            "prod-bank-a",
            "prod-trial",
        ]);
    });

    it("has a standby in another zone [004-46] (AWS FSBP RDS.5)", () => {
        expect(database()["multiAz"]).toBe(true);
    });

    it("is encrypted with a key of the account's (AWS FSBP RDS.3)", () => {
        expect(database()).toMatchObject({
            storageEncrypted: true,
            kmsKeyId: expect.stringContaining("eks-databases-key"),
        });
    });

    it("is reached by TLS alone, of a version that is still good [004-17] (EKS best practices: Security, network)", () => {
        expect(inputsOf(graph, "ParameterGroup", "eks-databases")["parameters"]).toEqual(
            expect.arrayContaining([
                { name: "rds.force_ssl", value: "1" },
                { name: "ssl_min_protocol_version", value: "TLSv1.2" },
            ]),
        );
        expect(database()["parameterGroupName"]).toBe("eks-databases");
    });

    it("logs who connected (AWS FSBP RDS.9)", () => {
        expect(inputsOf(graph, "ParameterGroup", "eks-databases")["parameters"]).toEqual(
            expect.arrayContaining([{ name: "log_connections", value: "1" }]),
        );
        expect(database()["enabledCloudwatchLogsExports"]).toContain("postgresql");
    });

    it("is reached from machines alone, at its port [004-26] (EKS best practices: Security, network)", () => {
        expect(inputsOf(graph, "SecurityGroupIngressRule", "eks-databases")).toMatchObject({
            referencedSecurityGroupId: "eks-machines-id",
            fromPort: 5432,
            toPort: 5432,
        });
        expect(database()["vpcSecurityGroupIds"]).toEqual(["eks-databases-id"]);
    });

    it("is in subnets without a way out (AWS FSBP RDS.2)", () => {
        expect(database()["publiclyAccessible"]).toBe(false);
        expect(inputsOf(graph, "SubnetGroup", "eks-databases")["subnetIds"]).toEqual([
            "eks-network-data-a-id",
            "eks-network-data-b-id",
            "eks-network-data-c-id",
        ]);
    });

    it("can be restored to any moment of five weeks (AWS FSBP RDS.11)", () => {
        expect(database()["backupRetentionPeriod"]).toBe(35);
    });

    it("of a ledger that counts can't be deleted, and leaves its backups and a last snapshot [001-7] (AWS FSBP RDS.8)", () => {
        const resource = graph.one("rds/instance:Instance", "eks-databases-bank-a");
        expect([resource.protect, resource.retainOnDelete]).toEqual([true, true]);
        expect(database()).toMatchObject({
            deletionProtection: true,
            deleteAutomatedBackups: false,
            skipFinalSnapshot: false,
            finalSnapshotIdentifier: "prod-bank-a-final",
        });
    });

    it("of a trial goes with it [003-14]", () => {
        const resource = graph.one("rds/instance:Instance", "eks-databases-trial");
        expect([resource.protect, resource.retainOnDelete]).toEqual([false, false]);
        expect(inputs(resource)).toMatchObject({ deletionProtection: false, skipFinalSnapshot: true });
    });

    it("never jumps to another major version by itself, nor changes outside its window (AWS FSBP RDS.13)", () => {
        expect(database()).toMatchObject({
            engine: "postgres",
            engineVersion: "16",
            allowMajorVersionUpgrade: false,
            autoMinorVersionUpgrade: true,
            applyImmediately: false,
            maintenanceWindow: "sun:03:00-sun:04:00",
        });
    });

    it("grows by itself before it is full", () => {
        expect(database()).toMatchObject({ allocatedStorage: 100, maxAllocatedStorage: 400, storageType: "gp3" });
    });

    it("grows no further than RDS takes it, and not where nothing is left to grow by", async () => {
        const sizes: Inputs[] = [];
        for (const storage of ["20Ti", "62Ti"]) {
            const large = await recordPlatform(platformConfig(), (platform) => {
                platform.database?.("bank-a", {
                    password: pulumi.secret("canary"),
                    storage,
                    size: "large",
                    ledger: "protected",
                });
            });
            sizes.push(inputsOf(large.graph, "rds/instance:Instance", "eks-databases-bank-a"));
        }
        expect(
            sizes.map(({ allocatedStorage, maxAllocatedStorage }) => [allocatedStorage, maxAllocatedStorage]),
        ).toEqual([
            [20 * 1024, 64 * 1024],
            [62 * 1024, undefined],
        ]);
    });

    it("has a machine by its member's size", () => {
        expect(database()["instanceClass"]).toBe("db.m7g.xlarge");
        expect(inputsOf(graph, "rds/instance:Instance", "eks-databases-trial")["instanceClass"]).toBe("db.t4g.medium");
    });

    it("gets its password as a secret [001-9] (EKS best practices: Security, data encryption and secrets management)", () => {
        expect(isSecretValue(graph.one("rds/instance:Instance", "eks-databases-bank-a").inputs["password"])).toBe(true);
    });

    it("can be reached before whoever uses it starts [004-26] (EKS best practices: Reliability, data plane)", () => {
        expect(
            graph
                .before(graph.one("rds/instance:Instance", "eks-databases-bank-a"))
                .has(graph.one("SecurityGroupIngressRule", "eks-databases").urn),
        ).toBe(true);
    });

    it("is told to components with its blocks and the authorities of its certificate [004-26]", () => {
        const given = recorded.platform.database?.("bank-a", {
            password: undefined as never,
            storage: "1Gi",
            size: "small",
            ledger: "protected",
        });
        expect(given).toMatchObject({
            port: 5432,
            database: "corda",
            user: "corda",
            addresses: ["10.64.224.0/22", "10.64.228.0/22", "10.64.232.0/22"],
            certificateAuthorities: expect.stringContaining("BEGIN CERTIFICATE"),
        });
    });

    it("starts at what RDS has, and rounds what Kubernetes measures", () => {
        expect([
            allocatedStorage("1Gi"),
            allocatedStorage("20Gi"),
            allocatedStorage("100G"),
            allocatedStorage("1.5Ti"),
        ]).toEqual([20, 20, 94, 1536]);
    });

    it("isn't offered where the stack file has none [004-21]", async () => {
        const without = await recordPlatform(platformConfig({ databases: undefined }), () => undefined);
        expect(without.platform.database).toBeUndefined();
        expect(without.graph.resources.filter(({ type }) => type.startsWith("aws:rds")).map(named)).toEqual([]);
    });

    it("is checked by the authorities of its region alone, or by those of the stack file (EKS best practices: Security, data encryption and secrets management)", () => {
        const known = databaseAuthorities({ region: "eu-west-1", databases: config({}) });
        const subjects = [...known.matchAll(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)].map(
            ([pem]) => new X509Certificate(pem),
        );
        expect(subjects.map(({ subject }) => /CN=(.*)/.exec(subject)?.[1]).sort()).toEqual([
            "Amazon RDS eu-west-1 Root CA ECC384 G1",
            "Amazon RDS eu-west-1 Root CA RSA2048 G1",
            "Amazon RDS eu-west-1 Root CA RSA4096 G1",
        ]);
        expect(subjects.every((one) => one.ca && one.verify(one.publicKey))).toBe(true);
        const own = databaseAuthorities({
            region: "eu-west-1",
            databases: config({ certificateAuthorities: everything.databases.certificateAuthorities }),
        });
        expect(own).toBe(readFileSync(everything.databases.certificateAuthorities, "utf8"));
    });

    it("needs authorities, and says where they are missing", () => {
        const of = (certificateAuthorities: string) => () =>
            databaseAuthorities({ region: "eu-west-1", databases: config({ certificateAuthorities }) });
        expect(of("/nowhere/rds.pem")).toThrow(
            /corda:platform\.databases\.certificateAuthorities: .+ can't be read — download/,
        );
        expect(of(join(__dirname, "no-certificate.pem"))).toThrow(/holds no certificate/);
        expect(() => databaseAuthorities({ region: "eu-nowhere-1", databases: config({}) })).toThrow(
            /those of eu-nowhere-1 aren't known here — download/,
        );
    });

    const config = (changes: object) => platformConfig({ databases: { kind: "rds", ...changes } }).databases;
});

describe("the backups' bucket", () => {
    it("can't be emptied by whoever took over the cluster: what is in it is locked (AWS FSBP: Amazon S3, object lock)", () => {
        expect(inputsOf(graph, "s3/bucket:Bucket", "eks-backups")).toMatchObject({
            objectLockEnabled: true,
            forceDestroy: false,
        });
        expect(inputsOf(graph, "BucketObjectLockConfiguration", "eks-backups")["rule"]).toEqual({
            defaultRetention: { mode: "GOVERNANCE", days: 35 },
        });
    });

    it("can't be emptied by anybody at all where the stack file says so (AWS FSBP: Amazon S3, object lock)", async () => {
        const compliant = await recordPlatform(
            platformConfig({ backups: { kind: "s3", lock: "compliance" } }),
            () => undefined,
        );
        expect(inputsOf(compliant.graph, "BucketObjectLockConfiguration", "eks-backups")["rule"]).toMatchObject({
            defaultRetention: { mode: "COMPLIANCE" },
        });
    });

    it("keeps every version (AWS FSBP: Amazon S3, versioning)", () => {
        expect(inputsOf(graph, "BucketVersioning", "eks-backups")["versioningConfiguration"]).toEqual({
            status: "Enabled",
        });
    });

    it("is removed from only after the lock [002-34] (AWS FSBP: Amazon S3, lifecycle)", () => {
        const [rule] = inputsOf(graph, "BucketLifecycleConfiguration", "eks-backups")["rules"] as Inputs[];
        expect(rule).toMatchObject({
            expiration: { days: 36 },
            noncurrentVersionExpiration: { noncurrentDays: 36 },
        });
    });

    it("is never public (AWS FSBP S3.8)", () => {
        expect(inputsOf(graph, "BucketPublicAccessBlock", "eks-backups")).toMatchObject({
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        });
    });

    it("belongs whole to the account, whoever writes into it (AWS FSBP: Amazon S3, access control lists)", () => {
        expect(inputsOf(graph, "BucketOwnershipControls", "eks-backups")["rule"]).toEqual({
            objectOwnership: "BucketOwnerEnforced",
        });
    });

    it("refuses whoever comes without TLS (AWS FSBP S3.5)", () => {
        const statements = statementsOf(graph, "BucketPolicy", "eks-backups");
        expect(statements.map(({ Effect, Condition }) => [Effect, Condition])).toEqual([
            ["Deny", { Bool: { "aws:SecureTransport": "false" } }],
            ["Deny", { NumericLessThan: { "s3:TlsVersion": "1.2" } }],
        ]);
    });

    it("outlives the stack [001-7]", () => {
        const bucket = graph.one("aws:s3/bucket:Bucket", "eks-backups");
        expect([bucket.protect, bucket.retainOnDelete]).toEqual([true, true]);
    });
});

describe("the HSMs", () => {
    it("are two, in two zones [000-7] (EKS best practices: Reliability, applications)", () => {
        expect(graph.ofType("Hsm").map((hsm) => inputs(hsm)["subnetId"] as string)).toEqual([
            "eks-network-data-a-id",
            "eks-network-data-b-id",
        ]);
    });

    it("have addresses that are known before they are, so that nodes' policies can name them [000-8]", () => {
        expect(graph.ofType("Hsm").map((hsm) => inputs(hsm)["ipAddress"] as string)).toEqual([
            "10.64.224.20",
            "10.64.228.20",
        ]);
    });

    it("allow what FIPS does unless the stack file says otherwise", () => {
        expect(inputsOf(graph, "cloudhsmv2/cluster:Cluster", "eks-hsm")).toMatchObject({
            hsmType: "hsm2m.medium",
            mode: "FIPS",
        });
    });

    it("are reached from machines alone, at the client's ports [000-8] (EKS best practices: Security, network)", () => {
        expect(inputsOf(graph, "SecurityGroupIngressRule", "eks-hsm")).toMatchObject({
            securityGroupId: "sg-hsm",
            referencedSecurityGroupId: "eks-machines-id",
            fromPort: 2223,
            toPort: 2225,
        });
    });

    it("outlive the stack, and the keys in them [001-7]", () => {
        const kept = [graph.one("cloudhsmv2/cluster:Cluster", "eks-hsm"), ...graph.ofType("Hsm")];
        expect(kept.filter(({ protect, retainOnDelete }) => !protect || !retainOnDelete)).toEqual([]);
    });

    it("tell what the ceremony has to sign, and how far it is [000-7]", () => {
        expect(Object.keys(recorded.platform.findings)).toEqual(
            expect.arrayContaining(["hsmState", "hsmSigningRequest"]),
        );
    });
});

describe("the registry", () => {
    it("scans every image that is pushed (CIS EKS 1.8 5.1.1)", () => {
        const unscanned = graph
            .ofType("Repository")
            .filter((one) => inputs(one)["imageScanningConfiguration"]["scanOnPush"] !== true);
        expect(graph.ofType("Repository")).toHaveLength(6);
        expect(unscanned.map(named)).toEqual([]);
    });

    it("never lets a tag mean another image (EKS best practices: Security, image)", () => {
        expect(
            graph
                .ofType("Repository")
                .filter((one) => inputs(one)["imageTagMutability"] !== "IMMUTABLE")
                .map(named),
        ).toEqual([]);
    });

    it("has a place of its own for each image, named after the cluster (CIS EKS 1.8 5.1.4)", () => {
        expect(graph.ofType("Repository").map((one) => inputs(one)["name"] as string)).toContain(
            "prod/corda-enterprise",
        );
    });

    it("removes what no tag names, and nothing else [002-34]", () => {
        for (const one of graph.ofType("LifecyclePolicy")) {
            const { rules } = JSON.parse(inputs(one)["policy"] as string) as { rules: Inputs[] };
            expect(rules.map(({ selection }) => (selection as Inputs)["tagStatus"] as unknown)).toEqual(["untagged"]);
        }
    });

    it("keeps the images of a network that runs [001-7]", () => {
        expect(graph.ofType("Repository").filter(({ protect }) => !protect)).toEqual([]);
    });
});
