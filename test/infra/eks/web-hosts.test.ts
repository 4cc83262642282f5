import { beforeAll, describe, expect, it } from "vitest";
import { hostRecords, proofRecords } from "../../../infra/eks/dns-rights";
import type { EksPlatform } from "../../../infra/eks/eks";
import type { ProgramGraph } from "../../program/program-graph";
import { inputs, inputsOf, type Inputs, statementsOf } from "./aws-resources";
import { platformConfig, recordPlatform } from "./recorded-platform";

let graph: ProgramGraph;
let plain: ProgramGraph;
let platform: EksPlatform;
let plainPlatform: EksPlatform;
beforeAll(async () => {
    ({ graph, platform } = await recordPlatform());
    ({ graph: plain, platform: plainPlatform } = await recordPlatform(
        platformConfig({ dns: { zone: "corda.example.com" }, certificates: undefined }),
        () => undefined,
    ));
});

const addOn = (name: string) => inputsOf(graph, "Addon", `eks-add-ons-${name}`);
const zone = "arn:aws:route53:::hostedzone/ZMADE";
const place = { partition: "aws", region: "eu-west-1", account: "123456789012" };

describe("records of web clients' hosts", () => {
    it("are made by external-dns where the stack file says so, and by nobody where it doesn't [002-12]", () => {
        const names = (one: ProgramGraph) => one.ofType("Addon").map((made) => inputs(made)["addonName"] as string);
        expect(names(graph)).toContain("external-dns");
        expect(names(plain)).not.toContain("external-dns");
        const host = "bank.corda.example.com";
        expect(platform.dns?.annotations(host)).toEqual({ "external-dns.alpha.kubernetes.io/hostname": host });
        expect(plainPlatform.dns).toBeUndefined();
    });

    it("are those of Ingresses alone, in the one zone [002-12] (EKS best practices: Security, network)", () => {
        const settings = JSON.parse(addOn("external-dns")["configurationValues"] as string) as Inputs;
        expect(settings).toMatchObject({ sources: ["ingress"], domainFilters: ["corda.example.com"] });
    });

    it("are taken away with their Ingress, and another cluster's are left alone [002-12]", () => {
        const settings = JSON.parse(addOn("external-dns")["configurationValues"] as string) as Inputs;
        expect(settings).toMatchObject({ policy: "sync", registry: "txt", txtOwnerId: "prod" });
    });

    it("can be changed in that zone and in no other: AWS' own policy for it would allow all of the account's (EKS best practices: Security, identity and access management)", () => {
        const statements = statementsOf(graph, "RolePolicy", "eks-add-ons-external-dns");
        const changes = statements.filter(({ Action }) => [Action].flat().some((one) => one.includes(":Change")));
        expect(changes.map(({ Resource }) => Resource)).toEqual([zone]);
        expect(graph.ofType("RolePolicyAttachment").map(({ name }) => name)).not.toContain("eks-add-ons-external-dns");
    });

    it("are no other kind: neither name servers nor authorities of the zone (EKS best practices: Security, identity and access management)", () => {
        const [change] = hostRecords({ place, id: "Z1" });
        expect(change?.Condition).toEqual({
            "ForAllValues:StringEquals": {
                "route53:ChangeResourceRecordSetsRecordTypes": ["A", "AAAA", "CNAME", "TXT"],
            },
        });
    });

    it("are changed by the add-on's account alone, which EKS binds (CIS EKS 1.8 5.2.1)", () => {
        expect(addOn("external-dns")["podIdentityAssociations"]).toEqual([
            { roleArn: expect.stringContaining("external-dns"), serviceAccount: "external-dns" },
        ]);
        expect(inputsOf(graph, "Role", "eks-add-ons-external-dns")["assumeRolePolicy"]).toContain(
            '"aws:RequestTag/kubernetes-namespace":"external-dns"',
        );
    });

    it("leave nodes' own to the program, which knows them before a node registers [001-4]", () => {
        for (const one of [graph, plain]) {
            expect(one.ofType("Record").some(({ name }) => name.startsWith("eks-addresses-"))).toBe(one === graph);
        }
        const { serviceAnnotations } = platform.p2pEndpoint({ name: "bank-d", namespace: "corda", port: 10002 });
        expect(serviceAnnotations).toEqual({});
    });
});

describe("certificates of web clients", () => {
    const issuer = () => inputsOf(graph, "ClusterIssuer", "eks-issuer");

    it("are issued where the stack file wants them, and nowhere else [002-12]", () => {
        expect(plain.resources.filter(({ type }) => type.includes("cert-manager"))).toEqual([]);
        expect(issuer()["metadata"]).toEqual({ name: "letsencrypt" });
    });

    it("are proved by a record in the zone, so that no Ingress has to be open for it [002-12] (EKS best practices: Security, network)", () => {
        expect(issuer()["spec"]["acme"]["solvers"]).toEqual([
            {
                selector: { dnsZones: ["corda.example.com"] },
                dns01: { route53: { hostedZoneID: "ZMADE", region: "eu-west-1" } },
            },
        ]);
    });

    it("are proved without a key of AWS' in the cluster (EKS best practices: Security, identity and access management)", () => {
        expect(JSON.stringify(issuer())).not.toMatch(/accessKey|secretAccessKey/);
        const association = graph.one("PodIdentityAssociation", "eks-add-ons-cert-manager");
        expect(inputs(association)).toMatchObject({ namespace: "cert-manager", serviceAccount: "cert-manager" });
        expect(graph.before(graph.one("Addon", "eks-add-ons-cert-manager")).has(association.urn)).toBe(true);
    });

    it("are proved by nothing but such records: cert-manager couldn't point a host elsewhere (EKS best practices: Security, identity and access management)", () => {
        const [change, ...others] = statementsOf(graph, "RolePolicy", "eks-add-ons-cert-manager");
        expect(change).toEqual({
            Effect: "Allow",
            Action: "route53:ChangeResourceRecordSets",
            Resource: zone,
            Condition: {
                "ForAllValues:StringEquals": { "route53:ChangeResourceRecordSetsRecordTypes": ["TXT"] },
                "ForAllValues:StringLike": {
                    "route53:ChangeResourceRecordSetsNormalizedRecordNames": ["_acme-challenge.*"],
                },
            },
        });
        expect(others.flatMap(({ Action }) => [Action].flat())).toEqual([
            "route53:ListResourceRecordSets",
            "route53:GetChange",
        ]);
    });

    it("come from an add-on that runs before the issuer is asked for [002-12]", () => {
        const setup = graph.one("pulumi:providers:kubernetes", "eks-setup");
        expect(graph.one("ClusterIssuer", "eks-issuer").provider).toContain(setup.urn);
        expect(graph.before(setup).has(graph.one("Addon", "eks-add-ons-cert-manager").urn)).toBe(true);
    });

    it("are proved in the partition of the region", () => {
        const china = { ...place, partition: "aws-cn" };
        expect(JSON.stringify(proofRecords({ place: china, id: "Z1" }))).toContain("arn:aws-cn:route53:::change/*");
    });
});
