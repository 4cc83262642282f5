import { describe, expect, it } from "vitest";
import { azureRules } from "../../../policy/azure/rules";
import { type Example, judge } from "../judge";
import { cluster, cordaPools, statelessPool } from "./compliant-cluster";
import { backups, backupsFrom, database, flowLogs, workspace } from "./compliant-data";
import { key, vault } from "./compliant-keys";
import { address, securityRule } from "./compliant-network";
import { passes } from "./broken";

/** A choice, what it refuses that is let pass otherwise, and where. */
const stricter: readonly (readonly [rule: string, settings: object, of: () => Example[], at: string])[] = [
    ["azure-cluster-api-server-reach", { fewestBits: 28 }, restricted, "apiServerAccessProfile.authorizedIPRanges[0]"],
    ["azure-cluster-upgrades", { channels: ["none"] }, cluster, "autoUpgradeProfile.upgradeChannel"],
    ["azure-machine-system", { fips: true }, () => [statelessPool()], "enableFIPS"],
    [
        "azure-machine-system",
        { fips: true },
        passes("", "", () => [statelessPool()], { enableFIPS: undefined }).of,
        "enableFIPS",
    ],
    ["azure-machine-system", { systems: ["Ubuntu"] }, () => [statelessPool()], "osSKU"],
    ["azure-key-rotation", { days: 90 }, key, "properties.rotationPolicy"],
    ["azure-storage-redundancy", { secondRegion: true }, backups, "sku.name"],
    ["azure-backups-recovery", { days: 60 }, () => backupsFrom("blobs"), "deleteRetentionPolicy.days"],
    ["azure-database-backups", { secondRegion: true }, database, "backup.geoRedundantBackup"],
    ["azure-database-backups", { days: 36 }, database, "backup.backupRetentionDays"],
    ["azure-address-ddos", { required: true }, address, "ddosSettings.protectionMode"],
    ["azure-open-port", { ports: [] }, securityRule, "destinationPortRanges[0]"],
    ["azure-flow-log", { days: 365 }, flowLogs, "retentionPolicy.days"],
    ["azure-log-retention", { days: 365 }, workspace, "retentionInDays"],
    ["azure-tags", { keys: ["costCentre"] }, address, 'tags["costCentre"]'],
];

/** A choice, and what it lets pass that is refused otherwise. */
const looser: readonly (readonly [rule: string, settings: object, of: () => Example[]])[] = [
    [
        "azure-machine-login",
        { entraId: true },
        passes("", "", () => [statelessPool()], { "securityProfile.sshAccess": "EntraId" }).of,
    ],
    ["azure-machine-zones", { systemZones: 1 }, passes("", "", cluster, { [zones(0)]: ["1"] }).of],
    ["azure-corda-pool-zones", { zones: 1 }, () => cordaPools().slice(0, 1)],
    ["azure-vault-retention", { days: 7 }, passes("", "", vault, { "properties.softDeleteRetentionInDays": 7 }).of],
    ["azure-cluster-upgrades", { channels: ["patch", "stable"] }, stable],
    ["azure-database-backups", { days: 7 }, passes("", "", database, { "backup.backupRetentionDays": undefined }).of],
    ["azure-log-retention", { days: 30 }, passes("", "", workspace, { retentionInDays: undefined }).of],
    [
        "azure-open-port",
        { ports: [10002, 443] },
        passes("", "", securityRule, { "destinationPortRanges[1]": "443" }).of,
    ],
];

function zones(pool: number): string {
    return `agentPoolProfiles[${String(pool)}].availabilityZones`;
}

function restricted(): Example[] {
    return passes("", "", cluster, {
        "apiServerAccessProfile.enablePrivateCluster": false,
        "apiServerAccessProfile.authorizedIPRanges": ["203.0.113.0/24"],
    }).of();
}

function stable(): Example[] {
    return passes("", "", cluster, { "autoUpgradeProfile.upgradeChannel": "stable" }).of();
}

const own = (name: string) => azureRules.filter((rule) => rule.name === name);

describe("settings", () => {
    it.each(stricter)("of %s, chosen as %j, refuse what is let pass otherwise", (name, settings, of, at) => {
        expect(judge(of(), own(name))).toEqual([]);
        const found = judge(of(), own(name), settings).flatMap(({ findings }) => findings.map(({ path }) => path));
        expect(found).toContain(at);
    });

    it.each(looser)("of %s, chosen as %j, let pass what is refused otherwise", (name, settings, of) => {
        expect(judge(of(), own(name))).not.toEqual([]);
        expect(judge(of(), own(name), settings)).toEqual([]);
    });

    it("are each proved by what they change", () => {
        const chosen = (name: string) =>
            [...stricter, ...looser].filter(([rule]) => rule === name).flatMap(([, settings]) => Object.keys(settings));
        for (const { name, settings } of azureRules) {
            const keys = Object.keys(settings?.schema ?? {});
            expect(
                keys.filter((key) => !chosen(name).includes(key)),
                name,
            ).toEqual([]);
        }
    });
});
