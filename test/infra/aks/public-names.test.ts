import { beforeAll, describe, expect, it } from "vitest";
import { builtInRoles } from "../../../infra/aks/roles";
import type { ProgramGraph } from "../../program/program-graph";
import { at, isBefore, recordPlatform } from "./recorded-platform";

const parts = {
    dns: {
        zone: "corda.example.com",
        externalDns: { chart: "oci://registry.example.com/charts/external-dns", version: "1.19.0" },
    },
    certificates: {
        chart: "oci://registry.example.com/charts/cert-manager",
        version: "v1.18.2",
        email: "ops@example.com",
    },
};

let graph: ProgramGraph;
let hosts: Readonly<Record<string, string>> | undefined;
let others: Readonly<Record<string, string>> | undefined;
beforeAll(async () => {
    graph = await recordPlatform({
        edit: (platform) => Object.assign(platform, parts),
        use: (platform) => {
            hosts = platform.dns?.annotations("bank.corda.example.com");
            others = platform.dns?.annotations("bank.example.org");
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

describe("external-dns", () => {
    const release = () => graph.one("Release", "aks-external-dns");

    it("is of the version that the stack file pins [003-13] [002-12]", () => {
        expect(release().inputs).toMatchObject(parts.dns.externalDns);
    });

    it("may change the one zone, and in its group do nothing but find it [003-13] [001-10]", () => {
        const right = graph.one("RoleAssignment", "aks-external-dns");
        expect(at(right, "roleDefinitionId")).toMatch(new RegExp(`${builtInRoles["DNS Zone Contributor"]}$`));
        expect(at(right, "scope")).toMatch(/dns\/Zone\/.*corda\.example\.com$/);
        const finder = graph.one("RoleDefinition", "aks-external-dns-finder");
        expect(at(finder, "permissions")).toEqual([
            { actions: ["Microsoft.Network/dnsZones/read"], notActions: [], dataActions: [], notDataActions: [] },
        ]);
        const finds = graph.one("RoleAssignment", "aks-external-dns-finds");
        expect(at(finds, "scope")).toMatch(/resourceGroups\/corda-prod-names$/);
        const given = graph
            .ofType("RoleAssignment")
            .filter((one) => at(one, "principalId") === at(right, "principalId"));
        expect(given).toEqual([right, finds]);
    });

    it("logs in as its own account, without a password [003-13] [003-6]", () => {
        expect(at(graph.one("FederatedIdentityCredential", "aks-external-dns"), "subject")).toBe(
            "system:serviceaccount:external-dns:external-dns",
        );
        expect(at(release(), "values.podLabels")).toEqual({ "azure.workload.identity/use": "true" });
        const settings = String(Object.values(graph.one("ConfigMap", "aks-external-dns").inputs["data"] as object)[0]);
        expect(JSON.parse(settings)).toEqual({
            tenantId: "9a1c6c55-3a55-4b5b-9a53-0d1b7f0f4d22",
            subscriptionId: "2f6f1b0c-5d0e-4a53-8f7a-3c1de9f0a6b1",
            resourceGroup: "corda-prod-names",
            useWorkloadIdentityExtension: true,
        });
    });

    it("keeps records of hosts in the zone that an Ingress asks for, and of nothing else [003-13] [001-6]", () => {
        expect(release().inputs["values"]).toMatchObject({
            sources: ["ingress"],
            domainFilters: ["corda.example.com"],
            extraArgs: ["--annotation-filter=external-dns.alpha.kubernetes.io/hostname"],
        });
        expect(hosts).toEqual({ "external-dns.alpha.kubernetes.io/hostname": "bank.corda.example.com" });
        expect(others).toEqual({});
    });

    it("removes what it made, and never a node's record, which it didn't make [003-13] [001-4]", () => {
        expect(release().inputs["values"]).toMatchObject({ policy: "sync", registry: "txt", txtOwnerId: "corda-prod" });
    });

    it("has its rights before it runs [003-13]", () => {
        for (const name of ["aks-external-dns", "aks-external-dns-finds"]) {
            expect(isBefore(graph, graph.one("RoleAssignment", name), release())).toBe(true);
        }
    });

    it("runs in a namespace that enforces the restricted standard (CIS AKS 1.8 4.2.1)", () => {
        expect(at(graph.one("Namespace", "aks-external-dns"), "metadata.labels")).toEqual({
            "pod-security.kubernetes.io/enforce": "restricted",
        });
    });

    it("is on the pool for stateless pods, never on Corda's machines [002-15]", () => {
        expect(release().inputs["values"]).toMatchObject({
            nodeSelector: { "corda/pool": "stateless" },
            tolerations: [],
        });
    });

    it("is not there where the stack file doesn't ask for it, and no host is promised a record [002-34]", async () => {
        const promised: unknown[] = [];
        const without = await recordPlatform({ use: ({ dns }) => promised.push(dns) });
        expect(without.ofType("Release")).toEqual([]);
        expect(promised).toEqual([undefined]);
    });

    it("finds a zone that somebody else made where that is [003-13] [001-10]", async () => {
        const given = await recordPlatform({
            edit: (platform) => Object.assign(platform, { dns: { ...parts.dns, resourceGroup: "dns" } }),
            use: () => undefined,
        });
        const group = "/subscriptions/2f6f1b0c-5d0e-4a53-8f7a-3c1de9f0a6b1/resourceGroups/dns";
        expect(at(given.one("RoleAssignment", "aks-external-dns-finds"), "scope")).toBe(group);
        expect(at(given.one("RoleAssignment", "aks-external-dns"), "scope")).toBe(
            `${group}/providers/Microsoft.Network/dnszones/corda.example.com`,
        );
    });
});

describe("external-dns and cert-manager", () => {
    it("are waited for when there are machines, and not before [003-13]", () => {
        const cluster = graph.one("pulumi:providers:kubernetes", "aks");
        for (const release of graph.ofType("Release")) {
            expect(release.provider.startsWith(`${cluster.urn}::`)).toBe(true);
        }
        for (const pool of graph.ofType("AgentPool")) {
            expect(isBefore(graph, pool, cluster)).toBe(true);
        }
    });
});

describe("without machines for stateless pods", () => {
    it("both run on Corda's, whose taint they bear [002-15] [002-34]", async () => {
        const fixed = await recordPlatform({
            edit: (platform) => Object.assign(platform, parts, { pools: {} }),
            use: () => undefined,
        });
        for (const { inputs } of fixed.ofType("Release")) {
            expect(inputs["values"]).toMatchObject({
                nodeSelector: { "corda/pool": "corda" },
                tolerations: [{ key: "corda", operator: "Equal", value: "pool", effect: "NoSchedule" }],
            });
        }
        expect(fixed.ofType("Release")).toHaveLength(2);
    });
});

describe("the zone", () => {
    it("is in a group without a lock, which would keep every record from being removed [003-13] [001-16]", () => {
        const group = graph.one("ResourceGroup", "aks-dns");
        expect(at(graph.one("Zone", "aks-dns"), "resourceGroupName")).toBe("corda-prod-names");
        expect(group.protect).toBe(true);
        const locked = graph.ofType("ManagementLockByScope").map((lock) => String(at(lock, "scope")));
        expect(locked.filter((scope) => /names|dns\/Zone/.test(scope))).toEqual([]);
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
