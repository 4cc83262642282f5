import { readFileSync } from "node:fs";
import { RunError } from "@pulumi/pulumi";
import type { EksConfig } from "../../config/eks";
import { rdsAuthorities } from "../../config/rds-authorities";

/**
 * PEM of the authorities that databases' certificates are checked against: the stack file's, or those known for the
 * region.
 *
 * @throws RunError where there is no such file, no certificate in it, or none is known.
 */
export function databaseAuthorities({ region, databases }: Pick<EksConfig, "region" | "databases">): string {
    const path = databases?.certificateAuthorities;
    const known = path === undefined ? rdsAuthorities(region) : readCertificates(path);
    if (known === undefined) {
        throw new RunError(`${key}: is missing, and those of ${region} aren't known here — ${remedy}`);
    }
    return known;
}

const key = "corda:platform.databases.certificateAuthorities";
const remedy = "download AWS' certificate bundle for the region and write its path";

/** A PEM file, by its path: absolute or from the project's folder. */
function readCertificates(path: string): string {
    let text: string;
    try {
        text = readFileSync(path, "utf8");
    } catch {
        throw new RunError(`${key}: ${path} can't be read — ${remedy}`);
    }
    if (!text.includes("-----BEGIN CERTIFICATE-----")) {
        throw new RunError(`${key}: ${path} holds no certificate — ${remedy}`);
    }
    return text;
}
