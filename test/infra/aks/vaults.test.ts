import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { ProgramGraph } from "../../program/program-graph";
import { askEverything } from "./asked-platform";
import { at, recordPlatform, type WrittenAks } from "./recorded-platform";

let graph: ProgramGraph;
let withManagedHsm: ProgramGraph;
const managed = (platform: WrittenAks) => {
    platform["hsm"] = {
        kind: "managed-hsm",
        name: "bank-corda-keys",
        administrators: ["01234567-89ab-cdef-0123-456789abcdef"],
    };
};
const findings: unknown[] = [];
beforeAll(async () => {
    graph = await recordPlatform({ use: askEverything });
    withManagedHsm = await recordPlatform({
        edit: managed,
        use: (platform) => {
            platform.findings["hsm"]?.apply((hsm) => findings.push(hsm));
            askEverything(platform);
        },
    });
});

const vaults = () => graph.ofType("Vault");

describe("every vault", () => {
    it("is reached by a private endpoint alone [000-8] (AKS baseline: Add secret management)", () => {
        expect(vaults().map(({ name }) => name)).toEqual(["aks-hsm", "aks-keys", "aks-secrets"]);
        for (const vault of vaults()) {
            expect(at(vault, "properties.publicNetworkAccess")).toBe("Disabled");
            expect(at(vault, "properties.networkAcls.defaultAction")).toBe("Deny");
        }
    });

    it("has its rights by Azure's roles, and no access policies [001-10] (AKS baseline: Add secret management)", () => {
        for (const vault of vaults()) {
            expect(at(vault, "properties.enableRbacAuthorization")).toBe(true);
            expect(at(vault, "properties.accessPolicies")).toBeUndefined();
        }
    });

    it("keeps for 90 days what was deleted, from administrators too [001-7] (AKS baseline: Business continuity decisions)", () => {
        for (const vault of vaults()) {
            expect(at(vault, "properties")).toMatchObject({
                enableSoftDelete: true,
                enablePurgeProtection: true,
                softDeleteRetentionInDays: 90,
            });
        }
    });

    it("hands nothing to deployments and machines by itself [001-10]", () => {
        for (const vault of vaults()) {
            expect(at(vault, "properties")).toMatchObject({
                enabledForDeployment: false,
                enabledForDiskEncryption: false,
                enabledForTemplateDeployment: false,
            });
        }
    });

    it("outlives the stack [001-7]", () => {
        for (const vault of vaults()) {
            expect(vault).toMatchObject({ protect: true, retainOnDelete: true });
        }
    });

    it("keeps a record of every use (AKS baseline: Monitor and collect logs and metrics)", () => {
        for (const purpose of ["keys", "secrets", "hsm"]) {
            expect(at(graph.one("DiagnosticSetting", `aks-logs-${purpose}`), "logs")).toEqual([
                { categoryGroup: "audit", enabled: true },
            ]);
        }
    });

    it("trusts the tenant that the stack file names [001-10]", () => {
        for (const vault of vaults()) {
            expect(at(vault, "properties.tenantId")).toBe("9a1c6c55-3a55-4b5b-9a53-0d1b7f0f4d22");
        }
    });

    it("has a name that Azure takes, three to 24 letters, digits and dashes [001-16]", () => {
        for (const vault of vaults()) {
            expect(at(vault, "vaultName")).toMatch(/^[a-z][a-z0-9-]{1,22}[a-z0-9]$/);
        }
    });
});

describe("named secrets", () => {
    const mounted = () => graph.one("SecretProviderClass", "aks-secrets-network-root");

    it("are files of a pod, and no Secret is made of them [003-6] (CIS AKS 1.8 4.5.1)", () => {
        expect(at(mounted(), "spec.secretObjects")).toBeUndefined();
        expect(at(mounted(), "spec.provider")).toBe("azure");
    });

    it("have a file for each key, under the key's own name [003-6] (CIS AKS 1.8 4.5.2)", () => {
        const { array } = parse(String(at(mounted(), "spec.parameters.objects"))) as { array: string[] };
        expect(array.map((object) => parse(object) as unknown)).toEqual([
            {
                objectName: "network-root--network-root-truststore-jks",
                objectType: "secret",
                objectAlias: "network-root-truststore.jks",
                objectEncoding: "base64",
                filePermission: "0444",
            },
            {
                objectName: "network-root--password",
                objectType: "secret",
                objectAlias: "password",
                filePermission: "0444",
            },
        ]);
    });

    it("are read as the pod's own identity, never as the machine's [003-6] (AKS baseline: Integrate Microsoft Entra ID for the workload)", () => {
        expect(at(mounted(), "spec.parameters")).toMatchObject({
            clientID: expect.any(String),
            usePodIdentity: "false",
        });
    });

    it("can stay Kubernetes Secrets: no vault is made for them then [003-7]", async () => {
        const plain = await recordPlatform({
            edit: (platform) => Reflect.deleteProperty(platform, "secrets"),
            use: (platform) => {
                expect(platform.secrets).toEqual({ kind: "kubernetes" });
            },
        });
        expect(plain.ofType("Vault").map(({ name }) => name)).toEqual(["aks-hsm", "aks-keys"]);
    });
});

describe("the HSM", () => {
    it("is a vault with hardware under the name that network.hsms calls [000-7]", () => {
        expect(graph.one("Vault", "aks-hsm").inputs).toMatchObject({
            vaultName: "bank-corda-keys",
            properties: { sku: { name: "premium" } },
        });
    });

    it("holds no key that this program made: registration makes them there [000-7]", () => {
        const inIt = graph.ofType("Key").filter((key) => at(key, "vaultName") === "bank-corda-keys");
        expect(inIt).toEqual([]);
    });

    it("is not there where the stack file has none [000-8]", async () => {
        const without = await recordPlatform({
            edit: (platform) => Reflect.deleteProperty(platform, "hsm"),
            use: () => undefined,
        });
        expect(without.ofType("Vault").map(({ name }) => name)).toEqual(["aks-keys", "aks-secrets"]);
    });
});

describe("a Managed HSM", () => {
    const hsm = () => withManagedHsm.one("ManagedHsm", "aks-hsm");

    it("is reached by a private endpoint alone [000-8] (AKS baseline: Network topology)", () => {
        expect(at(hsm(), "properties")).toMatchObject({
            publicNetworkAccess: "Disabled",
            networkAcls: { bypass: "None", defaultAction: "Deny" },
        });
        expect(
            at(
                withManagedHsm.one("PrivateEndpoint", "aks-private-link-hsm"),
                "privateLinkServiceConnections[0].groupIds",
            ),
        ).toEqual(["managedhsm"]);
    });

    it("keeps what was deleted, and can't be purged [001-7]", () => {
        expect(at(hsm(), "properties")).toMatchObject({
            enablePurgeProtection: true,
            enableSoftDelete: true,
            softDeleteRetentionInDays: 90,
        });
        expect(hsm()).toMatchObject({ protect: true, retainOnDelete: true });
    });

    it("is activated by those whom the stack file names [000-7]", () => {
        expect(at(hsm(), "properties.initialAdminObjectIds")).toEqual(["01234567-89ab-cdef-0123-456789abcdef"]);
    });

    it("says in the stack's outputs what is left to do by hand [000-7] [003-2]", () => {
        expect(findings).toEqual([
            {
                url: "https://bank-corda-keys.managedhsm.azure.net/",
                toDo: expect.stringMatching(/security-domain.*Managed HSM Crypto User.*initialised: true/) as string,
            },
        ]);
    });

    it("has its rights inside itself: none are given by Azure's roles [000-7]", () => {
        expect(withManagedHsm.ofType("RoleAssignment").map(({ name }) => name)).not.toContain("aks-pods-keys");
    });

    it("keeps a record of every use (AKS baseline: Monitor and collect logs and metrics)", () => {
        expect(at(withManagedHsm.one("DiagnosticSetting", "aks-logs-hsm"), "logs")).toEqual([
            { category: "AuditEvent", enabled: true },
        ]);
    });
});
