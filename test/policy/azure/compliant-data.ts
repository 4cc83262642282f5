import type { Example } from "../judge";
import { azure, endpointOf, naming, tags, watched } from "./compliant";

/** An account, the container of backups in it, what brings deleted blobs back, and the way to it. */
export function backups(): Example[] {
    const account = azure(
        "storage:StorageAccount",
        "account",
        {
            accountName: "backup3f1e74b35adb",
            kind: "StorageV2",
            sku: { name: "Standard_ZRS" },
            encryption: { keySource: "Microsoft.Keyvault", requireInfrastructureEncryption: true },
            allowBlobPublicAccess: false,
            allowSharedKeyAccess: false,
            allowCrossTenantReplication: false,
            enableHttpsTrafficOnly: true,
            minimumTlsVersion: "TLS1_2",
            publicNetworkAccess: "Disabled",
            networkRuleSet: { bypass: "None", defaultAction: "Deny" },
            tags,
        },
        { protect: true },
    );
    return [account, container(account), blobs(account), ...endpointOf(account)];
}

function container(account: Example): Example {
    return azure(
        "storage:BlobContainer",
        "container",
        {
            accountName: "backup3f1e74b35adb",
            containerName: "backups",
            publicAccess: "None",
            immutableStorageWithVersioning: { enabled: true },
        },
        { protect: true, ...naming(account) },
    );
}

function blobs(account: Example): Example {
    return azure(
        "storage:BlobServiceProperties",
        "blobs",
        {
            blobServicesName: "default",
            isVersioningEnabled: true,
            deleteRetentionPolicy: { enabled: true, days: 30 },
            containerDeleteRetentionPolicy: { enabled: true, days: 30 },
        },
        naming(account),
    );
}

/** The same with another part first. */
export function backupsFrom(first: "container" | "blobs"): Example[] {
    const all = backups();
    return [...all.filter(({ name }) => name === first), ...all.filter(({ name }) => name !== first)];
}

/** An account of a network's flow logs, and what writes them. */
export function flowLogs(): Example[] {
    const account = azure("storage:StorageAccount", "flows", {
        accountName: "flows1a3942008e85",
        kind: "StorageV2",
        sku: { name: "Standard_ZRS" },
        allowBlobPublicAccess: false,
        allowCrossTenantReplication: false,
        allowSharedKeyAccess: true,
        enableHttpsTrafficOnly: true,
        minimumTlsVersion: "TLS1_2",
        networkRuleSet: { bypass: "AzureServices", defaultAction: "Deny" },
        tags,
    });
    const log = azure(
        "network:FlowLog",
        "flow-log",
        {
            enabled: true,
            retentionPolicy: { enabled: true, days: 90 },
            flowAnalyticsConfiguration: { networkWatcherFlowAnalyticsConfiguration: { enabled: true } },
        },
        naming(account),
    );
    return [log, account];
}

/** A member's database and its log. */
export function database(): Example[] {
    const server = azure(
        "dbforpostgresql:Server",
        "bank-a-db",
        {
            serverName: "bank-a-db-c7b0ca4e8b16",
            version: "16",
            authConfig: { activeDirectoryAuth: "Disabled", passwordAuth: "Enabled" },
            highAvailability: { mode: "ZoneRedundant", standbyAvailabilityZone: "2" },
            backup: { backupRetentionDays: 35, geoRedundantBackup: "Disabled" },
            network: { delegatedSubnetResourceId: "/subnets/databases", publicNetworkAccess: "Disabled" },
            dataEncryption: { type: "AzureKeyVault", primaryKeyURI: "https://k/keys/databases" },
            tags,
        },
        { protect: true },
    );
    return [server, watched(server, { categoryGroup: "allLogs" })];
}

/** A parameter of a server. */
export function parameter(configurationName: string, value: string): Example[] {
    return [azure("dbforpostgresql:Configuration", configurationName, { configurationName, value })];
}

/** A registry, its log, and the way to it. */
export function registry(): Example[] {
    const made = azure(
        "containerregistry:Registry",
        "registry",
        {
            registryName: "bankcorda",
            sku: { name: "Premium" },
            adminUserEnabled: false,
            anonymousPullEnabled: false,
            publicNetworkAccess: "Disabled",
            networkRuleSet: { defaultAction: "Deny" },
            zoneRedundancy: "Enabled",
            policies: { exportPolicy: { status: "disabled" } },
            tags,
        },
        { protect: true },
    );
    return [made, watched(made), ...endpointOf(made)];
}

/** Where logs go. */
export function workspace(): Example[] {
    return [
        azure(
            "operationalinsights:Workspace",
            "logs",
            {
                workspaceName: "corda-prod-logs",
                retentionInDays: 90,
                features: { disableLocalAuth: true },
                tags,
            },
            { protect: true },
        ),
    ];
}
