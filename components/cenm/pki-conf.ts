import type { HoconValue } from "../node/hocon";
import { aliases, authorities, type Authority, paths, pkiFiles, tlsIdentities, type TlsIdentity } from "./files";
import { type CenmHsm, type CenmHsmLibraries, hsmKeyStore, hsmLibraries } from "./hsm";
import { type CenmVersion, cenmVersions } from "./versions";

/** Passwords of everything the PKI tool writes; each of its own, so that a service can open only what is its own. */
export interface PkiPasswords {
    readonly authorities: Readonly<Record<Authority, string>>;
    readonly tls: Readonly<Record<TlsIdentity, string>>;
    readonly tlsRoot: string;
    readonly tlsTrust: string;
    readonly networkRoot: string;
    readonly certificates: string;
}

/** What the certificates of a zone are made from. */
export interface PkiConfArgs {
    readonly version: CenmVersion;
    /** `host[:port]` of every CRL. */
    readonly crlHost: string;
    /** X.500 attributes below the common names, like `O=Operator, L=London, C=GB`. */
    readonly subject: string;
    /** The DNS names that each service is called by. */
    readonly hosts: Readonly<Record<TlsIdentity, readonly string[]>>;
    readonly passwords: PkiPasswords;
    /** Holds the authorities' keys; key stores do without it. */
    readonly hsm?: { readonly device: CenmHsm; readonly client: CenmHsmLibraries };
}

const commonNames: Record<Authority, string> = {
    root: "Root CA",
    subordinate: "Subordinate CA",
    "identity-manager": "Identity Manager CA",
    "network-map": "Network Map",
    "tls-crl-signer": "TLS CRL Signer",
};

/**
 * pki.conf: the network's certificates (root, subordinate, identity manager, network map, the signer of nodes' TLS
 * CRL) and, under a root of their own, those with which CENM's services know each other. Nothing is left to the tool's
 * templates, which have fixed passwords and know no HSM. Source: CENM docs, "Public key infrastructure (PKI) tool".
 */
export function planPkiConf(args: PkiConfArgs): Record<string, HoconValue | undefined> {
    const { hsm, passwords, version } = args;
    return {
        hsmLibraries: hsm && hsmLibraries(hsm.device, hsm.client, version),
        defaultKeyStores: hsm && ["hsm"],
        keyStores: {
            ...(hsm === undefined
                ? Object.fromEntries(
                      authorities.map((authority) => [
                          authority,
                          localStore(pkiFiles.authority(authority), passwords.authorities[authority]),
                      ]),
                  )
                : {
                      hsm: hsmKeyStore(hsm.device, version, {
                          file: pkiFile(pkiFiles.hsmCertificates),
                          password: passwords.certificates,
                      }),
                  }),
            "ssl-root": localStore(pkiFiles.tlsRoot, passwords.tlsRoot),
            ...Object.fromEntries(
                tlsIdentities.map((identity) => [
                    `ssl-${identity}`,
                    localStore(pkiFiles.tls(identity), passwords.tls[identity]),
                ]),
            ),
        },
        certificatesStores: {
            "network-root": { file: pkiFile(pkiFiles.networkRoot), password: passwords.networkRoot },
            "ssl-trust": { file: pkiFile(pkiFiles.tlsTrust), password: passwords.tlsTrust },
            ...(hsm && { certificates: { ...certificateStore(passwords) } }),
        },
        certificates: { ...networkCertificates(args), ...tlsCertificates(args) },
    };
}

/** The certificate store that goes with keys in an HSM. */
function certificateStore(passwords: PkiPasswords) {
    return { file: pkiFile(pkiFiles.certificates), password: passwords.certificates };
}

/** Address of a CRL. */
export function crlUrl(crlHost: string, crl: string): string {
    return `http://${crlHost}/certificate-revocation-list/${crl}`;
}

/** X.500 name of an authority, the common name first. */
export function authorityName(authority: Authority, subject: string): string {
    return `CN=${commonNames[authority]}, ${subject}`;
}

/**
 * The name in the order in which nodes compare it: country first. Source: CENM docs, "Identity Manager service", node
 * configuration.
 */
export function countryFirst(name: string): string {
    return name
        .split(/(?<!\\),\s*/)
        .reverse()
        .join(", ");
}

const validDays = 7300;
const purposes = ["SERVER_AUTH", "CLIENT_AUTH"];
const signs = ["DIGITAL_SIGNATURE", "KEY_CERT_SIGN", "CRL_SIGN"];

function networkCertificates({ hsm, passwords, subject, crlHost }: PkiConfArgs): Record<string, HoconValue> {
    const chain = hsm === undefined ? [] : ["certificates"];
    const certificate = (authority: Authority, rest: Record<string, HoconValue | undefined>): [string, HoconValue] => [
        aliases.authority[authority],
        {
            // Without a key block the key is made in the default key store, the HSM.
            key: hsm === undefined ? localKey(authority, passwords.authorities[authority]) : undefined,
            subject: authorityName(authority, subject),
            validDays,
            keyUsages: signs,
            keyPurposes: purposes,
            issuesCertificates: true,
            includeIn: chain.length === 0 ? undefined : chain,
            ...rest,
        },
    ];
    const crl = (name: "tls" | "root" | "subordinate", rest: Record<string, HoconValue> = {}) => ({
        crlDistributionUrl: crlUrl(crlHost, name),
        file: pkiFile(pkiFiles.crl(name)),
        ...rest,
    });
    return Object.fromEntries([
        certificate("tls-crl-signer", {
            isSelfSigned: true,
            keyUsages: ["CRL_SIGN"],
            includeIn: ["network-root", ...chain],
            crl: crl("tls", { indirectIssuer: true, issuer: authorityName("tls-crl-signer", subject) }),
        }),
        certificate("root", { isSelfSigned: true, includeIn: ["network-root", ...chain], crl: crl("root") }),
        certificate("subordinate", { signedBy: aliases.authority.root, crl: crl("subordinate") }),
        certificate("identity-manager", { signedBy: aliases.authority.subordinate, role: "DOORMAN_CA" }),
        certificate("network-map", {
            signedBy: aliases.authority.subordinate,
            role: "NETWORK_MAP",
            issuesCertificates: false,
        }),
    ]);
}

function tlsCertificates({ passwords, subject, crlHost, hosts, version }: PkiConfArgs): Record<string, HoconValue> {
    const leaf = (identity: TlsIdentity): [string, HoconValue] => [
        aliases.tls(identity),
        {
            key: localKey(`ssl-${identity}`, passwords.tls[identity]),
            signedBy: aliases.tlsRoot,
            subject: `CN=CENM ${identity}, ${subject}`,
            validDays,
            keyUsages: ["DIGITAL_SIGNATURE"],
            keyPurposes: purposes,
            issuesCertificates: false,
            subjectAlternativeNames: knowsAlternativeNames(version)
                ? hosts[identity].map((value) => ({ type: "DNS", value }))
                : undefined,
        },
    ];
    return {
        [aliases.tlsRoot]: {
            key: localKey("ssl-root", passwords.tlsRoot),
            isSelfSigned: true,
            subject: `CN=CENM Internal Root CA, ${subject}`,
            validDays,
            keyUsages: signs,
            keyPurposes: purposes,
            issuesCertificates: true,
            includeIn: ["ssl-trust"],
            crl: { crlDistributionUrl: crlUrl(crlHost, "ssl"), file: pkiFile(pkiFiles.crl("ssl")) },
        },
        ...Object.fromEntries(tlsIdentities.map(leaf)),
    };
}

/** From 1.7 on the gateway insists on the auth service's name. Source: R3's charts for CENM 1.7. */
function knowsAlternativeNames(version: CenmVersion): boolean {
    return cenmVersions.indexOf(version) >= cenmVersions.indexOf("1.7");
}

function localKey(store: string, password: string): HoconValue {
    return { type: "LOCAL", includeIn: [store], algorithm: "ECDSA_SECP256R1_SHA256", password };
}

function localStore(file: string, password: string): HoconValue {
    return { type: "LOCAL", file: pkiFile(file), password };
}

function pkiFile(name: string): string {
    return `${paths.pki}/${name}`;
}
