import * as dbforpostgresql from "@pulumi/azure-native/dbforpostgresql";
import type * as privatedns from "@pulumi/azure-native/privatedns";
import * as pulumi from "@pulumi/pulumi";
import type { AksConfig } from "../../config/aks";
import { databaseServers } from "../../config/azure-machines";
import { gibibytes } from "../../config/quantity";
import type { DatabaseRequest, PlatformDatabase } from "../platform-database";
import { databaseAuthorities } from "./database-authorities";
import type { AksKeys, EncryptionKey } from "./keys";
import type { AksLogs } from "./logs";
import { uniqueName } from "./names";
import type { AksNetwork } from "./network";
import { type AksPlace, kept } from "./place";
import { privateZone } from "./private-link";
import { serverDisk, serverParameters } from "./server-size";

/** Arguments of {@link AksDatabases}. */
export interface AksDatabasesArgs {
    readonly place: AksPlace;
    readonly config: AksConfig["databases"];
    readonly network: AksNetwork;
    /** The subnet's addresses. */
    readonly addresses: string;
    readonly keys: AksKeys;
    readonly logs: AksLogs;
    readonly maintenance: AksConfig["maintenance"];
}

/** The login of every server; the name is Azure's to refuse where it is a reserved one. */
const login = "corda";

/** PostgreSQL for members and services: a Flexible Server each, in the virtual network alone, by TLS alone. */
export class AksDatabases extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksDatabases";
    private readonly names: { readonly zone: privatedns.PrivateZone; readonly link: pulumi.Resource };
    private readonly encryption: EncryptionKey;

    constructor(
        private readonly logicalName: string,
        private readonly args: AksDatabasesArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(AksDatabases.__pulumiType, logicalName, { config: args.config }, opts);
        const { place, network, keys } = args;
        this.encryption = keys.encryptionKey("databases");
        this.names = privateZone(
            logicalName,
            {
                place,
                virtualNetwork: network.virtualNetwork,
                zoneName: `${place.name}.private.postgres.database.azure.com`,
            },
            { parent: this },
        );
        this.registerOutputs({});
    }

    /** A server of its own for one member or service. */
    database(name: string, request: DatabaseRequest): PlatformDatabase {
        const { place, addresses, logs } = this.args;
        const lifetime = lifetimeOf(place, request);
        const server = this.server(name, request, lifetime);
        const of = { resourceGroupName: place.groups.data, serverName: server.name };
        // A server takes one change at a time.
        let last: pulumi.Resource = server;
        for (const [configurationName, value] of Object.entries(serverParameters)) {
            last = new dbforpostgresql.Configuration(
                `${this.logicalName}-${name}-${configurationName.replaceAll(/[._]/g, "-")}`,
                { ...of, configurationName, value, source: "user-override" },
                { parent: this, dependsOn: [last] },
            );
        }
        const database = new dbforpostgresql.Database(
            `${this.logicalName}-${name}`,
            { ...of, databaseName: login, charset: "UTF8", collation: "en_US.utf8" },
            { parent: this, dependsOn: [last], ...lifetime },
        );
        logs.watch(`database-${name}`, server.id, ["allLogs"]);
        return {
            host: server.fullyQualifiedDomainName,
            port: 5432,
            database: login,
            user: login,
            certificateAuthorities: databaseAuthorities(),
            addresses: [addresses],
            requires: [database, this.names.link],
        };
    }

    private server(
        name: string,
        request: DatabaseRequest,
        lifetime: pulumi.CustomResourceOptions,
    ): dbforpostgresql.Server {
        const { place, config, network, maintenance } = this.args;
        const { key, identity, ready } = this.encryption;
        const disk = serverDisk(gibibytes(request.storage));
        return new dbforpostgresql.Server(
            `${this.logicalName}-${name}`,
            {
                resourceGroupName: place.groups.data,
                serverName: uniqueName(`${name}-`, place.subscription, place.name),
                createMode: "Default",
                version: config.version,
                sku: { name: databaseServers[request.size], tier: "GeneralPurpose" },
                storage: { type: "Premium_LRS", storageSizeGB: disk, autoGrow: "Enabled" },
                administratorLogin: login,
                administratorLoginPassword: pulumi.secret(request.password),
                authConfig: { activeDirectoryAuth: "Disabled", passwordAuth: "Enabled" },
                availabilityZone: "1",
                highAvailability:
                    config.highAvailability === "zone-redundant"
                        ? { mode: "ZoneRedundant", standbyAvailabilityZone: "2" }
                        : { mode: "Disabled" },
                backup: {
                    backupRetentionDays: config.keepDays,
                    geoRedundantBackup: config.geoRedundant ? "Enabled" : "Disabled",
                },
                network: {
                    delegatedSubnetResourceId: network.databases.id,
                    privateDnsZoneArmResourceId: this.names.zone.id,
                    publicNetworkAccess: "Disabled",
                },
                identity: {
                    type: "UserAssigned",
                    userAssignedIdentities: identity.id.apply((id) => ({ [id]: {} })),
                },
                // A key of one's own would have to be in both regions of backups that are copied.
                dataEncryption: config.geoRedundant
                    ? { type: "SystemManaged" }
                    : {
                          type: "AzureKeyVault",
                          primaryKeyURI: key.keyUri,
                          primaryUserAssignedIdentityId: identity.id,
                      },
                maintenanceWindow: {
                    customWindow: "Enabled",
                    dayOfWeek: daysOfWeek.indexOf(maintenance.day),
                    startHour: Number(maintenance.start.slice(0, 2)),
                    startMinute: Number(maintenance.start.slice(3)),
                },
            },
            // The disk grows by itself, and a failover changes the zones.
            {
                parent: this,
                dependsOn: [ready, this.names.link],
                ignoreChanges: [
                    "storage.storageSizeGB",
                    "availabilityZone",
                    "highAvailability.standbyAvailabilityZone",
                ],
                ...lifetime,
            },
        );
    }
}

/** What may happen to a member's database, as to its volumes. */
function lifetimeOf(place: AksPlace, { ledger }: DatabaseRequest): pulumi.CustomResourceOptions {
    if (place.protection === "disposable" || ledger === "disposable") {
        return {};
    }
    return ledger === "protected" ? kept(place) : { retainOnDelete: true };
}

const daysOfWeek = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
