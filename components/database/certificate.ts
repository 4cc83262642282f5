import "reflect-metadata";
import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const days = 24 * 60 * 60 * 1000;

/** A database server's key and the certificate it shows; PEM. */
export interface ServerCertificate {
    readonly certificate: string;
    /** PKCS #8. */
    readonly privateKey: string;
}

/**
 * A self-signed certificate for one server: clients pin exactly this one, so there is no authority whose key could
 * make another.
 *
 * @param host DNS name in the certificate's subject alternative names.
 * @param validDays How long it holds. @default 3650
 */
export async function serverCertificate(host: string, validDays = 3650): Promise<ServerCertificate> {
    const keys: webcrypto.CryptoKeyPair = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
        // A common name holds 64 characters at most; verification goes by the alternative name.
        name: [{ CN: [host.slice(0, 64)] }],
        notBefore: new Date(Date.now() - days),
        notAfter: new Date(Date.now() + validDays * days),
        keys,
        signingAlgorithm: algorithm,
        extensions: [
            new x509.SubjectAlternativeNameExtension([{ type: "dns", value: host }]),
            new x509.BasicConstraintsExtension(true, 0, true),
        ],
    });
    const pkcs8 = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
    return { certificate: certificate.toString("pem"), privateKey: x509.PemConverter.encode(pkcs8, "PRIVATE KEY") };
}
