import type { Example } from "../judge";
import { azure, inGroup, naming, tags, watched } from "./compliant";

function machines(): Record<string, unknown> {
    return {
        vmSize: "Standard_D4ds_v5",
        osType: "Linux",
        osSKU: "AzureLinux",
        type: "VirtualMachineScaleSets",
        scaleSetPriority: "Regular",
        enableEncryptionAtHost: true,
        enableNodePublicIP: false,
        enableFIPS: false,
        securityProfile: { enableSecureBoot: true, enableVTPM: true, sshAccess: "Disabled" },
    };
}

function window(cluster: Example, configName: string): Example {
    return azure(
        "containerservice:MaintenanceConfiguration",
        configName,
        { configName, maintenanceWindow: { schedule: { weekly: { intervalWeeks: 1, dayOfWeek: "Sunday" } } } },
        naming(cluster),
    );
}

/** A cluster, the log of its API, and its windows of maintenance. */
export function cluster(): Example[] {
    const made = azure(
        "containerservice:ManagedCluster",
        "cluster",
        {
            resourceName: "corda-prod",
            kubernetesVersion: "1.35",
            sku: { name: "Base", tier: "Standard" },
            identity: { type: "UserAssigned", userAssignedIdentities: [`${inGroup}/control-plane`] },
            enableRBAC: true,
            disableLocalAccounts: true,
            nodeResourceGroupProfile: { restrictionLevel: "ReadOnly" },
            aadProfile: { managed: true, enableAzureRBAC: true },
            oidcIssuerProfile: { enabled: true },
            securityProfile: {
                workloadIdentity: { enabled: true },
                azureKeyVaultKms: { enabled: true, keyId: "https://k/keys/etcd/1", keyVaultNetworkAccess: "Private" },
                defender: { securityMonitoring: { enabled: true } },
            },
            diskEncryptionSetID: `${inGroup}/disks`,
            networkProfile: { networkPlugin: "azure", networkDataplane: "cilium", networkPolicy: "cilium" },
            apiServerAccessProfile: {
                enablePrivateCluster: true,
                enablePrivateClusterPublicFQDN: false,
                disableRunCommand: true,
            },
            addonProfiles: {
                azureKeyvaultSecretsProvider: { enabled: true, config: { enableSecretRotation: "true" } },
                azurepolicy: { enabled: true },
            },
            autoUpgradeProfile: { upgradeChannel: "patch", nodeOSUpgradeChannel: "NodeImage" },
            agentPoolProfiles: [
                {
                    name: "system",
                    mode: "System",
                    ...machines(),
                    availabilityZones: ["1", "2", "3"],
                    enableAutoScaling: true,
                    count: 3,
                },
            ],
            tags,
        },
        { protect: true },
    );
    return [
        made,
        { ...watched(made, { category: "kube-audit" }), name: "audit" },
        window(made, "aksManagedAutoUpgradeSchedule"),
        window(made, "aksManagedNodeOSUpgradeSchedule"),
    ];
}

/** A pool for stateless pods in a zone. */
export function statelessPool(): Example {
    return azure("containerservice:AgentPool", "stateless", {
        agentPoolName: "stateless",
        mode: "User",
        ...machines(),
        availabilityZones: ["1", "2", "3"],
        enableAutoScaling: true,
        count: 1,
        nodeLabels: { "corda/pool": "stateless" },
        tags,
    });
}

/** Corda's pools, one in each zone. */
export function cordaPools(): Example[] {
    return ["1", "2", "3"].map((zone) =>
        azure("containerservice:AgentPool", `corda${zone}`, {
            agentPoolName: `corda${zone}`,
            mode: "User",
            ...machines(),
            availabilityZones: [zone],
            enableAutoScaling: false,
            count: 1,
            nodeLabels: { "corda/pool": "corda" },
            nodeTaints: ["corda=pool:NoSchedule"],
            tags,
        }),
    );
}
