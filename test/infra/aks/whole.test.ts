import { join } from "node:path";
import { stringify } from "yaml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProgramGraph, RecordedResource } from "../../program/program-graph";
import { isSecretValue } from "../../program/recorded-values";
import { recordProgram } from "../../program/recorded-graph";
import { workloads } from "../../program/workloads";
import { at, azureOf, isBefore, productionFile } from "./recorded-platform";

/** The whole program of the production stack on Azure. */
let graph: ProgramGraph;
let preview: ProgramGraph;
beforeAll(async () => {
    graph = await recordProgram({ file: productionFile });
    preview = await recordProgram({ file: productionFile, preview: true });
}, 300_000);
afterAll(() => expect(graph.resources.length).toBeGreaterThan(0));

const golden = (name: string) => join(__dirname, "golden", name);
const short = ({ type }: RecordedResource) => type.replace("azure-native:", "");

describe("the production stack on AKS", () => {
    it("asks for the same in a preview as in an update: nothing is made in an apply [001-4]", () => {
        expect(preview.resources.map(({ urn }) => urn)).toEqual(graph.resources.map(({ urn }) => urn));
    });

    it("asks Azure nothing before there is a cluster [003-2]", () => {
        // The recording fails when the program calls anybody in a preview.
        expect(preview.ofType("ManagedCluster").length).toBe(1);
    });

    it("has every resource under a component of the platform's [001-16]", () => {
        const platform = graph.one("corda:infra:AksPlatform", "aks");
        for (const resource of azureOf(graph)) {
            const ancestors = graph.ancestors(resource);
            expect(ancestors).toContain(platform);
            expect(ancestors[0]?.type).toMatch(/^corda:infra:Aks[A-Z]/);
        }
    });

    it("names every component's children after it [001-16]", () => {
        for (const resource of azureOf(graph)) {
            expect(resource.name.startsWith(graph.at(resource.parent).name)).toBe(true);
        }
    });

    it("makes everything in the subscription that the stack file names, and by no default login [001-16]", () => {
        const provider = graph.one("pulumi:providers:azure-native", "aks");
        expect(provider.inputs).toMatchObject({
            subscriptionId: "2f6f1b0c-5d0e-4a53-8f7a-3c1de9f0a6b1",
            tenantId: "9a1c6c55-3a55-4b5b-9a53-0d1b7f0f4d22",
            location: "northeurope",
        });
        for (const resource of azureOf(graph)) {
            expect(resource.provider.startsWith(`${provider.urn}::`)).toBe(true);
        }
    });

    it("makes every object in the cluster that it provisions [001-19]", () => {
        const cluster = graph.one("ManagedCluster", "aks-cluster");
        const providers = graph.ofType("kubernetes");
        expect(providers.map(({ name }) => name).sort()).toEqual(["aks", "aks-cluster"]);
        for (const provider of providers) {
            expect(provider.inputs["clusterIdentifier"]).toContain(at(cluster, "resourceName"));
        }
        for (const object of graph.kubernetes) {
            expect(providers.some(({ urn }) => object.provider.startsWith(`${urn}::`))).toBe(true);
        }
    });

    it("makes objects when the deployer may, and not before [001-19]", () => {
        const right = graph.one("RoleAssignment", "aks-cluster-deployer");
        for (const provider of graph.ofType("kubernetes")) {
            expect(isBefore(graph, right, provider)).toBe(true);
        }
    });

    it("makes the network when there are machines and a class for it, and takes these away after it [001-19]", () => {
        const network = graph.one("pulumi:providers:kubernetes", "aks");
        for (const needed of [...graph.ofType("AgentPool"), graph.one("StorageClass", "aks-storage-ledger")]) {
            expect(isBefore(graph, needed, network)).toBe(true);
        }
        for (const object of workloads(graph)) {
            expect(object.resource.provider.startsWith(`${network.urn}::`)).toBe(true);
        }
    });

    it("has no two resources of a kind and a name [001-16]", () => {
        const names = azureOf(graph).map((resource) => `${resource.type} ${resource.name}`);
        expect(new Set(names).size).toBe(names.length);
    });

    it("has no two resources that Azure would take for one [001-16]", () => {
        const ids = azureOf(graph)
            .filter(({ type }) => !type.includes("authorization:") && !type.includes("monitor:"))
            .map((resource) => {
                const named = Object.entries(resource.inputs).filter(([key]) => /Name$/.test(key));
                return `${resource.type} ${JSON.stringify(named.sort())}`;
            });
        expect(new Set(ids).size).toBe(ids.length);
    });

    it("waits for nothing that waits for it [001-16]", () => {
        for (const resource of graph.resources) {
            expect(graph.before(resource).has(resource.urn)).toBe(false);
        }
    });

    it("has tags on everything that can have some, those of the product and of the user [002-34]", () => {
        const tagged = azureOf(graph).filter((resource) => at(resource, "tags") !== undefined);
        expect(tagged.length).toBeGreaterThan(40);
        for (const resource of tagged) {
            expect(at(resource, "tags")).toMatchObject({ "managed-by": "pulumi", "corda-platform": "corda-prod" });
        }
    });

    it("leaves no kind without tags but those that can't have any [002-34]", async () => {
        const untagged = azureOf(graph).filter((resource) => at(resource, "tags") === undefined);
        await expect(`${[...new Set(untagged.map(short))].sort().join("\n")}\n`).toMatchFileSnapshot(
            golden("without-tags.txt"),
        );
    });

    it("gives each member behind no firewall, and each float, an address [001-4] [001-18]", () => {
        const addresses = graph.ofType("PublicIPAddress").filter(({ name }) => name.startsWith("aks-addresses-"));
        expect(addresses.map(({ name }) => name)).toEqual(["aks-addresses-edge-float", "aks-addresses-notary"]);
    });

    it("has every address before a node registers it [001-4]", () => {
        const service = graph.one("kubernetes:core/v1:Service", "notary");
        expect(isBefore(graph, graph.one("PublicIPAddress", "aks-addresses-notary"), service)).toBe(true);
        expect(isBefore(graph, graph.one("RoleAssignment", "aks-identities-addresses"), service)).toBe(true);
        expect(isBefore(graph, graph.one("RecordSet", "aks-dns-notary"), service)).toBe(true);
    });

    it("tells Azure's load balancer of each Service which address it has [001-17]", () => {
        const { annotations } = graph.one("kubernetes:core/v1:Service", "notary").inputs["metadata"] as {
            annotations: Record<string, string>;
        };
        expect(annotations["service.beta.kubernetes.io/azure-pip-name"]).toBe("corda-prod-notary");
        expect(annotations["service.beta.kubernetes.io/azure-load-balancer-resource-group"]).toBe(
            "corda-prod-addresses",
        );
    });

    it("lets only peers that are named call [001-17]", () => {
        for (const name of ["notary", "edge-float"]) {
            const { spec } = graph.one("kubernetes:core/v1:Service", name).inputs as { spec: Record<string, unknown> };
            expect(spec["loadBalancerSourceRanges"]).toEqual(["203.0.113.0/24", "198.51.100.0/24"]);
        }
    });

    it("shows the world nothing but P2P [001-5]", () => {
        const shown = graph
            .ofType("core/v1:Service")
            .filter(({ inputs }) => (inputs["spec"] as { type?: string }).type === "LoadBalancer");
        expect(shown.map(({ name }) => name).sort()).toEqual(["edge-float", "notary"]);
    });

    it("gives each member that asks for one a Flexible Server of its own [004-21] [004-26]", () => {
        expect(graph.ofType("dbforpostgresql:Server").map(({ name }) => name)).toEqual([
            "aks-databases-bank-a-db",
            "aks-databases-bank-b-db",
            "aks-databases-bank-c-db",
            "aks-databases-notary-db",
        ]);
    });

    it("keeps every password a secret, in Azure too [001-9]", () => {
        for (const server of graph.ofType("dbforpostgresql:Server")) {
            expect(isSecretValue(server.inputs["administratorLoginPassword"])).toBe(true);
        }
    });

    it("shows no secret of the stack file to Azure [001-9]", () => {
        const azure = JSON.stringify(
            azureOf(graph).map(({ inputs }) => ({ ...inputs, administratorLoginPassword: undefined })),
        );
        for (const secret of [...graph.secrets.values(), ...graph.generated.values()]) {
            expect(azure.includes(secret)).toBe(false);
        }
    });

    it("keeps ledgers on the class that it makes [002-10]", () => {
        for (const { inputs } of graph.ofType("PersistentVolumeClaim")) {
            expect((inputs["spec"] as { storageClassName: string }).storageClassName).toBe("corda-ledger");
        }
    });

    it("keeps in the vault what registrations make for others, but for a bridge's, which has no room there, and the broker's, whose keys are in the HSM [003-8] [000-6]", () => {
        const kept = workloads(graph).flatMap(({ pod }) =>
            [...(pod.initContainers ?? []), ...pod.containers]
                .filter(({ command = [] }) => command[0] === "/opt/corda/bin/corda-write-secret")
                .map(({ name, args = [] }) => [name, args.includes("--store")]),
        );
        expect(Object.fromEntries(kept)).toEqual({
            "write-bank-a-certificates": true,
            "write-bank-b-certificates": true,
            "write-bank-c-certificates": true,
            "write-edge-bridge-certificates": false,
            "write-messaging-keys-artemis": false,
            "write-messaging-keys-artemisbridge": false,
            "write-messaging-keys-artemisnode": false,
        });
    });

    it("has exactly these resources, and protects exactly these [001-7] [002-36]", async () => {
        const lines = azureOf(graph).map((resource) =>
            [
                short(resource),
                resource.name,
                ...(resource.protect ? ["protected"] : []),
                ...(resource.retainOnDelete ? ["retained"] : []),
            ].join(" "),
        );
        await expect(`${lines.sort().join("\n")}\n`).toMatchFileSnapshot(golden("resources.txt"));
    });

    it.each([
        ["cluster", "ManagedCluster", "aks-cluster"],
        ["corda-pool", "AgentPool", "aks-pools-corda1"],
        ["keys-vault", "Vault", "aks-keys"],
        ["hsm-vault", "Vault", "aks-hsm"],
        ["nodes-security-group", "NetworkSecurityGroup", "aks-network-nodes"],
        ["backups-account", "StorageAccount", "aks-backups"],
        ["registry", "Registry", "aks-registry"],
        ["database", "azure-native:dbforpostgresql:Server", "aks-databases-bank-a-db"],
        ["node-address", "PublicIPAddress", "aks-addresses-notary"],
        ["ledger-class", "StorageClass", "aks-storage-ledger"],
    ])("has the reviewed %s [002-36]", async (file, type, name) => {
        const inputs = graph.comparable(graph.one(type, name));
        await expect(stringify(inputs, { lineWidth: 0, sortMapEntries: true })).toMatchFileSnapshot(
            golden(`${file}.yaml`),
        );
    });

    it("gives every right that the reviewed list has, and no other [001-10] [002-36]", async () => {
        const rights = graph.ofType("RoleAssignment").map((right) => {
            const role = String(at(right, "roleDefinitionId")).split("/").at(-1) ?? "";
            const scope = String(at(right, "scope")).split("/").slice(-2).join("/");
            return `${right.name}: ${role} on ${scope}`;
        });
        await expect(`${rights.sort().join("\n")}\n`).toMatchFileSnapshot(golden("rights.txt"));
    });
});

describe("the class of ledgers", () => {
    const ledger = () => graph.one("StorageClass", "aks-storage-ledger");

    it("is copied to three zones, so that a pod starts in another one [004-46] [002-10] (AKS baseline: Availability zones)", () => {
        expect(at(ledger(), "parameters.skuName")).toBe("Premium_ZRS");
    });

    it("is encrypted with a key of one's own [001-7] [002-10]", () => {
        expect(at(ledger(), "parameters.diskEncryptionSetID")).toMatch(/DiskEncryptionSet\/corda-prod-disks$/);
    });

    it("keeps a disk whose claim is gone [001-7]", () => {
        expect(at(ledger(), "reclaimPolicy")).toBe("Retain");
    });

    it("waits for the pod, and makes the disk where it is [002-10]", () => {
        expect(at(ledger(), "volumeBindingMode")).toBe("WaitForFirstConsumer");
    });

    it("can grow [002-10]", () => {
        expect(at(ledger(), "allowVolumeExpansion")).toBe(true);
    });

    it("keeps nothing in a cache of the host that a crash would lose [001-7]", () => {
        expect(at(ledger(), "parameters.cachingMode")).toBe("None");
    });

    it("makes disks that nobody can export over a network [001-7]", () => {
        expect(ledger().inputs["parameters"]).toMatchObject({
            networkAccessPolicy: "DenyAll",
            publicNetworkAccess: "Disabled",
        });
    });

    it("is not the default, and no other one is [002-10]", () => {
        expect(at(ledger(), "metadata.annotations")).toBeUndefined();
        expect(graph.one("StorageClassPatch", "aks-storage-no-default").inputs["metadata"]).toMatchObject({
            name: "default",
            annotations: { "storageclass.kubernetes.io/is-default-class": "false" },
        });
    });

    it("has snapshots that outlive what asked for them [004-34]", () => {
        expect(graph.one("VolumeSnapshotClass", "aks-storage-snapshots").inputs).toMatchObject({
            driver: "disk.csi.azure.com",
            deletionPolicy: "Retain",
        });
    });
});

describe("the production stack's network", () => {
    it("has a namespace that enforces the restricted standard, for nodes and floats (CIS AKS 1.8 4.2.1)", () => {
        for (const namespace of graph.ofType("core/v1:Namespace")) {
            const { labels } = namespace.inputs["metadata"] as { labels: Record<string, string> };
            expect(labels["pod-security.kubernetes.io/enforce"]).toBe("restricted");
        }
    });

    it("denies all that isn't opened, in every namespace [004-22] (CIS AKS 1.8 4.4.2)", () => {
        const namespaces = graph.ofType("core/v1:Namespace").length;
        const denials = graph.ofType("NetworkPolicy").filter(({ name }) => name.endsWith("default-deny"));
        expect(denials.length).toBe(namespaces);
    });

    it("uses no default ServiceAccount, and hands out no token (CIS AKS 1.8 4.1.5)", () => {
        const pods = ["StatefulSet", "Deployment", "Job"].flatMap((kind) => graph.ofType(kind));
        for (const { inputs } of pods) {
            const { template } = inputs["spec"] as { template: { spec: Record<string, unknown> } };
            expect(template.spec["serviceAccountName"]).toBeTruthy();
        }
    });

    it("mounts no token of the cluster where nobody calls its API (CIS AKS 1.8 4.1.6)", () => {
        for (const { inputs } of graph.ofType("ServiceAccount")) {
            expect(inputs["automountServiceAccountToken"]).toBe(false);
        }
    });

    it("hands secrets over as files (CIS AKS 1.8 4.5.1)", () => {
        const pods = ["StatefulSet", "Deployment", "Job"].flatMap((kind) => graph.ofType(kind));
        for (const { inputs } of pods) {
            expect(JSON.stringify(inputs)).not.toContain("secretKeyRef");
        }
    });

    it("has nothing in the default namespace (CIS AKS 1.8 4.6.3)", () => {
        for (const { inputs } of graph.kubernetes) {
            expect((inputs["metadata"] as { namespace?: string } | undefined)?.namespace).not.toBe("default");
        }
    });

    it("separates floats from nodes by namespaces (CIS AKS 1.8 4.6.1)", () => {
        const names = graph
            .ofType("core/v1:Namespace")
            .map(({ inputs }) => (inputs["metadata"] as { name: string }).name);
        expect(names).toEqual(expect.arrayContaining(["corda", "dmz"]));
    });
});
