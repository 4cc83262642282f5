import { beforeAll, describe, expect, it } from "vitest";
import { builtInRoles } from "../../../infra/aks/roles";
import type { ProgramGraph } from "../../program/program-graph";
import { at, isBefore, recordPlatform } from "./recorded-platform";

let graph: ProgramGraph;
beforeAll(async () => {
    graph = await recordPlatform({
        edit: (platform) =>
            Object.assign(platform, {
                certificates: {
                    chart: "oci://registry.example.com/charts/cert-manager",
                    version: "v1.18.2",
                    email: "ops@example.com",
                },
            }),
        use: (platform) => {
            for (let index = 0; index < 50; index++) {
                platform.p2pEndpoint({ name: `bank-${index}`, namespace: "corda", port: 10002 });
            }
        },
    });
});

describe("cert-manager", () => {
    it("is of the version that the stack file pins [003-13] [002-12]", () => {
        expect(graph.one("Release", "aks-certificates").inputs).toMatchObject({
            chart: "oci://registry.example.com/charts/cert-manager",
            version: "v1.18.2",
        });
    });

    it("may change the one zone in which it proves names [003-13] [001-10]", () => {
        const right = graph.one("RoleAssignment", "aks-certificates");
        expect(at(right, "roleDefinitionId")).toMatch(new RegExp(`${builtInRoles["DNS Zone Contributor"]}$`));
        expect(at(right, "scope")).toMatch(/dns\/Zone\/.*corda\.example\.com$/);
    });

    it("logs in as its own account, without a password [003-13] [003-6]", () => {
        expect(at(graph.one("FederatedIdentityCredential", "aks-certificates"), "subject")).toBe(
            "system:serviceaccount:cert-manager:cert-manager",
        );
        const solver = at(graph.one("ClusterIssuer", "aks-certificates-issuer"), "spec.acme.solvers[0].dns01.azureDNS");
        expect(solver).toMatchObject({ hostedZoneName: "corda.example.com" });
        expect(JSON.stringify(solver)).not.toContain("clientSecret");
    });

    it("has its right before it runs, and runs before anybody is asked for a certificate [003-13]", () => {
        const release = graph.one("Release", "aks-certificates");
        expect(isBefore(graph, graph.one("RoleAssignment", "aks-certificates"), release)).toBe(true);
        expect(isBefore(graph, release, graph.one("ClusterIssuer", "aks-certificates-issuer"))).toBe(true);
    });

    it("runs in a namespace that enforces the restricted standard (CIS AKS 1.8 4.2.1)", () => {
        expect(at(graph.one("Namespace", "aks-certificates"), "metadata.labels")).toEqual({
            "pod-security.kubernetes.io/enforce": "restricted",
        });
    });

    it("is on the pool for stateless pods, never on Corda's machines [002-15]", () => {
        expect(at(graph.one("Release", "aks-certificates"), "values.nodeSelector")).toEqual({
            "corda/pool": "stateless",
        });
    });
});

describe("fifty nodes", () => {
    it("have fifty addresses and fifty names [001-4] [001-18]", () => {
        const addresses = graph.ofType("PublicIPAddress").filter(({ name }) => name.startsWith("aks-addresses-bank-"));
        expect(new Set(addresses.map((one) => at(one, "publicIpAddressName"))).size).toBe(50);
        const records = graph.ofType("RecordSet").map((one) => at(one, "relativeRecordSetName"));
        expect(new Set(records).size).toBe(50);
    });

    it("take two resources of Azure each, and no more [002-34]", () => {
        const ofNodes = graph.resources.filter(({ name }) => /^aks-(addresses|dns)-bank-/.test(name));
        expect(ofNodes.length).toBe(100);
    });
});
