import type { HoconValue } from "../node/hocon";
import { keyFile, pkiFiles, type TlsIdentity } from "./files";

/** Passwords of the stores with which one service proves itself and knows the others. */
export interface TlsPasswords {
    readonly keyStore: string;
    readonly trustStore: string;
}

/**
 * The `ssl` block of a listener or a client: both ends show a certificate of CENM's internal PKI.
 * Source: CENM docs, "SSL settings".
 */
export function sslBlock(identity: TlsIdentity, passwords: TlsPasswords): Record<string, HoconValue> {
    return {
        keyStore: { location: keyFile(pkiFiles.tls(identity)), password: passwords.keyStore },
        trustStore: trustStoreBlock(passwords.trustStore),
    };
}

/** The `trustStore` block: the root of CENM's internal PKI alone. */
export function trustStoreBlock(password: string): Record<string, HoconValue> {
    return { location: keyFile(pkiFiles.tlsTrust), password };
}

/** What has to be known of the auth service to believe its tokens. */
export interface AuthServiceAddress {
    readonly host: string;
    readonly port: number;
}

/** The name that tokens are issued in; auth service and every service that reads tokens agree on it. */
export const tokenIssuer = "accounts-service";

/** Clocks may differ by so much. Source: CENM docs, "Identity Manager configuration parameters". */
export const tokenLeewaySeconds = 10;

/** The `authServiceConfig` block of a service that asks the auth service who may do what. */
export function authServiceBlock(auth: AuthServiceAddress, trustStorePassword: string): Record<string, HoconValue> {
    return {
        host: auth.host,
        port: auth.port,
        trustStore: trustStoreBlock(trustStorePassword),
        issuer: tokenIssuer,
        leeway: `${tokenLeewaySeconds}s`,
    };
}
