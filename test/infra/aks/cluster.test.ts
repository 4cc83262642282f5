import { beforeAll, describe, expect, it } from "vitest";
import type { ProgramGraph, RecordedResource } from "../../program/program-graph";
import { askEverything } from "./asked-platform";
import { at, isBefore, recordPlatform } from "./recorded-platform";

let graph: ProgramGraph;
let cluster: RecordedResource;
beforeAll(async () => {
    graph = await recordPlatform({ use: askEverything });
    cluster = graph.one("ManagedCluster", "aks-cluster");
});

describe("who may do what in the cluster", () => {
    it("is said by Entra ID alone: there are no accounts of the cluster's own (CIS AKS 1.8 5.5.1)", () => {
        expect(at(cluster, "disableLocalAccounts")).toBe(true);
        expect(at(cluster, "aadProfile.managed")).toBe(true);
    });

    it("is said by Azure's roles (CIS AKS 1.8 5.5.2)", () => {
        expect(at(cluster, "aadProfile.enableAzureRBAC")).toBe(true);
        expect(at(cluster, "enableRBAC")).toBe(true);
    });

    it("is told of one tenant's people [001-10] (AKS baseline: Integrate Microsoft Entra ID for the cluster)", () => {
        expect(at(cluster, "aadProfile.tenantID")).toBe("9a1c6c55-3a55-4b5b-9a53-0d1b7f0f4d22");
    });

    it("includes everything for the groups that the stack file names, and for nobody else (CIS AKS 1.8 4.1.1)", () => {
        expect(at(cluster, "aadProfile.adminGroupObjectIDs")).toEqual(["c4f7e2a9-1d3b-4e6f-8a5c-7b9d0e2f4a61"]);
    });

    it("includes the deployer, who has no right by having made it (CIS AKS 1.8 4.1.1)", () => {
        const right = graph.one("RoleAssignment", "aks-cluster-deployer");
        expect(at(right, "principalId")).toBe("5b8a4d0e-6a0f-4c7e-a8cf-64a1b3c2d9e7");
        expect(at(right, "roleDefinitionId")).toMatch(/b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b$/);
        expect(at(right, "scope")).toMatch(/ManagedCluster\/corda-prod$/);
    });

    it("is settled before the first object is made: the deployer's right comes before the provider [001-19]", () => {
        const provider = graph.one("pulumi:providers:kubernetes", "aks-cluster");
        expect(isBefore(graph, graph.one("RoleAssignment", "aks-cluster-deployer"), provider)).toBe(true);
    });

    it("does not let Azure's portal run commands in it (CIS AKS 1.8 4.1.1)", () => {
        expect(at(cluster, "apiServerAccessProfile.disableRunCommand")).toBe(true);
    });

    it("holds no password: the control plane is a managed identity (CIS AKS 1.8 5.2.1)", () => {
        expect(at(cluster, "identity.type")).toBe("UserAssigned");
        expect(at(cluster, "servicePrincipalProfile")).toBeUndefined();
    });

    it("distinguishes the control plane from the machines (CIS AKS 1.8 5.2.1)", () => {
        const [controlPlane] = at(cluster, "identity.userAssignedIdentities") as string[];
        expect(controlPlane).toMatch(/corda-prod-control-plane$/);
        expect(at(cluster, "identityProfile.kubeletidentity.resourceId")).toMatch(/corda-prod-kubelet$/);
    });
});

describe("the API server", () => {
    it("has a private endpoint and no public name (CIS AKS 1.8 5.4.2)", () => {
        expect(at(cluster, "apiServerAccessProfile.enablePrivateCluster")).toBe(true);
        expect(at(cluster, "apiServerAccessProfile.enablePrivateClusterPublicFQDN")).toBe(false);
    });

    it("is in the virtual network, so that its key in a private vault is reached (CIS AKS 1.8 5.3.1)", () => {
        expect(at(cluster, "apiServerAccessProfile.enableVnetIntegration")).toBe(true);
        expect(at(cluster, "apiServerAccessProfile.subnetId")).toMatch(/\/api-server$/);
    });

    it("is public only for the addresses that the stack file names (CIS AKS 1.8 5.4.1)", async () => {
        const restricted = await recordPlatform({
            edit: (platform) =>
                Object.assign(platform, { endpoint: "restricted", authorizedRanges: ["203.0.113.0/28"] }),
            use: () => undefined,
        });
        const access = at(restricted.one("ManagedCluster", "aks-cluster"), "apiServerAccessProfile");
        expect(access).toMatchObject({ enablePrivateCluster: false, authorizedIPRanges: ["203.0.113.0/28"] });
    });

    it("has Azure's uptime agreement (AKS baseline: Availability zones)", () => {
        expect(at(cluster, "sku")).toEqual({ name: "Base", tier: "Standard" });
    });

    it("has a release that the stack file names, never Azure's choice of the day [001-16]", () => {
        expect(at(cluster, "kubernetesVersion")).toBe("1.35");
    });
});

describe("Secrets in etcd", () => {
    it("are encrypted with a key of one's own (CIS AKS 1.8 5.3.1)", () => {
        expect(at(cluster, "securityProfile.azureKeyVaultKms.enabled")).toBe(true);
        expect(at(cluster, "securityProfile.azureKeyVaultKms.keyId")).toMatch(/\/keys\/etcd\/\w+$/);
    });

    it("are encrypted in a vault that nobody reaches from outside (CIS AKS 1.8 5.3.1)", () => {
        expect(at(cluster, "securityProfile.azureKeyVaultKms.keyVaultNetworkAccess")).toBe("Private");
    });

    it("are encrypted from the first on: the key's right is there before the cluster [001-9] (CIS AKS 1.8 5.3.1)", () => {
        for (const name of ["aks-identities-etcd", "aks-identities-vault"]) {
            expect(isBefore(graph, graph.one("RoleAssignment", name), cluster)).toBe(true);
        }
        expect(isBefore(graph, graph.one("PrivateDnsZoneGroup", "aks-private-link-keys"), cluster)).toBe(true);
    });

    it("can be had from a vault by CSI instead, which looks for new values every two minutes [003-6] (CIS AKS 1.8 4.5.2)", () => {
        expect(at(cluster, "addonProfiles.azureKeyvaultSecretsProvider")).toEqual({
            enabled: true,
            config: { enableSecretRotation: "true", rotationPollInterval: "2m" },
        });
    });
});

describe("the cluster's network", () => {
    it("enforces NetworkPolicies, by Cilium [002-21] (CIS AKS 1.8 5.4.4)", () => {
        expect(at(cluster, "networkProfile")).toMatchObject({ networkPolicy: "cilium", networkDataplane: "cilium" });
    });

    it("is Azure's own plug-in, which AKS keeps up to date (CIS AKS 1.8 4.4.1)", () => {
        expect(at(cluster, "networkProfile")).toMatchObject({ networkPlugin: "azure", networkPluginMode: "overlay" });
    });

    it("takes no address of the virtual network for a pod (AKS baseline: Plan the IP addresses)", () => {
        expect(at(cluster, "networkProfile.podCidr")).toBe("10.244.0.0/16");
    });

    it("has its name server at the tenth address of Services [001-16]", () => {
        expect(at(cluster, "networkProfile.dnsServiceIP")).toBe("10.96.0.10");
    });

    it("leaves by the zones' NAT gateways, never by machines' addresses (CIS AKS 1.8 5.4.3)", () => {
        expect(at(cluster, "networkProfile.outboundType")).toBe("userAssignedNATGateway");
    });

    it("has a load balancer with zones [001-17] (AKS baseline: Availability zones)", () => {
        expect(at(cluster, "networkProfile.loadBalancerSku")).toBe("standard");
    });

    it("has one load balancer unless the stack file asks for more [001-18]", () => {
        expect(at(cluster, "networkProfile.loadBalancerProfile")).toBeUndefined();
    });
});

describe("pods' identities", () => {
    it("are of Entra ID, by tokens that the cluster issues [003-6] (AKS baseline: Integrate Microsoft Entra ID for the workload)", () => {
        expect(at(cluster, "oidcIssuerProfile.enabled")).toBe(true);
        expect(at(cluster, "securityProfile.workloadIdentity.enabled")).toBe(true);
    });
});

describe("what watches the cluster", () => {
    it("is Azure Policy, for rules of the whole organisation (AKS baseline: Policy management)", () => {
        expect(at(cluster, "addonProfiles.azurepolicy.enabled")).toBe(true);
    });

    it("is Microsoft Defender, which scans images too (CIS AKS 1.8 5.1.1)", () => {
        expect(at(cluster, "securityProfile.defender.securityMonitoring.enabled")).toBe(true);
    });

    it("isn't Defender where the stack file says so: it costs by the processor [002-34]", async () => {
        const without = await recordPlatform({
            edit: (platform) => Object.assign(platform, { logs: { defender: false } }),
            use: () => undefined,
        });
        expect(at(without.one("ManagedCluster", "aks-cluster"), "securityProfile.defender")).toBeUndefined();
    });

    it("removes images that nobody uses from machines (AKS baseline: Container image reference)", () => {
        expect(at(cluster, "securityProfile.imageCleaner.enabled")).toBe(true);
    });
});

describe("upgrades", () => {
    it("of patches come by themselves, and never of releases (AKS baseline: Cluster and workload operations)", () => {
        expect(at(cluster, "autoUpgradeProfile.upgradeChannel")).toBe("patch");
    });

    it("of machines come as tested images (AKS baseline: Cluster and workload operations)", () => {
        expect(at(cluster, "autoUpgradeProfile.nodeOSUpgradeChannel")).toBe("NodeImage");
    });

    it("come in the window that the stack file names alone [002-15] (AKS baseline: Cluster and workload operations)", () => {
        const windows = graph.ofType("MaintenanceConfiguration");
        expect(windows.map((window) => at(window, "configName")).sort()).toEqual([
            "aksManagedAutoUpgradeSchedule",
            "aksManagedNodeOSUpgradeSchedule",
        ]);
        for (const window of windows) {
            expect(at(window, "maintenanceWindow")).toMatchObject({
                schedule: { weekly: { dayOfWeek: "Sunday", intervalWeeks: 1 } },
                startTime: "02:00",
                durationHours: 6,
                utcOffset: "+00:00",
            });
        }
    });
});

describe("the cluster's disks", () => {
    it("are encrypted with a key of one's own [001-7] (AKS baseline: Add secret management)", () => {
        expect(at(cluster, "diskEncryptionSetID")).toMatch(/DiskEncryptionSet\/corda-prod-disks$/);
    });

    it("can have snapshots [004-34]", () => {
        expect(at(cluster, "storageProfile.snapshotController.enabled")).toBe(true);
        expect(at(cluster, "storageProfile.diskCSIDriver.enabled")).toBe(true);
    });

    it("are no files shared over a network, on which no ledger may be [002-10]", () => {
        expect(at(cluster, "storageProfile.fileCSIDriver.enabled")).toBe(false);
        expect(at(cluster, "storageProfile.blobCSIDriver.enabled")).toBe(false);
    });
});

describe("what Azure makes for the cluster", () => {
    it("can't be changed by hand (AKS baseline: Cluster and workload operations)", () => {
        expect(at(cluster, "nodeResourceGroupProfile.restrictionLevel")).toBe("ReadOnly");
    });

    it("has a name of its own [001-16]", () => {
        expect(at(cluster, "nodeResourceGroup")).toBe("corda-prod-machines");
    });
});

describe("resizing", () => {
    it("of members is proposed by an autoscaler that changes nothing by itself [001-2] [002-2]", () => {
        expect(at(cluster, "workloadAutoScalerProfile.verticalPodAutoscaler.enabled")).toBe(true);
    });

    it("of pools never takes a machine with a local volume, or with one of the cluster's own pods [002-15] (AKS baseline: Node and pod scalability)", () => {
        expect(at(cluster, "autoScalerProfile")).toMatchObject({
            skipNodesWithLocalStorage: "true",
            skipNodesWithSystemPods: "true",
        });
    });

    it("of pools gives a pod the hour that a drain may take [002-15] [004-14]", () => {
        expect(at(cluster, "autoScalerProfile.maxGracefulTerminationSec")).toBe("3600");
    });
});

describe("the control plane's logs", () => {
    const categories = () =>
        (
            at(graph.one("DiagnosticSetting", "aks-logs-control-plane"), "logs") as {
                category: string;
                enabled: boolean;
            }[]
        )
            .filter(({ enabled }) => enabled)
            .map(({ category }) => category);

    it("have every request to the API (CIS AKS 1.8 2.1.1)", () => {
        expect(categories()).toContain("kube-audit");
        expect(categories()).toContain("kube-audit-admin");
    });

    it("have every login (CIS AKS 1.8 2.1.1)", () => {
        expect(categories()).toContain("guard");
    });

    it("have what the API server, the scheduler and the controllers say [002-20] (AKS baseline: Monitor and collect logs and metrics)", () => {
        expect(categories()).toEqual(
            expect.arrayContaining([
                "kube-apiserver",
                "kube-controller-manager",
                "kube-scheduler",
                "cloud-controller-manager",
                "cluster-autoscaler",
                "csi-azuredisk-controller",
            ]),
        );
    });

    it("go to a workspace that is there before the cluster [002-20] (AKS baseline: Monitor and collect logs and metrics)", () => {
        expect(isBefore(graph, graph.one("Workspace", "aks-logs"), cluster)).toBe(true);
    });
});

describe("the cluster's life", () => {
    it("ends with no update, and with nobody's click in the portal [001-7] (AKS baseline: Business continuity decisions)", () => {
        expect(cluster.protect).toBe(true);
        expect(at(graph.one("ManagementLockByScope", "aks-cluster"), "level")).toBe("CanNotDelete");
    });

    it("ends at will where the stack file says disposable [003-14]", async () => {
        const disposable = await recordPlatform({
            edit: (platform) => Object.assign(platform, { protection: "disposable" }),
            use: askEverything,
        });
        expect(disposable.resources.filter(({ protect, retainOnDelete }) => protect || retainOnDelete)).toEqual([]);
        expect(disposable.ofType("ManagementLockByScope")).toEqual([]);
    });
});
