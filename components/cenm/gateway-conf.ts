import type { HoconValue } from "../node/hocon";
import { keyFile, pkiFiles } from "./files";
import { cenmPorts } from "./ports";
import { type AuthServiceAddress, sslBlock, type TlsPasswords } from "./tls";

/** What gateway.conf is made from. */
export interface GatewayConfArgs {
    readonly identity: "gateway" | "signing-gateway";
    readonly auth: AuthServiceAddress;
    readonly zoneHost: string;
    readonly tls: TlsPasswords;
    /** As the auth service knows it. */
    readonly client: { readonly id: string; readonly secret: string };
}

/** gateway.conf: where operators log in. Source: Corda docs, "Gateway Service", and "CENM management console". */
export function planGatewayConf(args: GatewayConfArgs): Record<string, HoconValue | undefined> {
    return {
        auth: {
            serverUrl: `https://${args.auth.host}:${args.auth.port}`,
            sslConfig: { trustStore: keyFile(pkiFiles.tlsTrust), trustStorePassword: args.tls.trustStore },
            clientCredentials: { clientId: args.client.id, clientSecret: args.client.secret },
        },
        cenm: { zoneHost: args.zoneHost, zonePort: cenmPorts.zoneAdmin, ssl: sslBlock(args.identity, args.tls) },
        server: { port: cenmPorts.gateway },
    };
}
