import { readFileSync } from "node:fs";
import { RunError } from "@pulumi/pulumi";

/**
 * Reads the authorities that a database's certificate is checked against.
 *
 * @param path Of a PEM file, absolute or from the project's folder.
 * @throws RunError where there is no such file, or no certificate in it.
 */
export function readCertificates(path: string): string {
    const key = "corda:platform.databases.certificateAuthorities";
    let text: string;
    try {
        text = readFileSync(path, "utf8");
    } catch {
        throw new RunError(
            `${key}: ${path} can't be read — download AWS' certificate bundle for the region and write its path`,
        );
    }
    if (!text.includes("-----BEGIN CERTIFICATE-----")) {
        throw new RunError(`${key}: ${path} holds no certificate — download AWS' certificate bundle for the region`);
    }
    return text;
}
