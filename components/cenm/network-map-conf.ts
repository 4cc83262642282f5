import type { HoconValue } from "../node/hocon";
import { type CenmDatabase, databaseBlock } from "./database";
import { cenmPorts } from "./ports";
import { subZoneId } from "./signer-conf";
import { authServiceBlock, type AuthServiceAddress, sslBlock, type TlsPasswords } from "./tls";

/** What networkmap.conf is made from. */
export interface NetworkMapConfArgs {
    readonly database: CenmDatabase;
    readonly auth: AuthServiceAddress;
    readonly tls: TlsPasswords;
    readonly identityManagerHost: string;
    /** As in the network parameters; nodes below it may not publish. */
    readonly minimumPlatformVersion: number;
}

/** How often nodes ask for the map and the map asks its database, in milliseconds. */
const pollingInterval = 10_000;

/**
 * networkmap.conf: the map, from which revoked nodes disappear. Signing is the signer's business alone.
 * Source: CENM docs, "Network Map configuration parameters"; `authObjectId` from "Zone Service".
 */
export function planNetworkMapConf(args: NetworkMapConfArgs): Record<string, HoconValue | undefined> {
    const ssl = sslBlock("network-map", args.tls);
    return {
        address: `0.0.0.0:${cenmPorts.http}`,
        database: databaseBlock(args.database),
        pollingInterval,
        checkRevocation: true,
        enmListener: { port: cenmPorts.networkMap, reconnect: true, ssl },
        identityManager: { host: args.identityManagerHost, port: cenmPorts.issuance, ssl },
        revocation: { host: args.identityManagerHost, port: cenmPorts.revocation, ssl },
        versionInfoValidation: { minimumPlatformVersion: args.minimumPlatformVersion },
        authObjectId: subZoneId,
        authServiceConfig: authServiceBlock(args.auth, args.tls.trustStore),
        adminListener: { port: cenmPorts.admin, reconnect: true, ssl },
    };
}
