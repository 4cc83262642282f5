import type { HoconValue } from "../node/hocon";
import { type CenmDatabase, databaseBlock, driverClassName } from "./database";
import { keyFile, pkiFiles } from "./files";
import { cenmPorts } from "./ports";
import {
    authServiceBlock,
    type AuthServiceAddress,
    sslBlock,
    tokenIssuer,
    tokenLeewaySeconds,
    type TlsPasswords,
} from "./tls";

/** What the zone service's configuration is made from. */
export interface ZoneConfArgs {
    readonly database: CenmDatabase;
    readonly auth: AuthServiceAddress;
    readonly tls: TlsPasswords;
}

/**
 * zone.conf, from 1.6.1 on. Its TLS settings are the admin listener's, for both of its ports.
 * Source: CENM docs, "Zone Service configuration parameters".
 */
export function planZoneConf(args: ZoneConfArgs): Record<string, HoconValue | undefined> {
    return {
        database: databaseBlock(args.database),
        enmListener: { port: cenmPorts.zone, reconnect: true },
        adminListener: { port: cenmPorts.zoneAdmin, reconnect: true, ssl: sslBlock("zone", args.tls) },
        authServiceConfig: authServiceBlock(args.auth, args.tls.trustStore),
    };
}

/** Command-line flags by name; a secret one is named by the file it is read from when the service starts. */
export type CenmFlags = Readonly<Record<string, string | { readonly file: string }>>;

/**
 * The same as flags, which is all that 1.5 knows. Passwords are files of the configuration's Secret: the pod's
 * description has none, only the process itself. Source: CENM 1.5 docs, "Zone Service".
 */
export function planZoneFlags(args: {
    readonly database: Pick<CenmDatabase, "jdbcUrl" | "driver">;
    readonly auth: AuthServiceAddress;
}): CenmFlags {
    return {
        "enm-listener-port": String(cenmPorts.zone),
        "admin-listener-port": String(cenmPorts.zoneAdmin),
        "driver-class-name": driverClassName,
        "jdbc-driver": args.database.driver,
        url: args.database.jdbcUrl,
        user: { file: "database-user" },
        password: { file: "database-password" },
        "run-migration": "true",
        "auth-host": args.auth.host,
        "auth-port": String(args.auth.port),
        "auth-trust-store-location": keyFile(pkiFiles.tlsTrust),
        "auth-trust-store-password": { file: "trust-store-password" },
        "auth-issuer": tokenIssuer,
        "auth-leeway": String(tokenLeewaySeconds),
        tls: "true",
        "tls-keystore": keyFile(pkiFiles.tls("zone")),
        "tls-keystore-password": { file: "key-store-password" },
        "tls-truststore": keyFile(pkiFiles.tlsTrust),
        "tls-truststore-password": { file: "trust-store-password" },
    };
}

/** The files that {@link planZoneFlags} names. */
export function zoneFlagFiles(args: ZoneConfArgs): Record<string, string> {
    return {
        "database-user": args.database.user,
        "database-password": args.database.password,
        "trust-store-password": args.tls.trustStore,
        "key-store-password": args.tls.keyStore,
    };
}
