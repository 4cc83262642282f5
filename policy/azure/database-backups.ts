import { record } from "../reading";
import type { ResourceRule } from "../rule";
import { word } from "./words";

/** Seven days where nothing is said. Source: Azure Database for PostgreSQL docs, "Backup and restore". */
export const databaseBackups: ResourceRule<{ readonly days: number; readonly secondRegion: boolean }> = {
    name: "azure-database-backups",
    protects: "Ledgers from a mistake that is noticed after the last backup before it is gone.",
    violation: "The database can't be taken back far enough, or not where its region is lost.",
    remediation: "Write corda:platform.databases.keepDays, and geoRedundant where a second region is asked for.",
    severity: "high",
    controls: [],
    settings: {
        schema: {
            days: { type: "integer", minimum: 7, maximum: 35, description: "Days of backups at least." },
            secondRegion: { type: "boolean", description: "Whether they have to be in a second region as well." },
        },
        defaults: { days: 14, secondRegion: false },
    },
    types: ["azure-native:dbforpostgresql:Server"],
    check: ({ props }, { days, secondRegion }) => {
        const { backupRetentionDays, geoRedundantBackup } = record(props["backup"]);
        return [
            ...(Number(backupRetentionDays ?? 7) >= days ? [] : ["backup.backupRetentionDays"]),
            ...(secondRegion && word(geoRedundantBackup) !== "enabled" ? ["backup.geoRedundantBackup"] : []),
        ];
    },
};
