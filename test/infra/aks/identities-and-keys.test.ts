import { beforeAll, describe, expect, it } from "vitest";
import { builtInRoles } from "../../../infra/aks/roles";
import type { ProgramGraph, RecordedResource } from "../../program/program-graph";
import { askEverything, type Given } from "./asked-platform";
import { at, isBefore, recordPlatform } from "./recorded-platform";

let graph: ProgramGraph;
let given: Given;
beforeAll(async () => {
    graph = await recordPlatform({
        use: (platform) => {
            given = askEverything(platform);
        },
    });
});

const right = (name: string) => graph.one("RoleAssignment", name);
const roleOf = (assignment: RecordedResource) => {
    const id = String(at(assignment, "roleDefinitionId")).split("/").at(-1);
    return Object.entries(builtInRoles).find(([, known]) => known === id)?.[0] ?? id;
};
const scopeOf = (assignment: RecordedResource) => String(at(assignment, "scope"));

describe("an identity of a long name", () => {
    it("has one that Azure takes, and is told from another that begins alike [001-16] [003-6]", async () => {
        const namespace = "n".repeat(63);
        const long = await recordPlatform({
            use: (platform) => {
                for (const end of ["a", "b"]) {
                    platform.podIdentity({ name: `${"m".repeat(56)}${end}`, namespace }, { useHsmKeys: false });
                }
            },
        });
        const names = (type: string, key: string) =>
            long
                .ofType(type)
                .map((one) => String(at(one, key)))
                .filter((name) => name.includes("nnn"));
        const identities = names("UserAssignedIdentity", "resourceName");
        const trusts = names("FederatedIdentityCredential", "federatedIdentityCredentialResourceName");
        expect([new Set(identities).size, trusts.length]).toEqual([2, 2]);
        // Source: Azure docs, "Naming rules and restrictions for Azure resources"; "Federated identity credentials".
        expect(Math.max(...identities.map(({ length }) => length))).toBeLessThanOrEqual(128);
        expect(Math.max(...trusts.map(({ length }) => length))).toBeLessThanOrEqual(120);
    });
});

describe("every right", () => {
    it("is given to a principal whose kind is said, so that a new one is found [003-6] (AKS baseline: Integrate Microsoft Entra ID for the workload)", () => {
        for (const one of graph.ofType("RoleAssignment")) {
            expect(at(one, "principalType")).toBe("ServicePrincipal");
        }
    });

    it("says what it is for [002-36]", () => {
        for (const one of graph.ofType("RoleAssignment")) {
            expect(String(at(one, "description")).length).toBeGreaterThan(5);
        }
    });

    it("is on something smaller than the subscription [001-10] (AKS baseline: Integrate Microsoft Entra ID for the cluster)", () => {
        for (const one of graph.ofType("RoleAssignment")) {
            expect(scopeOf(one)).toContain("/resourceGroups/");
        }
    });

    it("is on a resource, except that to put addresses on the load balancer [001-10]", () => {
        const onGroups = graph
            .ofType("RoleAssignment")
            .filter((one) => /\/resourceGroups\/[^/]+$/.test(scopeOf(one)))
            .map(({ name }) => name);
        expect(onGroups).toEqual(["aks-identities-addresses"]);
    });

    it("is no role of an owner or contributor to everything (AKS baseline: Integrate Microsoft Entra ID for the cluster)", () => {
        const powerful = ["8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "b24988ac-6180-42a0-ab88-20f7382dd24c"];
        for (const one of graph.ofType("RoleAssignment")) {
            expect(powerful).not.toContain(String(at(one, "roleDefinitionId")).split("/").at(-1));
        }
    });

    it("has a name that is the same in every run and no other's [001-16]", async () => {
        const names = graph.ofType("RoleAssignment").map((one) => at(one, "roleAssignmentName"));
        expect(new Set(names).size).toBe(names.length);
        const again = await recordPlatform({ use: askEverything });
        expect(again.ofType("RoleAssignment").map((one) => at(one, "roleAssignmentName"))).toEqual(names);
    });
});

describe("the control plane's identity", () => {
    it("joins machines to exactly their subnets (AKS baseline: Integrate Microsoft Entra ID for the cluster)", () => {
        const subnets = graph
            .ofType("RoleAssignment")
            .filter((one) => roleOf(one) === "Network Contributor" && scopeOf(one).includes("/Subnet/"))
            .map((one) => scopeOf(one).split("/").at(-1));
        expect(subnets.sort()).toEqual(["api-server", "corda-1", "corda-2", "corda-3", "system"]);
    });

    it("gives machines their identity and no other (CIS AKS 1.8 5.2.1)", () => {
        expect(roleOf(right("aks-identities-kubelet"))).toBe("Managed Identity Operator");
        expect(scopeOf(right("aks-identities-kubelet"))).toMatch(/corda-prod-kubelet$/);
    });

    it("uses etcd's key and no other (CIS AKS 1.8 5.3.1)", () => {
        expect(roleOf(right("aks-identities-etcd"))).toBe("Key Vault Crypto User");
        expect(scopeOf(right("aks-identities-etcd"))).toMatch(/\/etcd$/);
    });

    it("has its rights before there is a cluster [001-16]", () => {
        const cluster = graph.one("ManagedCluster", "aks-cluster");
        for (const name of ["kubelet", "corda-1", "corda-2", "corda-3", "system", "api-server", "disks"]) {
            expect(isBefore(graph, right(`aks-identities-${name}`), cluster)).toBe(true);
        }
    });
});

describe("the machines' identity", () => {
    it("pulls images and can do nothing else (CIS AKS 1.8 5.1.3)", () => {
        const kubelet = at(graph.one("ManagedCluster", "aks-cluster"), "identityProfile.kubeletidentity.objectId");
        const rights = graph.ofType("RoleAssignment").filter((one) => at(one, "principalId") === kubelet);
        expect(rights.map(roleOf)).toEqual(["AcrPull"]);
    });
});

describe("a pod's identity", () => {
    const trust = (account: string) => graph.one("FederatedIdentityCredential", `aks-pods-corda-${account}`);

    it("is trusted for one ServiceAccount of one namespace of this cluster [003-6] (AKS baseline: Integrate Microsoft Entra ID for the workload)", () => {
        expect(trust("backup").inputs).toMatchObject({
            subject: "system:serviceaccount:corda:backup",
            issuer: "https://issuer.example.com/tenant/cluster/",
            audiences: ["api://AzureADTokenExchange"],
        });
    });

    it("is asked for by a label, and named by the account [003-6]", () => {
        expect(given.reader.podLabels).toEqual({ "azure.workload.identity/use": "true" });
        expect(Object.keys(given.reader.accountAnnotations)).toEqual(["azure.workload.identity/client-id"]);
    });

    it("that uses keys is the one that network.hsms names [000-7] [000-8]", () => {
        expect(given.keyUser.accountAnnotations["azure.workload.identity/client-id"]).toBe(
            "01234567-89ab-cdef-0123-456789abcdef",
        );
    });

    it("is its own where none was made beforehand [000-8]", async () => {
        const own = await recordPlatform({
            edit: (platform) => Reflect.deleteProperty(platform["hsm"] as object, "identity"),
            use: askEverything,
        });
        expect(own.ofType("UserAssignedIdentity").map(({ name }) => name)).toContain("aks-pods-corda-bank-a");
        expect(scopeOf(own.one("RoleAssignment", "aks-pods-corda-bank-a-keys"))).toMatch(/\/bank-corda-keys$/);
    });

    it("that several accounts share is changed by one at a time, as Azure can [001-16]", () => {
        expect(isBefore(graph, trust("bank-a-keys"), trust("bank-b-keys"))).toBe(true);
    });

    it("is there, with its rights, before a pod starts [003-6]", () => {
        expect(given.reader.requires.length).toBeGreaterThanOrEqual(5);
        expect(given.keyUser.requires.length).toBeGreaterThanOrEqual(3);
    });

    it("reads the secrets that are named, each for itself [003-6] [001-10] (CIS AKS 1.8 4.1.2)", () => {
        const read = right("aks-pods-corda-backup-read-network-root--password");
        expect(roleOf(read)).toBe("Key Vault Secrets User");
        expect(scopeOf(read)).toMatch(/\/secrets\/network-root--password$/);
    });

    it("writes the secrets that are named and may not read them by that [003-8] (CIS AKS 1.8 4.1.2)", () => {
        const write = right("aks-pods-corda-backup-write-bank-a--keystore");
        expect(scopeOf(write)).toMatch(/\/secrets\/bank-a--keystore$/);
        const role = graph.one("RoleDefinition", "aks-secrets-writer");
        expect(at(role, "permissions[0].dataActions")).toEqual([
            "Microsoft.KeyVault/vaults/secrets/readMetadata/action",
            "Microsoft.KeyVault/vaults/secrets/setSecret/action",
        ]);
    });

    it("reads backups in its folders alone [004-34] [001-10]", () => {
        const read = right("aks-pods-corda-backup-read-backups");
        expect(at(read, "condition")).toContain("StringStartsWith 'bank-a/'");
        expect(at(read, "condition")).not.toContain("bank-b");
        expect(at(read, "conditionVersion")).toBe("2.0");
    });

    it("writes backups in its folders alone, and deletes none [004-34]", () => {
        expect(at(right("aks-pods-corda-backup-write-backups"), "condition")).toContain("StringStartsWith 'bank-b/'");
        const actions = at(graph.one("RoleDefinition", "aks-backups-writer"), "permissions[0].dataActions");
        expect(JSON.stringify(actions)).not.toMatch(/delete/);
    });

    it("makes and uses keys, and neither deletes, exports nor backs one up [000-7] [000-8]", () => {
        const actions = at(graph.one("RoleDefinition", "aks-hsm-key-user"), "permissions[0].dataActions");
        expect(actions).toEqual(
            ["read", "create/action", "sign/action", "verify/action", "wrap/action", "unwrap/action"].map(
                (action) => `Microsoft.KeyVault/vaults/keys/${action}`,
            ),
        );
    });

    it("can't be had for what the platform doesn't have, and says what to write [003-7]", async () => {
        await expect(
            recordPlatform({
                edit: (platform) => Reflect.deleteProperty(platform, "backups"),
                use: (platform) => {
                    platform.podIdentity({ name: "backup", namespace: "corda" }, { writeBackups: ["bank-a"] });
                },
            }),
        ).rejects.toThrow("describe them under platform.backups");
    });
});

describe("roles of this product's", () => {
    it("can be given on one thing alone [001-10]", () => {
        for (const role of graph.ofType("RoleDefinition")) {
            expect(at(role, "assignableScopes")).toEqual([at(role, "scope")]);
        }
    });

    it("manage nothing: they are of data alone [001-10]", () => {
        for (const role of graph.ofType("RoleDefinition")) {
            expect(at(role, "permissions[0].actions")).toEqual([]);
        }
    });

    it("name no action with a star [001-10] (CIS AKS 1.8 4.1.3)", () => {
        for (const role of graph.ofType("RoleDefinition")) {
            expect(JSON.stringify(at(role, "permissions"))).not.toContain("*");
        }
    });
});

describe("keys that data is encrypted with", () => {
    const key = (purpose: string) => graph.one("azure-native:keyvault:Key", `aks-keys-${purpose}`);
    const purposes = ["etcd", "disks", "databases", "backups"];

    it("are in hardware [001-7] (AKS baseline: Add secret management)", () => {
        for (const purpose of purposes) {
            expect(at(key(purpose), "properties.kty")).toBe("RSA-HSM");
        }
        expect(at(graph.one("Vault", "aks-keys"), "properties.sku.name")).toBe("premium");
    });

    it("are strong enough beyond 2030 [001-7]", () => {
        for (const purpose of purposes) {
            expect(at(key(purpose), "properties.keySize")).toBe(3072);
        }
    });

    it("are one for each purpose, usable by one identity each [001-10]", () => {
        for (const purpose of ["disks", "databases", "backups"]) {
            expect(roleOf(right(`aks-keys-${purpose}`))).toBe("Key Vault Crypto Service Encryption User");
            expect(scopeOf(right(`aks-keys-${purpose}`))).toMatch(new RegExp(`/${purpose}$`));
        }
    });

    it("have a new version every year where those who use them take the latest [001-7]", () => {
        for (const purpose of ["disks", "databases", "backups"]) {
            expect(at(key(purpose), "properties.rotationPolicy.lifetimeActions[0]")).toEqual({
                action: { type: "rotate" },
                trigger: { timeAfterCreate: "P365D" },
            });
        }
        expect(at(key("etcd"), "properties.rotationPolicy")).toBeUndefined();
    });

    it("encrypt, and can do nothing else [001-7]", () => {
        expect(at(key("disks"), "properties.keyOps")).toEqual(["wrapKey", "unwrapKey"]);
        expect(at(key("etcd"), "properties.keyOps")).toEqual(["encrypt", "decrypt"]);
    });

    it("outlive the stack [001-7] (AKS baseline: Business continuity decisions)", () => {
        for (const purpose of purposes) {
            expect(key(purpose)).toMatchObject({ protect: true, retainOnDelete: true });
        }
    });

    it("are followed by the disks when they have a new version [001-7]", () => {
        expect(at(graph.one("DiskEncryptionSet", "aks-keys"), "rotationToLatestKeyVersionEnabled")).toBe(true);
    });
});
