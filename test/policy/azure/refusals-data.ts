import { unknownValue } from "@pulumi/pulumi/runtime";
import type { Pass, Refusal } from "../refusal";
import { broken, passes } from "./broken";
import { azure } from "./compliant";
import { backups, backupsFrom, database, flowLogs, parameter, registry, workspace } from "./compliant-data";

const container = () => backupsFrom("container");
const blobs = () => backupsFrom("blobs");
const transport = () => parameter("require_secure_transport", "on");
const protocol = () => parameter("ssl_min_protocol_version", "TLSv1.2");

/** Of rules about backups, databases, images and logs. */
export const dataRefusals: readonly Refusal[] = [
    broken("azure-storage-transport", "requests in clear", backups, { path: "enableHttpsTrafficOnly", value: false }),
    broken("azure-storage-transport", "TLS 1.0, as by default", backups, {
        path: "minimumTlsVersion",
        value: undefined,
    }),
    broken("azure-storage-transport", "TLS 1.1", backups, { path: "minimumTlsVersion", value: "TLS1_1" }),
    broken("azure-storage-anonymous-access", "blobs for everybody", backups, {
        path: "allowBlobPublicAccess",
        value: true,
    }),
    broken("azure-storage-anonymous-access", "a container for everybody", container, {
        path: "publicAccess",
        value: "Blob",
    }),
    broken("azure-storage-shared-key", "the account's own keys, as by default", backups, {
        path: "allowSharedKeyAccess",
        value: undefined,
    }),
    {
        rule: "azure-storage-shared-key",
        what: "the keys of an account that no flow log is written to",
        of: flowLogs,
        among: (examples) => examples.filter(({ name }) => name === "flows"),
        at: "allowSharedKeyAccess",
    },
    {
        rule: "azure-storage-reach",
        what: "an account for everybody, as by default",
        of: () => flowLogs().reverse(),
        broken: (props) => {
            delete props["networkRuleSet"];
        },
        at: "publicNetworkAccess",
    },
    broken("azure-storage-reach", "an account that is opened for nobody in particular", backups, {
        path: "publicNetworkAccess",
        value: "Enabled",
    }),
    broken("azure-storage-reach", "rules for everybody, in wait for somebody to open the account", backups, {
        path: "networkRuleSet.defaultAction",
        value: "Allow",
    }),
    {
        rule: "azure-storage-reach",
        what: "half of the Internet at an account",
        of: () => flowLogs().reverse(),
        broken: (props) => {
            props["networkRuleSet"] = { defaultAction: "Deny", ipRules: [{ iPAddressOrRange: "0.0.0.0/1" }] };
        },
        at: "networkRuleSet.ipRules[0].iPAddressOrRange",
    },
    broken("azure-storage-tenant-replication", "copies in another tenant", backups, {
        path: "allowCrossTenantReplication",
        value: true,
    }),
    broken("azure-storage-redundancy", "copies in one zone", backups, { path: "sku.name", value: "Standard_LRS" }),
    broken("azure-storage-redundancy", "copies in one zone of each region", backups, {
        path: "sku.name",
        value: "Standard_RAGRS",
    }),
    broken("azure-backups-encryption", "backups under Azure's key", backups, {
        path: "encryption.keySource",
        value: "Microsoft.Storage",
    }),
    broken("azure-backups-encryption", "backups that are encrypted once, as by default", backups, {
        path: "encryption.requireInfrastructureEncryption",
        value: undefined,
    }),
    broken("azure-backups-immutability", "backups that can be deleted, as by default", container, {
        path: "immutableStorageWithVersioning",
        value: undefined,
        at: "immutableStorageWithVersioning.enabled",
    }),
    broken("azure-backups-recovery", "blobs without versions", blobs, { path: "isVersioningEnabled", value: false }),
    broken("azure-backups-recovery", "blobs without versions, as by default", blobs, {
        path: "isVersioningEnabled",
        value: undefined,
    }),
    broken("azure-backups-recovery", "blobs that are deleted for good", blobs, {
        path: "deleteRetentionPolicy",
        value: undefined,
        at: "deleteRetentionPolicy.enabled",
    }),
    broken("azure-backups-recovery", "a container that comes back for a day", blobs, {
        path: "containerDeleteRetentionPolicy.days",
        value: 1,
    }),
    broken("azure-database-transport", "connections in clear", transport, { path: "value", value: "OFF" }),
    broken("azure-database-transport", "TLS 1.1 to a database", protocol, { path: "value", value: "TLSv1.1" }),
    broken("azure-database-log", "logins that nobody writes down", () => parameter("log_connections", "on"), {
        path: "value",
        value: "off",
    }),
    broken(
        "azure-database-log",
        "ends of sessions that nobody writes down",
        () => parameter("log_disconnections", "on"),
        {
            path: "value",
            value: undefined,
        },
    ),
    broken("azure-database-log", "checkpoints that nobody writes down", () => parameter("log_checkpoints", "on"), {
        path: "value",
        value: "OFF",
    }),
    broken(
        "azure-database-throttling",
        "as many passwords as somebody likes",
        () => parameter("connection_throttle.enable", "on"),
        { path: "value", value: "off" },
    ),
    broken("azure-database-zones", "a database in one zone, as by default", database, {
        path: "highAvailability",
        value: undefined,
        at: "highAvailability.mode",
    }),
    broken("azure-database-zones", "a standby in the same zone", database, {
        path: "highAvailability.mode",
        value: "SameZone",
    }),
    broken("azure-database-backups", "a week of backups, as by default", database, {
        path: "backup.backupRetentionDays",
        value: undefined,
    }),
    broken("azure-database-reach", "a database with a public address, as by default", database, {
        path: "network",
        value: {},
        at: "network.publicNetworkAccess",
    }),
    broken("azure-database-reach", "a public address beside the subnet", database, {
        path: "network.publicNetworkAccess",
        value: "Enabled",
    }),
    {
        rule: "azure-database-reach",
        what: "a rule for addresses of the Internet",
        of: database,
        among: (examples) => [
            ...examples,
            azure("dbforpostgresql:FirewallRule", "office", { startIpAddress: "203.0.113.1" }),
        ],
        at: "startIpAddress",
    },
    broken("azure-database-key", "a database under Azure's key", database, {
        path: "dataEncryption.type",
        value: "SystemManaged",
    }),
    broken("azure-registry-login", "a password that everybody shares", registry, {
        path: "adminUserEnabled",
        value: true,
    }),
    broken("azure-registry-login", "images for everybody", registry, { path: "anonymousPullEnabled", value: true }),
    broken("azure-registry-reach", "a registry that can't be closed", registry, {
        path: "sku.name",
        value: "Standard",
    }),
    {
        rule: "azure-registry-reach",
        what: "a registry for everybody, as by default",
        of: registry,
        broken: (props) => {
            delete props["publicNetworkAccess"];
            delete props["networkRuleSet"];
        },
        at: "publicNetworkAccess",
    },
    broken("azure-registry-reach", "a registry that is opened for nobody in particular", registry, {
        path: "publicNetworkAccess",
        value: "Enabled",
    }),
    broken("azure-registry-export", "images that leave, as by default", registry, {
        path: "policies",
        value: undefined,
        at: "policies.exportPolicy.status",
    }),
    broken("azure-registry-zones", "a registry in one zone", registry, { path: "zoneRedundancy", value: "Disabled" }),
    broken("azure-log-retention", "a month of logs, as by default", workspace, {
        path: "retentionInDays",
        value: undefined,
    }),
    broken("azure-log-login", "a workspace's own keys, as by default", workspace, {
        path: "features",
        value: undefined,
        at: "features.disableLocalAuth",
    }),
];

/** Of rules about backups, databases, images and logs. */
export const dataPasses: readonly Pass[] = [
    passes("azure-storage-transport", "HTTPS as by default", backups, { enableHttpsTrafficOnly: undefined }),
    passes("azure-storage-anonymous-access", "no blobs for everybody, as by default", backups, {
        allowBlobPublicAccess: undefined,
    }),
    passes("azure-storage-shared-key", "the keys of an account of flow logs", flowLogs),
    passes("azure-storage-reach", "an account for named addresses", () => flowLogs().reverse(), {
        "networkRuleSet.ipRules": [{ iPAddressOrRange: "203.0.113.0/24" }],
    }),
    passes("azure-storage-reach", "an account for a subnet", () => flowLogs().reverse(), {
        publicNetworkAccess: "Enabled",
        "networkRuleSet.virtualNetworkRules": [{ virtualNetworkResourceId: unknownValue }],
    }),
    passes("azure-storage-reach", "an account within a perimeter", backups, {
        publicNetworkAccess: "SecuredByPerimeter",
    }),
    passes("azure-storage-tenant-replication", "no copies elsewhere, as by default", backups, {
        allowCrossTenantReplication: undefined,
    }),
    passes("azure-storage-redundancy", "copies in a second region as well", backups, {
        "sku.name": "Standard_RAGZRS",
    }),
    passes("azure-backups-encryption", "an account without backups, under Azure's key", () => flowLogs().reverse()),
    passes("azure-backups-encryption", "a key whose name isn't known yet", backups, {
        "encryption.keyVaultProperties": { keyName: unknownValue },
    }),
    passes("azure-backups-immutability", "a container as the program makes it", container),
    passes("azure-backups-recovery", "a week, and no more", blobs, {
        "deleteRetentionPolicy.days": 7,
        "containerDeleteRetentionPolicy.days": 7,
    }),
    passes("azure-database-transport", "TLS 1.3", protocol, { value: "TLSv1.3" }),
    passes("azure-database-transport", "another parameter that is off", () => parameter("log_statement_stats", "off")),
    passes("azure-database-log", "logs in Azure's other case", () => parameter("log_connections", "ON")),
    passes("azure-database-log", "what a statement does, which isn't written down", () =>
        parameter("log_statement", "none"),
    ),
    passes("azure-database-throttling", "another parameter of connections", () =>
        parameter("connection_throttle.bucket_limit", "2000"),
    ),
    passes("azure-database-zones", "a standby anywhere but there", database, {
        "highAvailability.standbyAvailabilityZone": undefined,
    }),
    passes("azure-database-backups", "two weeks", database, { "backup.backupRetentionDays": 14 }),
    passes("azure-database-reach", "a subnet whose id isn't known yet", database, {
        network: { delegatedSubnetResourceId: unknownValue },
    }),
    passes("azure-database-reach", "private endpoints in place of a subnet", database, {
        network: { publicNetworkAccess: "Disabled" },
    }),
    passes("azure-database-key", "Azure's key where backups go to a second region", database, {
        "backup.geoRedundantBackup": "Enabled",
        dataEncryption: { type: "SystemManaged" },
    }),
    passes("azure-registry-login", "a registry that says nothing of logins", registry, {
        adminUserEnabled: undefined,
        anonymousPullEnabled: undefined,
    }),
    passes("azure-registry-reach", "a registry for named addresses", registry, {
        publicNetworkAccess: "Enabled",
        networkRuleSet: { defaultAction: "Deny", ipRules: [{ iPAddressOrRange: "203.0.113.7" }] },
    }),
    passes("azure-registry-export", "other policies beside it", registry, {
        "policies.softDeletePolicy": { status: "disabled" },
    }),
    passes("azure-registry-zones", "a registry as the program makes it", registry),
    passes("azure-log-retention", "a year of logs", workspace, { retentionInDays: 365 }),
    passes("azure-log-login", "other features beside it", workspace, {
        "features.enableLogAccessUsingOnlyResourcePermissions": true,
    }),
];
