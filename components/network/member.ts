import { vendorPorts, type ExternalDatabaseConfig } from "../../config/external-database";
import type { Member } from "../../config/member";
import type { NetworkConfig } from "../../config/network";
import type { ExternalDatabase, ExternalVendor } from "../database/external";
import type { HsmClient } from "../hsm/client";
import type { CordaNodeArgs, NodeDatabaseArgs, NodeHsm } from "../node/arguments";
import type { NetworkMembership } from "../node/membership";
import type { NamedSecrets } from "../secrets/named-secrets";
import { type Release, resolveRelease } from "../versions/release";

/** What members are made with, beside their own description. */
export interface MemberContext {
    readonly config: NetworkConfig;
    /** What it shares with the others in its namespace. */
    readonly network: NetworkMembership;
    /** Of its namespace. */
    readonly secrets: NamedSecrets;
    /** The client of an HSM by its name, for a version of Corda. */
    readonly hsm: (name: string | undefined, version: string) => HsmClient | undefined;
}

/** The release of a network, or of a member that is set apart by a version of its own. */
export function releaseOf(config: NetworkConfig, version: string = config.version): Release {
    return resolveRelease({
        edition: config.edition,
        version,
        ...(version === config.version && { platformVersion: config.platformVersion }),
    });
}

/** A member as components take it, from its description in the stack file. */
export function memberArgs(member: Member, context: MemberContext): Omit<CordaNodeArgs, "beforeStart"> {
    const { config, network, secrets, hsm } = context;
    const release = releaseOf(config, member.version);
    const keys: NodeHsm = {
        identity: hsm(member.keys.identity, release.version),
        tls: hsm(member.keys.tls, release.version),
        broker: hsm(member.keys.broker, release.version),
        confidential: hsm(member.keys.confidential, release.version),
    };
    return {
        network,
        legalName: member.legalName,
        release,
        size: member.size,
        storage: member.storage,
        ledger: member.ledger,
        database: databaseArgs(member.database, config.images, secrets),
        rpc: { ...member.rpc, tls: member.rpc.tls ?? network.zone.kind !== "bootstrapped" },
        drainSeconds: member.drainSeconds,
        host: member.host,
        hsm: Object.fromEntries(Object.entries(keys).filter(([, client]) => client !== undefined)),
        standby: member.standby,
        resizing: config.resizing ?? "recommend",
    };
}

function databaseArgs(
    database: Member["database"],
    images: NetworkConfig["images"],
    secrets: NamedSecrets,
): NodeDatabaseArgs {
    switch (database.kind) {
        case "external":
            return { kind: "external", ...externalDatabase(database, secrets) };
        case "cloudnative-pg": {
            const image = database.image ?? images.cloudNativePg;
            if (image === undefined) {
                throw new Error("the stack file names no image of CloudNativePG's PostgreSQL");
            }
            return { ...database, image, pullSecret: images.pullSecret?.secret };
        }
        case "h2":
        case "managed":
        case "postgresql":
            return database;
    }
}

/** A database that somebody else runs, with its login. */
export function externalDatabase(
    config: ExternalDatabaseConfig<ExternalVendor>,
    secrets: NamedSecrets,
): ExternalDatabase {
    const { secret } = config.credentials;
    return {
        vendor: config.vendor,
        hosts: config.hosts,
        port: config.port ?? vendorPorts[config.vendor],
        name: config.name,
        schema: config.schema,
        user: secrets.value(secret, "username"),
        password: secrets.value(secret, "password"),
        certificateSecret: secrets.secret(secret),
    };
}
