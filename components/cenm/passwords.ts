import type * as pulumi from "@pulumi/pulumi";
import { generatedOnce, randomPassword } from "../secrets/generated";
import { authorities, type Authority, tlsIdentities, type TlsIdentity } from "./files";
import type { PkiPasswords } from "./pki-conf";
import type { TlsPasswords } from "./tls";

/** Every password of one zone. */
export interface CenmPasswords {
    readonly pki: PkiPasswords;
    /** Of the key store with the key that signs tokens. */
    readonly tokens: string;
    /** Of the first operator. */
    readonly admin: string;
    /** With which the gateways prove themselves to the auth service. */
    readonly gateways: Readonly<Record<"gateway" | "signing-gateway", string>>;
}

const others = [
    "tls-root",
    "tls-trust",
    "network-root",
    "certificates",
    "tokens",
    "gateway",
    "signing-gateway",
] as const;

/** Makes the passwords of a zone, once: R3's charts have fixed ones, the same for everybody. */
export function cenmPasswords(name: string, opts: pulumi.CustomResourceOptions): pulumi.Output<CenmPasswords> {
    return generatedOnce(
        `${name}-passwords`,
        () => ({
            ...Object.fromEntries(
                [
                    ...authorities.map((authority) => `authority-${authority}`),
                    ...tlsIdentities.map((identity) => `tls-${identity}`),
                    ...others,
                ].map((of) => [of, randomPassword()]),
            ),
            // The auth service wants a digit, letters of both kinds and another sign.
            admin: `${randomPassword()}.Aa1`,
        }),
        opts,
    ).apply(sorted);
}

/** What a service opens its own stores with. */
export function tlsPasswords(passwords: CenmPasswords, identity: TlsIdentity): TlsPasswords {
    return { keyStore: passwords.pki.tls[identity], trustStore: passwords.pki.tlsTrust };
}

function sorted(flat: Readonly<Record<string, string>>): CenmPasswords {
    const of = (key: string) => {
        const password = flat[key];
        if (password === undefined) {
            throw new Error(`the zone's passwords lack ${key}: they were made by another release of this product`);
        }
        return password;
    };
    const byAuthority = Object.fromEntries(authorities.map((authority) => [authority, of(`authority-${authority}`)]));
    const byIdentity = Object.fromEntries(tlsIdentities.map((identity) => [identity, of(`tls-${identity}`)]));
    return {
        pki: {
            authorities: byAuthority as Record<Authority, string>,
            tls: byIdentity as Record<TlsIdentity, string>,
            tlsRoot: of("tls-root"),
            tlsTrust: of("tls-trust"),
            networkRoot: of("network-root"),
            certificates: of("certificates"),
        },
        tokens: of("tokens"),
        admin: of("admin"),
        gateways: { gateway: of("gateway"), "signing-gateway": of("signing-gateway") },
    };
}
