/** Who has a certificate of CENM's internal PKI: every service that speaks TLS, each with a key of its own. */
export const tlsIdentities = [
    "auth",
    "gateway",
    "signing-gateway",
    "zone",
    "identity-manager",
    "signer",
    "network-map",
] as const;

/** One of {@link tlsIdentities}. */
export type TlsIdentity = (typeof tlsIdentities)[number];

/** The keys of the network's certificate hierarchy: in key stores of these names, or in an HSM. */
export const authorities = ["root", "subordinate", "identity-manager", "network-map", "tls-crl-signer"] as const;

/** One of {@link authorities}. */
export type Authority = (typeof authorities)[number];

/** CRLs by the last part of their URL, which is the name of the file that the identity manager serves there. */
export const crls = ["tls", "root", "subordinate", "ssl"] as const;

/** Names of the files that the PKI's Job makes, the same in its directory and in Secrets. */
export const pkiFiles = {
    authority: (authority: Authority) => `${authority}.jks`,
    tls: (identity: TlsIdentity) => `ssl-${identity}.jks`,
    tlsRoot: "ssl-root.jks",
    tlsTrust: "ssl-trust.jks",
    /** The roots of trust of every participant. */
    networkRoot: "network-root-truststore.jks",
    /** Chains of the keys in an HSM, which can't hold them. */
    certificates: "certificate-store.jks",
    /** Where the PKI tool notes the certificates of keys in a CloudHSM. */
    hsmCertificates: "hsm-certificates.jks",
    /** The key that the auth service signs its tokens with. */
    tokens: "tokens.jks",
    crl: (crl: (typeof crls)[number]) => `${crl}.crl`,
} as const;

/** Aliases in key stores and trust stores. */
export const aliases = {
    authority: {
        root: "cordarootca",
        subordinate: "subordinateca",
        "identity-manager": "identitymanagerca",
        "network-map": "networkmap",
        "tls-crl-signer": "tlscrlsigner",
    } satisfies Record<Authority, string>,
    tls: (identity: TlsIdentity) =>
        identity === "auth" ? "cordasslauthservice" : `cordassl${identity.replace("-", "")}`,
    tlsRoot: "cordasslrootca",
    tokens: "cordaauthjwk",
} as const;

/** Where containers find what they read and write. */
export const paths = {
    /** The PKI Job's directory, in memory. */
    pki: "/pki",
    configuration: "/etc/cenm/conf",
    /** What of the PKI's Job is a service's own. */
    keys: "/etc/cenm/keys",
    /** R3's jars. */
    jars: "/opt/cenm/bin",
    logging: "/etc/cenm/jvm/log4j2.xml",
    /** Where an angel keeps the configuration it fetched. */
    angel: "/var/cenm",
} as const;

/** Where a service finds a file that the PKI's Job made. */
export function keyFile(name: string): string {
    return `${paths.keys}/${name}`;
}

/** The files that one service needs and no other may have more of. */
export function ownFiles(identity: TlsIdentity, keysIn: "secrets" | "hsm"): string[] {
    const signing =
        keysIn === "hsm"
            ? [pkiFiles.certificates]
            : [pkiFiles.authority("identity-manager"), pkiFiles.authority("network-map")];
    const further: Partial<Record<TlsIdentity, readonly string[]>> = {
        auth: [pkiFiles.tokens],
        "identity-manager": crls.map(pkiFiles.crl),
        signer: signing,
        "network-map": [pkiFiles.networkRoot],
    };
    return [pkiFiles.tls(identity), pkiFiles.tlsTrust, ...(further[identity] ?? [])];
}

/** Everything that the PKI's Job makes, private keys of the authorities among it where there is no HSM. */
export function allFiles(keysIn: "secrets" | "hsm"): string[] {
    return [
        ...(keysIn === "secrets" ? authorities.map(pkiFiles.authority) : [pkiFiles.certificates]),
        pkiFiles.tlsRoot,
        ...tlsIdentities.map(pkiFiles.tls),
        pkiFiles.tlsTrust,
        pkiFiles.networkRoot,
        pkiFiles.tokens,
        ...crls.map(pkiFiles.crl),
    ];
}
