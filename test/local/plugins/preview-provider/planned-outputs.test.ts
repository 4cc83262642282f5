import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { unknowns } from "../../../../local/plugins/kubernetes/unknowns";
import { SdkDeclarations } from "../../../../local/plugins/preview-provider/declarations";
import { plannedOutputs } from "../../../../local/plugins/preview-provider/planned-outputs";

const project = join(__dirname, "..", "..", "..", "..");
const aws = new SdkDeclarations("aws", project);
const azure = new SdkDeclarations("azure-native", project);
const unknown = unknowns.string;

describe("what an SDK declares", () => {
    it("is read for a resource: its outputs, those that may be missing, those that are objects", () => {
        const outputs = aws.ofResource("aws:eks/cluster:Cluster");
        const find = (name: string) => outputs.find((output) => output.name === name);
        expect(find("arn")).toEqual({ name: "arn", optional: false, holder: "itself" });
        expect(find("vpcConfig")).toMatchObject({ optional: false, type: "eks.ClusterVpcConfig", holder: "itself" });
        expect(find("encryptionConfig")).toMatchObject({ optional: true, type: "eks.ClusterEncryptionConfig" });
        expect(find("identities")).toMatchObject({ type: "eks.ClusterIdentity", holder: "list" });
    });

    it("is read where a type's token names its module alone, and for objects by key", () => {
        const outputs = azure.ofResource("azure-native:containerservice:ManagedCluster");
        expect(outputs.find(({ name }) => name === "addonProfiles")).toEqual({
            name: "addonProfiles",
            optional: true,
            type: "containerservice.ManagedClusterAddonProfileResponse",
            holder: "map",
        });
    });

    it("is read for an object, whose doc comments may hold anything", () => {
        const names = aws.ofObject("eks.ClusterVpcConfig").filter(({ optional }) => !optional);
        expect(names.map(({ name }) => name)).toEqual(
            expect.arrayContaining(["clusterSecurityGroupId", "subnetIds", "vpcId"]),
        );
        expect(names.map(({ name }) => name)).not.toContain("securityGroupIds");
    });

    it("has every property of the largest resource of each SDK", () => {
        expect(aws.ofResource("aws:rds/instance:Instance").length).toBeGreaterThan(70);
        expect(azure.ofResource("azure-native:containerservice:ManagedCluster").length).toBeGreaterThan(40);
    });

    it("is nothing for a type, an object or a package that isn't there", () => {
        expect(aws.ofResource("aws:none/none:None")).toEqual([]);
        expect(aws.ofObject("eks.None")).toEqual([]);
        expect(aws.ofObject("none.ClusterVpcConfig")).toEqual([]);
        expect(new SdkDeclarations("none", project).ofResource("none:a/b:C")).toEqual([]);
    });
});

describe("what is planned of a resource", () => {
    it("is its inputs, and within them what only the cloud can say is unknown", () => {
        const inputs = { name: "corda", vpcConfig: { subnetIds: ["a", "b"], endpointPublicAccess: false } };
        expect(plannedOutputs(aws, "aws:eks/cluster:Cluster", inputs)).toEqual({
            name: "corda",
            vpcConfig: {
                subnetIds: ["a", "b"],
                endpointPublicAccess: false,
                clusterSecurityGroupId: unknown,
                controlPlaneEgressMode: unknown,
                publicAccessCidrs: unknown,
                vpcId: unknown,
            },
        });
    });

    it("is complete within objects by key, and in objects within those", () => {
        const inputs = { addonProfiles: { secrets: { enabled: true } }, oidcIssuerProfile: { enabled: true } };
        expect(plannedOutputs(azure, "azure-native:containerservice:ManagedCluster", inputs)).toEqual({
            addonProfiles: { secrets: { enabled: true, identity: unknown } },
            oidcIssuerProfile: { enabled: true, issuerURL: unknown },
        });
    });

    it("is complete within lists, and adds nothing that a resource may do without", () => {
        const inputs = { rules: [{ id: "old", status: "Enabled", expiration: { days: 35 } }] };
        expect(plannedOutputs(aws, "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", inputs)).toEqual(
            {
                rules: [
                    {
                        id: "old",
                        status: "Enabled",
                        expiration: { days: 35, expiredObjectDeleteMarker: unknown },
                        prefix: unknown,
                    },
                ],
            },
        );
    });

    it("keeps what is secret so, and what is unknown, and what isn't declared", () => {
        const mark = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
        const secret = { ...mark, value: { enabled: true } };
        const inputs = { oidcIssuerProfile: secret, addonProfiles: unknown, other: { a: 1 } };
        expect(plannedOutputs(azure, "azure-native:containerservice:ManagedCluster", inputs)).toEqual({
            oidcIssuerProfile: { ...mark, value: { enabled: true, issuerURL: unknown } },
            addonProfiles: unknown,
            other: { a: 1 },
        });
    });

    it("is its inputs alone where nothing is declared", () => {
        expect(plannedOutputs(aws, "aws:none/none:None", { a: { b: 1 } })).toEqual({ a: { b: 1 } });
    });
});
