import { X509Certificate } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { isSecretValue } from "../../program/recorded-values";
import type { ProgramGraph, RecordedResource } from "../../program/program-graph";
import { askEverything, canary, type Given } from "./asked-platform";
import { at, isBefore, recordPlatform } from "./recorded-platform";

let graph: ProgramGraph;
let given: Given;
let server: RecordedResource;
let account: RecordedResource;
beforeAll(async () => {
    graph = await recordPlatform({
        use: (platform) => {
            given = askEverything(platform);
        },
    });
    server = graph.one("azure-native:dbforpostgresql:Server", "aks-databases-bank-a-db");
    account = graph.one("StorageAccount", "aks-backups");
});

const parameter = (name: string) => at(graph.one("Configuration", `aks-databases-bank-a-db-${name}`), "value");

describe("a member's Flexible Server", () => {
    it("is in the virtual network and has no public address [004-21] (AKS baseline: Secure the network flow)", () => {
        expect(at(server, "network.publicNetworkAccess")).toBe("Disabled");
        expect(at(server, "network.delegatedSubnetResourceId")).toMatch(/\/databases$/);
    });

    it("speaks TLS alone, 1.2 at least [004-17]", () => {
        expect(parameter("require-secure-transport")).toBe("on");
        expect(parameter("ssl-min-protocol-version")).toBe("TLSv1.2");
    });

    it("has a certificate that members check against the authorities that Azure names [004-17]", () => {
        const pem = String(given.database.certificateAuthorities);
        const subjects = pem
            .split(/(?<=-----END CERTIFICATE-----)\n/)
            .filter((one) => one.includes("BEGIN"))
            .map((one) => new X509Certificate(one).subject);
        expect(subjects.join(" ")).toMatch(/DigiCert Global Root G2/);
        expect(subjects.join(" ")).toMatch(/Microsoft RSA Root Certificate Authority 2017/);
    });

    it("has a standby in another zone [004-21] (AKS baseline: Availability zones)", () => {
        expect(at(server, "highAvailability")).toEqual({ mode: "ZoneRedundant", standbyAvailabilityZone: "2" });
        expect(at(server, "availabilityZone")).toBe("1");
    });

    it("stays where a failover took it [004-21]", () => {
        expect(server.ignoreChanges).toEqual(
            expect.arrayContaining(["availabilityZone", "highAvailability.standbyAvailabilityZone"]),
        );
    });

    it("is encrypted with a key of one's own, by its latest version [001-7] (AKS baseline: Add secret management)", () => {
        expect(at(server, "dataEncryption")).toMatchObject({ type: "AzureKeyVault" });
        expect(at(server, "dataEncryption.primaryKeyURI")).toMatch(/\/keys\/databases$/);
    });

    it("is encrypted from its first byte on: the right to the key comes before it [001-7]", () => {
        expect(isBefore(graph, graph.one("RoleAssignment", "aks-keys-databases"), server)).toBe(true);
    });

    it("can be taken back 35 days (AKS baseline: Business continuity decisions)", () => {
        expect(at(server, "backup.backupRetentionDays")).toBe(35);
    });

    it("has the release that the stack file names, and machines of its own [002-2]", () => {
        expect(at(server, "version")).toBe("16");
        expect(at(server, "sku")).toEqual({ name: "Standard_D4ds_v5", tier: "GeneralPurpose" });
    });

    it("has room for what the member asks, and grows by itself [002-10]", () => {
        expect(at(server, "storage")).toMatchObject({ storageSizeGB: 128, autoGrow: "Enabled" });
        expect(server.ignoreChanges).toContain("storage.storageSizeGB");
    });

    it("has a password that nobody sees [001-9]", () => {
        expect(isSecretValue(server.inputs["administratorLoginPassword"])).toBe(true);
        for (const { inputs } of graph.resources) {
            const { administratorLoginPassword, ...others } = inputs;
            void administratorLoginPassword;
            expect(JSON.stringify(others)).not.toContain(canary);
        }
    });

    it("is maintained when the cluster is [002-15]", () => {
        expect(at(server, "maintenanceWindow")).toEqual({
            customWindow: "Enabled",
            dayOfWeek: 0,
            startHour: 2,
            startMinute: 0,
        });
    });

    it("notes who came and went, and slows down who guesses passwords (AKS baseline: Monitor and collect logs and metrics)", () => {
        for (const name of ["log-connections", "log-disconnections", "log-checkpoints", "connection-throttle-enable"]) {
            expect(parameter(name)).toBe("on");
        }
    });

    it("is changed by one parameter at a time, as it can [001-16]", () => {
        const all = graph.ofType("dbforpostgresql:Configuration");
        const order = all.toSorted((one, other) => graph.before(one).size - graph.before(other).size);
        order.slice(1).forEach((one, index) => {
            const before = order[index];
            expect(before && isBefore(graph, before, one)).toBe(true);
        });
    });

    it("outlives the stack as the ledger does [001-7]", () => {
        expect(server).toMatchObject({ protect: true, retainOnDelete: true });
    });

    it("is the member's alone: a database, a login and a server [004-26]", () => {
        expect(given.database).toMatchObject({ port: 5432, database: "corda", user: "corda" });
        expect(given.database.addresses).toEqual(["10.224.18.0/24"]);
    });

    it("is ready when its database is there, and its name is known [004-21]", () => {
        expect(given.database.requires.length).toBe(2);
    });

    it("brings nothing along where no member asks for one [002-34]", async () => {
        const none = await recordPlatform({ use: () => undefined });
        expect(none.resources.filter(({ name }) => name.startsWith("aks-databases"))).toEqual([]);
    });

    it("lives as long as its member's volumes do [001-7]", async () => {
        for (const [ledger, protect, retainOnDelete] of [
            ["retained", false, true],
            ["disposable", false, false],
        ] as const) {
            const recorded = await recordPlatform({
                use: (platform) => {
                    platform.database("x", { ...requestOf(given), ledger });
                },
            });
            const made = recorded.one("azure-native:dbforpostgresql:Server", "aks-databases-x");
            expect([made.protect, made.retainOnDelete]).toEqual([protect, retainOnDelete]);
        }
    });
});

function requestOf({ database }: Given) {
    return { password: database.host, storage: "10Gi", size: "small" } as const;
}

describe("backups", () => {
    it("can be neither changed nor deleted for the days that the stack file says [004-34] (AKS baseline: Business continuity decisions)", () => {
        expect(at(account, "immutableStorageWithVersioning")).toEqual({
            enabled: true,
            immutabilityPolicy: {
                immutabilityPeriodSinceCreationInDays: 30,
                state: "Unlocked",
                allowProtectedAppendWrites: false,
            },
        });
        expect(at(graph.one("BlobContainer", "aks-backups"), "immutableStorageWithVersioning.enabled")).toBe(true);
    });

    it("can be locked for good [004-34]", async () => {
        const locked = await recordPlatform({
            edit: (platform) => Object.assign(platform, { backups: { lock: "locked" } }),
            use: () => undefined,
        });
        expect(
            at(locked.one("StorageAccount", "aks-backups"), "immutableStorageWithVersioning.immutabilityPolicy.state"),
        ).toBe("Locked");
    });

    it("go when they are old enough, and never before they may [004-34] [002-34]", () => {
        const rule = at(graph.one("ManagementPolicy", "aks-backups"), "policy.rules[0].definition.actions");
        expect(rule).toMatchObject({
            baseBlob: { delete: { daysAfterModificationGreaterThan: 35 } },
            version: { delete: { daysAfterCreationGreaterThan: 35 } },
        });
    });

    it("cost less after a week where they are kept long enough for that [002-34]", async () => {
        const long = await recordPlatform({
            edit: (platform) => Object.assign(platform, { backups: { keepDays: 400 } }),
            use: () => undefined,
        });
        const actions = at(long.one("ManagementPolicy", "aks-backups"), "policy.rules[0].definition.actions.baseBlob");
        expect(actions).toMatchObject({ tierToCool: { daysAfterModificationGreaterThan: 7 } });
    });

    it("are in another region too where the stack file says so [004-34] (AKS baseline: Business continuity decisions)", () => {
        expect(at(account, "sku.name")).toBe("Standard_GZRS");
    });

    it("are in three zones at least [004-34] (AKS baseline: Availability zones)", async () => {
        const zoned = await recordPlatform({
            edit: (platform) => Object.assign(platform, { backups: {} }),
            use: () => undefined,
        });
        expect(at(zoned.one("StorageAccount", "aks-backups"), "sku.name")).toBe("Standard_ZRS");
    });

    it("are encrypted twice, with a key of one's own [004-34] [001-7]", () => {
        expect(at(account, "encryption")).toMatchObject({
            keySource: "Microsoft.Keyvault",
            requireInfrastructureEncryption: true,
            keyVaultProperties: { keyName: "backups" },
        });
    });

    it("are reached by a private endpoint alone [004-34] (AKS baseline: Secure the network flow)", () => {
        expect(at(account, "publicNetworkAccess")).toBe("Disabled");
        expect(at(account, "networkRuleSet")).toEqual({ bypass: "None", defaultAction: "Deny" });
    });

    it("are opened by identities alone: there are no keys of the account and no users [004-34] [001-9]", () => {
        expect(account.inputs).toMatchObject({
            allowSharedKeyAccess: false,
            isLocalUserEnabled: false,
            defaultToOAuthAuthentication: true,
        });
    });

    it("are nobody's without a login [004-34]", () => {
        expect(at(account, "allowBlobPublicAccess")).toBe(false);
        expect(at(graph.one("BlobContainer", "aks-backups"), "publicAccess")).toBe("None");
    });

    it("can't be copied to another tenant [004-34]", () => {
        expect(account.inputs).toMatchObject({ allowCrossTenantReplication: false, allowedCopyScope: "AAD" });
    });

    it("travel by TLS 1.2 at least [004-17]", () => {
        expect(account.inputs).toMatchObject({ minimumTlsVersion: "TLS1_2", enableHttpsTrafficOnly: true });
    });

    it("come back when they were deleted by mistake [004-34]", () => {
        const blobs = graph.one("BlobServiceProperties", "aks-backups");
        expect(at(blobs, "deleteRetentionPolicy")).toEqual({ enabled: true, days: 30 });
        expect(at(blobs, "containerDeleteRetentionPolicy")).toEqual({ enabled: true, days: 30 });
        expect(at(blobs, "isVersioningEnabled")).toBe(true);
    });

    it("outlive the stack [001-7] [004-34]", () => {
        expect(account).toMatchObject({ protect: true, retainOnDelete: true });
        expect(graph.one("BlobContainer", "aks-backups")).toMatchObject({ protect: true, retainOnDelete: true });
    });

    it("are in a group under a lock [004-34]", () => {
        expect(at(account, "resourceGroupName")).toBe("corda-prod-data");
        expect(at(graph.one("ManagementLockByScope", "aks-groups-data"), "scope")).toMatch(/corda-prod-data$/);
    });
});

describe("flow logs' account", () => {
    it("is nobody's without a login, and speaks TLS 1.2 at least (AKS baseline: Monitor and collect logs and metrics)", () => {
        expect(graph.one("StorageAccount", "aks-logs-flows").inputs).toMatchObject({
            allowBlobPublicAccess: false,
            minimumTlsVersion: "TLS1_2",
            networkRuleSet: { defaultAction: "Deny" },
        });
    });
});

describe("the registry", () => {
    const registry = () => graph.one("Registry", "aks-registry");

    it("has no password that everybody shares (CIS AKS 1.8 5.1.2)", () => {
        expect(at(registry(), "adminUserEnabled")).toBe(false);
        expect(at(registry(), "anonymousPullEnabled")).toBe(false);
    });

    it("is reached by a private endpoint alone (CIS AKS 1.8 5.1.4)", () => {
        expect(registry().inputs).toMatchObject({
            publicNetworkAccess: "Disabled",
            networkRuleBypassOptions: "None",
            sku: { name: "Premium" },
        });
    });

    it("lets no image out to other registries (CIS AKS 1.8 5.1.4)", () => {
        expect(at(registry(), "policies.exportPolicy.status")).toBe("disabled");
    });

    it("isn't opened by a token for all of Azure's management (CIS AKS 1.8 5.1.2)", () => {
        expect(at(registry(), "policies.azureADAuthenticationAsArmPolicy.status")).toBe("disabled");
    });

    it("is in three zones (AKS baseline: Container image reference)", () => {
        expect(at(registry(), "zoneRedundancy")).toBe("Enabled");
    });

    it("keeps a record of pulls and pushes (AKS baseline: Monitor and collect logs and metrics)", () => {
        expect(at(graph.one("DiagnosticSetting", "aks-logs-registry"), "logs")).toEqual([
            { categoryGroup: "allLogs", enabled: true },
        ]);
    });
});

describe("logs", () => {
    const workspace = () => graph.one("Workspace", "aks-logs");

    it("are kept as long as the stack file says [002-20] (CIS AKS 1.8 2.1.1)", () => {
        expect(at(workspace(), "retentionInDays")).toBe(365);
    });

    it("are read and written by identities, never by a shared key [002-20] [001-9]", () => {
        expect(at(workspace(), "features.disableLocalAuth")).toBe(true);
    });

    it("outlive the cluster [002-20]", () => {
        expect(workspace().protect).toBe(true);
        expect(at(workspace(), "resourceGroupName")).toBe("corda-prod-data");
    });
});
