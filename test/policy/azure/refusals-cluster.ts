import { unknownValue } from "@pulumi/pulumi/runtime";
import type { Pass, Refusal } from "../refusal";
import { broken, passes, without } from "./broken";
import { cluster } from "./compliant-cluster";

const access = "apiServerAccessProfile";
const kms = "securityProfile.azureKeyVaultKms";
const provider = "addonProfiles.azureKeyvaultSecretsProvider";

/** A cluster whose API server is public, for these. */
const restricted = (authorizedIPRanges: unknown) => ({
    [`${access}.enablePrivateCluster`]: false,
    [`${access}.authorizedIPRanges`]: authorizedIPRanges,
});

/** Of rules about clusters. */
export const clusterRefusals: readonly Refusal[] = [
    broken("azure-cluster-local-accounts", "local accounts", cluster, { path: "disableLocalAccounts", value: false }),
    broken("azure-cluster-local-accounts", "local accounts by default", cluster, {
        path: "disableLocalAccounts",
        value: undefined,
    }),
    broken("azure-cluster-entra-login", "everybody's rights for everybody", cluster, {
        path: "enableRBAC",
        value: false,
    }),
    broken("azure-cluster-entra-login", "logins without Entra ID", cluster, {
        path: "aadProfile",
        value: undefined,
        at: "aadProfile.managed",
    }),
    broken("azure-cluster-azure-rbac", "rights that Azure's roles don't give", cluster, {
        path: "aadProfile.enableAzureRBAC",
        value: undefined,
    }),
    broken("azure-cluster-api-server-reach", "an API server for everybody", cluster, {
        path: `${access}.enablePrivateCluster`,
        value: undefined,
        at: `${access}.authorizedIPRanges`,
    }),
    broken("azure-cluster-api-server-reach", "half of the Internet at the API server", cluster, {
        path: access,
        value: { disableRunCommand: true, authorizedIPRanges: ["203.0.113.0/24", "0.0.0.0/1"] },
        at: `${access}.authorizedIPRanges[1]`,
    }),
    broken("azure-cluster-api-server-reach", "everybody by IPv6 at the API server", cluster, {
        path: access,
        value: { disableRunCommand: true, authorizedIPRanges: ["::/0"] },
        at: `${access}.authorizedIPRanges[0]`,
    }),
    broken("azure-cluster-public-name", "a public name of a private cluster, as by default", cluster, {
        path: `${access}.enablePrivateClusterPublicFQDN`,
        value: undefined,
    }),
    broken("azure-cluster-run-command", "commands from the portal, as by default", cluster, {
        path: `${access}.disableRunCommand`,
        value: undefined,
    }),
    broken("azure-cluster-network-policy", "NetworkPolicies that nothing enforces", cluster, {
        path: "networkProfile.networkPolicy",
        value: "none",
    }),
    broken("azure-cluster-network-policy", "kubenet without an engine", cluster, {
        path: "networkProfile",
        value: { networkPlugin: "kubenet" },
        at: "networkProfile.networkPolicy",
    }),
    broken("azure-cluster-workload-identity", "pods without an issuer of tokens", cluster, {
        path: "oidcIssuerProfile.enabled",
        value: false,
    }),
    broken("azure-cluster-workload-identity", "pods without identities", cluster, {
        path: "securityProfile.workloadIdentity",
        value: undefined,
        at: "securityProfile.workloadIdentity.enabled",
    }),
    broken("azure-cluster-managed-identity", "a service principal's password", cluster, {
        path: "servicePrincipalProfile",
        value: { clientId: "01234567-89ab-cdef-0123-456789abcdef", secret: "example" },
    }),
    broken("azure-cluster-managed-identity", "a control plane without an identity", cluster, {
        path: "identity",
        value: undefined,
        at: "identity.type",
    }),
    broken("azure-cluster-secrets-key", "Secrets under Azure's key", cluster, { path: `${kms}.enabled`, value: false }),
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

/** Of rules about clusters. */
export const clusterPasses: readonly Pass[] = [
    passes("azure-cluster-local-accounts", "a cluster as the program makes it", cluster),
    passes("azure-cluster-entra-login", "rights that are on by default", cluster, { enableRBAC: undefined }),
    passes("azure-cluster-azure-rbac", "groups of administrators beside Azure's roles", cluster, {
        "aadProfile.adminGroupObjectIDs": ["c4f7e2a9-1d3b-4e6f-8a5c-7b9d0e2f4a61"],
    }),
    passes(
        "azure-cluster-api-server-reach",
        "a public API server for named blocks",
        cluster,
        restricted(["203.0.113.7", "198.51.100.0/24", "10.224.0.0/16", "2001:db8::/48"]),
    ),
    passes(
        "azure-cluster-api-server-reach",
        "a public API server for nobody but the cluster itself",
        cluster,
        restricted(["0.0.0.0/32"]),
    ),
    passes("azure-cluster-public-name", "the name of a public API server", cluster, {
        ...restricted(["203.0.113.0/24"]),
        [`${access}.enablePrivateClusterPublicFQDN`]: undefined,
    }),
    passes("azure-cluster-run-command", "a public API server without commands from the portal", cluster, {
        ...restricted(["203.0.113.0/24"]),
    }),
    passes("azure-cluster-network-policy", "Cilium's dataplane, which enforces policies by itself", cluster, {
        "networkProfile.networkPolicy": undefined,
    }),
    passes("azure-cluster-network-policy", "Calico", cluster, {
        networkProfile: { networkPlugin: "azure", networkPolicy: "Calico" },
    }),
    passes("azure-cluster-workload-identity", "workload identities beside other features", cluster, {
        "securityProfile.imageCleaner": { enabled: false },
    }),
    passes("azure-cluster-managed-identity", "an identity that Azure makes", cluster, {
        identity: { type: "SystemAssigned" },
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
    passes("azure-cluster-uptime-tier", "the premium tier", cluster, { "sku.tier": "Premium" }),
    passes("azure-cluster-secret-rotation", "a cluster without files from vaults", cluster, {
        [provider]: { enabled: false },
    }),
    passes("azure-cluster-add-ons", "add-ons that are said to be off", cluster, {
        "addonProfiles.httpApplicationRouting": { enabled: false },
        "addonProfiles.kubeDashboard": { enabled: false },
    }),
    passes("azure-cluster-disk-key", "a set whose id isn't known yet", cluster, { diskEncryptionSetID: unknownValue }),
];
