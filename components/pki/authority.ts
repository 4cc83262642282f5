import "reflect-metadata";
import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const days = 24 * 60 * 60 * 1000;

/** How long an authority holds by default, in days: a certificate issued in its tenth year still ends before it. */
const authorityDays = 7_300;

/** The fields of a subject beside its common name. */
export interface SubjectFields {
    /** @default "Corda" */
    readonly organisation?: string;
    /** @default "London" */
    readonly locality?: string;
    /** Two letters. @default "GB" */
    readonly country?: string;
}

/** A certificate and its private key (PKCS #8), both PEM. */
export interface KeyPair {
    readonly certificate: string;
    readonly privateKey: string;
}

/** What a certificate is issued for. */
export interface CertificateRequest extends SubjectFields {
    readonly commonName: string;
    /** DNS names among the subject's alternative names. @default none */
    readonly hosts?: readonly string[];
    /** @default 3650, as in Corda's HA utilities */
    readonly validDays?: number;
}

/** Characters that a name's text escapes, each reader in its own way. */
const escaped = /[,+="<>;\\#]|^ | $| {2}/;

/**
 * A subject as Java prints it, and as Corda's `expectedCertificateSubject` and the broker's list of users hold it:
 * blanks and order count. Source: Corda docs, "HA utilities", `configure-artemis --user`.
 *
 * @throws Error for a value that would have to be escaped.
 */
export function subjectText(commonName: string, fields: SubjectFields = {}): string {
    const { organisation, locality, country } = withDefaults(fields);
    const values = { CN: commonName, O: organisation, L: locality, C: country };
    return Object.entries(values)
        .map(([key, value]) => {
            if (value === "" || escaped.test(value)) {
                throw new Error(
                    `a certificate's subject can't have ${key}=${JSON.stringify(value)}: ` +
                        'choose a value without , + = " < > ; \\ # and without blanks at its ends',
                );
            }
            return `${key}=${value}`;
        })
        .join(", ");
}

/**
 * A new authority, its own root.
 *
 * @throws Error for a subject that {@link subjectText} refuses.
 */
export async function makeAuthority(
    commonName: string,
    fields: SubjectFields = {},
    validDays = authorityDays,
): Promise<KeyPair> {
    const keys = await newKeys();
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
        name: encodedName(commonName, fields),
        ...validity(validDays),
        keys,
        signingAlgorithm: algorithm,
        extensions: [
            new x509.BasicConstraintsExtension(true, 0, true),
            new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
            await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
        ],
    });
    return { certificate: certificate.toString("pem"), privateKey: await pem(keys.privateKey) };
}

/**
 * A new key and its certificate, for both ends of a TLS connection. Keys are on the curve P-256: Java 8's key stores,
 * the broker and the suites that Corda allows (ECDHE_ECDSA with AES-GCM) all take them.
 *
 * @throws Error for a subject that {@link subjectText} refuses.
 */
export async function issueCertificate(authority: KeyPair, request: CertificateRequest): Promise<KeyPair> {
    const issuer = new x509.X509Certificate(authority.certificate);
    const keys = await newKeys();
    const hosts = request.hosts ?? [];
    const certificate = await x509.X509CertificateGenerator.create({
        subject: encodedName(request.commonName, request),
        issuer: issuer.subject,
        ...validity(request.validDays ?? 3_650),
        publicKey: keys.publicKey,
        signingKey: await webcrypto.subtle.importKey(
            "pkcs8",
            x509.PemConverter.decodeFirst(authority.privateKey),
            algorithm,
            false,
            ["sign"],
        ),
        signingAlgorithm: algorithm,
        extensions: [
            new x509.BasicConstraintsExtension(false, undefined, true),
            new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
            new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth, x509.ExtendedKeyUsage.clientAuth]),
            await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
            await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
            ...(hosts.length === 0
                ? []
                : [new x509.SubjectAlternativeNameExtension(hosts.map((value) => ({ type: "dns", value })))]),
        ],
    });
    return { certificate: certificate.toString("pem"), privateKey: await pem(keys.privateKey) };
}

function withDefaults(fields: SubjectFields): Required<SubjectFields> {
    return {
        organisation: fields.organisation ?? "Corda",
        locality: fields.locality ?? "London",
        country: fields.country ?? "GB",
    };
}

/** In the order of the encoding, which is the reverse of the one in which names are written. */
function encodedName(commonName: string, fields: SubjectFields): x509.JsonName {
    subjectText(commonName, fields);
    const { organisation, locality, country } = withDefaults(fields);
    return [{ C: [country] }, { L: [locality] }, { O: [organisation] }, { CN: [commonName] }];
}

/** From a day ago: clocks differ. */
function validity(validDays: number): { notBefore: Date; notAfter: Date } {
    return { notBefore: new Date(Date.now() - days), notAfter: new Date(Date.now() + validDays * days) };
}

async function newKeys(): Promise<webcrypto.CryptoKeyPair> {
    return webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

async function pem(key: webcrypto.CryptoKey): Promise<string> {
    return x509.PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", key), "PRIVATE KEY");
}
