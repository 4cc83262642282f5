import { X509Certificate } from "node:crypto";
import { rootCertificates } from "node:tls";

/**
 * Authorities that Flexible Servers' certificates are of, by their SHA-256: DigiCert Global Root G2, Microsoft RSA Root
 * Certificate Authority 2017, and DigiCert Global Root CA for what is older.
 * Source: Azure docs, "Flexible Server networking with TLS".
 */
const fingerprints: ReadonlySet<string> = new Set([
    "CB:3C:CB:B7:60:31:E5:E0:13:8F:8D:D3:9A:23:F9:DE:47:FF:C3:5E:43:C1:14:4C:EA:27:D4:6A:5A:B1:CB:5F",
    "C7:41:F7:0F:4B:2A:8D:88:BF:2E:71:C1:41:22:EF:53:EF:10:EB:A0:CF:A5:E6:4C:FA:20:F4:18:85:30:73:E0",
    "43:48:A0:E9:44:4C:78:CB:26:5E:05:8D:5E:89:44:B4:D8:4F:96:62:BD:26:DB:25:7F:89:34:A4:43:C7:01:61",
]);

/**
 * PEM of the authorities that Flexible Servers' certificates are checked against. Node.js brings them along.
 *
 * @throws Error where this Node.js has none of them any more.
 */
export function databaseAuthorities(): string {
    const found = rootCertificates.filter((pem) => fingerprints.has(new X509Certificate(pem).fingerprint256));
    if (found.length === 0) {
        throw new Error("this Node.js has none of the authorities of Azure's databases; use a supported release");
    }
    return `${found.join("\n")}\n`;
}
