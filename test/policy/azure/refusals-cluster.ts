import { unknownValue } from "@pulumi/pulumi/runtime";
import type { Pass, Refusal } from "../refusal";
import { broken, passes, without } from "./broken";
import { cluster } from "./compliant-cluster";

const kms = "securityProfile.azureKeyVaultKms";
const provider = "addonProfiles.azureKeyvaultSecretsProvider";

/** Of rules about what a cluster is, and how it is kept. */
export const clusterRefusals: readonly Refusal[] = [
    broken("azure-cluster-network-policy", "NetworkPolicies that nothing enforces", cluster, {
        path: "networkProfile.networkPolicy",
        value: "none",
    }),
    broken("azure-cluster-network-policy", "Cilium's dataplane without its engine named, as by default", cluster, {
        path: "networkProfile.networkPolicy",
        value: undefined,
    }),
    broken("azure-cluster-network-policy", "kubenet without an engine", cluster, {
        path: "networkProfile",
        value: { networkPlugin: "kubenet" },
        at: "networkProfile.networkPolicy",
    }),
    broken("azure-cluster-secrets-key", "Secrets under Azure's key", cluster, { path: `${kms}.enabled`, value: false }),
    broken("azure-cluster-secrets-key", "Secrets under Azure's key, as by default", cluster, {
        path: kms,
        value: undefined,
        at: `${kms}.enabled`,
    }),
    broken("azure-cluster-secrets-key", "a key of Secrets in a vault for everybody, as by default", cluster, {
        path: `${kms}.keyVaultNetworkAccess`,
        value: undefined,
    }),
    broken("azure-cluster-defender", "a cluster that nothing watches", cluster, {
        path: "securityProfile.defender",
        value: undefined,
        at: "securityProfile.defender.securityMonitoring.enabled",
    }),
    without("azure-cluster-audit-log", "a cluster without the log of its API", cluster, "audit"),
    {
        rule: "azure-cluster-audit-log",
        what: "a log of the scheduler alone",
        of: cluster,
        among: ([made, log, ...windows]) =>
            made && log
                ? [made, { ...log, props: { logs: [{ category: "kube-scheduler", enabled: true }] } }, ...windows]
                : [],
    },
    {
        rule: "azure-cluster-audit-log",
        what: "a log that is named and switched off",
        of: cluster,
        among: ([made, log, ...windows]) =>
            made && log
                ? [made, { ...log, props: { logs: [{ category: "kube-audit", enabled: false }] } }, ...windows]
                : [],
    },
    {
        rule: "azure-cluster-audit-log",
        what: "a log that isn't said to be on",
        of: cluster,
        among: ([made, log, ...windows]) =>
            made && log ? [made, { ...log, props: { logs: [{ category: "kube-audit" }] } }, ...windows] : [],
    },
    broken("azure-cluster-upgrades", "a cluster that nobody patches, as by default", cluster, {
        path: "autoUpgradeProfile",
        value: undefined,
        at: "autoUpgradeProfile.upgradeChannel",
    }),
    broken("azure-cluster-upgrades", "new releases of Kubernetes by themselves", cluster, {
        path: "autoUpgradeProfile.upgradeChannel",
        value: "rapid",
    }),
    broken("azure-cluster-upgrades", "machines that nobody patches", cluster, {
        path: "autoUpgradeProfile.nodeOSUpgradeChannel",
        value: "None",
    }),
    without(
        "azure-cluster-maintenance-window",
        "machines that are replaced at any hour",
        cluster,
        "aksManagedNodeOSUpgradeSchedule",
    ),
    without("azure-cluster-maintenance-window", "upgrades at any hour", cluster, "aksManagedAutoUpgradeSchedule"),
    broken("azure-cluster-machine-group", "machines that anybody changes, as by default", cluster, {
        path: "nodeResourceGroupProfile",
        value: undefined,
        at: "nodeResourceGroupProfile.restrictionLevel",
    }),
    broken("azure-cluster-uptime-tier", "the free tier, as by default", cluster, {
        path: "sku",
        value: undefined,
        at: "sku.tier",
    }),
    broken("azure-cluster-secret-rotation", "files of secrets that never change", cluster, {
        path: `${provider}.config`,
        value: undefined,
        at: `${provider}.config.enableSecretRotation`,
    }),
    broken("azure-cluster-add-ons", "a proxy for everybody", cluster, {
        path: "addonProfiles.httpApplicationRouting",
        value: { enabled: true },
        at: "addonProfiles.httpApplicationRouting.enabled",
    }),
    broken("azure-cluster-add-ons", "the dashboard", cluster, {
        path: "addonProfiles.kubeDashboard",
        value: { enabled: true },
        at: "addonProfiles.kubeDashboard.enabled",
    }),
    broken("azure-cluster-disk-key", "disks under Azure's key", cluster, {
        path: "diskEncryptionSetID",
        value: undefined,
    }),
    broken("azure-cluster-disk-key", "a set of no disks' key", cluster, { path: "diskEncryptionSetID", value: null }),
];

/** Of rules about what a cluster is, and how it is kept. */
export const clusterPasses: readonly Pass[] = [
    passes("azure-cluster-network-policy", "Calico", cluster, {
        networkProfile: { networkPlugin: "azure", networkPolicy: "Calico" },
    }),
    passes("azure-cluster-secrets-key", "a key whose id isn't known yet", cluster, { [`${kms}.keyId`]: unknownValue }),
    passes("azure-cluster-defender", "a workspace of Defender's that isn't known yet", cluster, {
        "securityProfile.defender.logAnalyticsWorkspaceResourceId": unknownValue,
    }),
    {
        rule: "azure-cluster-audit-log",
        what: "all logs by their group",
        of: () => {
            const [made, log, ...windows] = cluster();
            return made && log
                ? [made, { ...log, props: { logs: [{ categoryGroup: "allLogs", enabled: true }] } }, ...windows]
                : [];
        },
    },
    passes("azure-cluster-upgrades", "images of machines by default", cluster, {
        "autoUpgradeProfile.nodeOSUpgradeChannel": undefined,
    }),
    passes("azure-cluster-upgrades", "patches of machines alone", cluster, {
        "autoUpgradeProfile.nodeOSUpgradeChannel": "SecurityPatch",
    }),
    {
        rule: "azure-cluster-maintenance-window",
        what: "a third window, for what else there is",
        of: () => {
            const [made, log, first, ...others] = cluster();
            return made && log && first
                ? [made, log, first, ...others, { ...first, name: "default", props: { configName: "default" } }]
                : [];
        },
    },
    passes("azure-cluster-machine-group", "Azure's word in another case", cluster, {
        "nodeResourceGroupProfile.restrictionLevel": "readonly",
    }),
    passes("azure-cluster-uptime-tier", "the premium tier", cluster, { "sku.tier": "Premium" }),
    passes("azure-cluster-secret-rotation", "a cluster without files from vaults", cluster, {
        [provider]: { enabled: false },
    }),
    passes("azure-cluster-secret-rotation", "an add-on that isn't said to be on", cluster, { [provider]: {} }),
    passes("azure-cluster-add-ons", "add-ons that are said to be off", cluster, {
        "addonProfiles.httpApplicationRouting": { enabled: false },
        "addonProfiles.kubeDashboard": { enabled: false },
    }),
    passes("azure-cluster-disk-key", "a set whose id isn't known yet", cluster, { diskEncryptionSetID: unknownValue }),
];
