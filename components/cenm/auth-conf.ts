import type { HoconValue } from "../node/hocon";
import { type CenmDatabase, databaseBlock } from "./database";
import { aliases, keyFile, pkiFiles } from "./files";
import { cenmPorts } from "./ports";
import { sslBlock, tokenIssuer, type TlsPasswords } from "./tls";

/** A gateway as the auth service knows it. */
export interface GatewayClient {
    readonly id: string;
    readonly secret: string;
    /** The services that take tokens which came through it. */
    readonly audience: readonly ("zone" | "identity-manager" | "signer" | "network-map")[];
}

/** What authservice.conf is made from. */
export interface AuthConfArgs {
    readonly database: CenmDatabase;
    readonly tls: TlsPasswords;
    /** Of the key store with the key that signs tokens. */
    readonly tokensPassword: string;
    readonly clients: readonly GatewayClient[];
}

/**
 * authservice.conf: operators' accounts and the tokens that CENM's services believe. Access tokens hold half an hour, a
 * session a day. Source: Corda docs, "Auth Service".
 */
export function planAuthConf(args: AuthConfArgs): Record<string, HoconValue | undefined> {
    const ssl = sslBlock("auth", args.tls);
    return {
        database: databaseBlock(args.database),
        jwk: { location: keyFile(pkiFiles.tokens), password: args.tokensPassword, keyAlias: aliases.tokens },
        clientConfig: {
            clients: args.clients.map(({ id, secret, audience }) => ({
                clientId: id,
                clientSecret: secret,
                scopes: ["accounts:user", "accounts:admin"],
                audience: ["ACCOUNTS", ...audience],
                accessTokenValidity: 1800,
                refreshTokenValidity: 86_400,
            })),
            issuer: tokenIssuer,
        },
        server: {
            port: cenmPorts.auth,
            ssl: {
                keyStore: {
                    location: keyFile(pkiFiles.tls("auth")),
                    password: args.tls.keyStore,
                    keyAlias: aliases.tls("auth"),
                },
                trustStore: ssl["trustStore"],
            },
        },
        passwordPolicy: { lock: { enabled: true, loginAttempts: 5 }, mustMeetComplexityRequirements: true },
    };
}
