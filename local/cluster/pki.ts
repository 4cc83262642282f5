import "reflect-metadata";
import {
    createPrivateKey,
    createPublicKey,
    type KeyObject,
    randomBytes,
    webcrypto,
    X509Certificate,
} from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { isIP } from "node:net";
import { join } from "node:path";
import * as x509 from "@peculiar/x509";
import { authorities, type Authority, type PlannedCertificate, planCertificates } from "./pki-plan";

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const day = 24 * 3600 * 1000;

/** An authority outlives its clusters; a leaf is renewed by a start in the last month of its time. */
const lifetime = { authority: 3650 * day, leaf: 730 * day, renewBefore: 30 * day };

x509.cryptoProvider.set(webcrypto);

interface Issuer {
    readonly certificate: x509.X509Certificate;
    readonly keys: webcrypto.CryptoKeyPair;
}

/**
 * Makes the keys and certificates that are missing, about to expire or not as planned, and leaves the others as they
 * are. A lost or expired authority means new certificates for all below it.
 */
export async function issueCertificates(directory: string): Promise<void> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const issuers = new Map<Authority, Issuer>();
    for (const name of authorities) {
        issuers.set(name, (await loadAuthority(directory, name)) ?? (await makeAuthority(directory, name)));
    }
    for (const planned of planCertificates()) {
        const issuer = issuers.get(planned.authority) as Issuer;
        if (!(await isGood(directory, planned, issuer))) {
            await issue(directory, planned, issuer);
        }
    }
    await makeServiceAccountKey(directory);
}

async function loadAuthority(directory: string, name: Authority): Promise<Issuer | undefined> {
    try {
        const certificate = new x509.X509Certificate(await readFile(join(directory, `${name}.crt`), "utf8"));
        if (certificate.notAfter.getTime() < Date.now() + lifetime.renewBefore) {
            return undefined;
        }
        const pem = await readFile(join(directory, `${name}.key`), "utf8");
        const privateKey = await webcrypto.subtle.importKey("pkcs8", derOf(pem), algorithm, true, ["sign"]);
        const publicKey = await certificate.publicKey.export(algorithm, ["verify"]);
        return { certificate, keys: { privateKey, publicKey } };
    } catch {
        return undefined;
    }
}

async function makeAuthority(directory: string, name: Authority): Promise<Issuer> {
    const keys = await generateKeys();
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
        serialNumber: serialNumber(),
        name: [{ CN: [`corda-local ${name}`] }],
        notBefore: new Date(Date.now() - day),
        notAfter: new Date(Date.now() + lifetime.authority),
        signingAlgorithm: algorithm,
        keys,
        extensions: [
            new x509.BasicConstraintsExtension(true, 0, true),
            new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
            await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
        ],
    });
    await write(directory, name, certificate, keys);
    return { certificate, keys };
}

async function issue(directory: string, planned: PlannedCertificate, issuer: Issuer): Promise<void> {
    const keys = await generateKeys();
    const uses = planned.use.map((use) => x509.ExtendedKeyUsage[use === "server" ? "serverAuth" : "clientAuth"]);
    const names = (planned.names ?? []).map((value) => ({ type: isIP(value) === 0 ? "dns" : "ip", value }) as const);
    const organization = planned.organization === undefined ? [] : [{ O: [planned.organization] }];
    const certificate = await x509.X509CertificateGenerator.create({
        serialNumber: serialNumber(),
        subject: new x509.Name([...organization, { CN: [planned.commonName] }]).toString(),
        issuer: issuer.certificate.subject,
        notBefore: new Date(Date.now() - day),
        notAfter: new Date(Date.now() + lifetime.leaf),
        signingAlgorithm: algorithm,
        publicKey: keys.publicKey,
        signingKey: issuer.keys.privateKey,
        extensions: [
            new x509.BasicConstraintsExtension(false, undefined, true),
            new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
            new x509.ExtendedKeyUsageExtension(uses),
            ...(names.length === 0 ? [] : [new x509.SubjectAlternativeNameExtension([...names])]),
            await x509.AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey),
        ],
    });
    await write(directory, planned.name, certificate, keys);
}

async function isGood(directory: string, planned: PlannedCertificate, issuer: Issuer): Promise<boolean> {
    try {
        const found = new X509Certificate(await readFile(join(directory, `${planned.name}.crt`)));
        const key: KeyObject = createPrivateKey(await readFile(join(directory, `${planned.name}.key`)));
        const authority = new X509Certificate(issuer.certificate.toString("pem"));
        const subject = found.subject.split("\n");
        return (
            found.checkPrivateKey(key) &&
            found.verify(authority.publicKey) &&
            new Date(found.validTo).getTime() > Date.now() + lifetime.renewBefore &&
            subject.includes(`CN=${planned.commonName}`) &&
            (planned.organization === undefined || subject.includes(`O=${planned.organization}`)) &&
            (planned.names ?? []).every((name) =>
                isIP(name) === 0 ? found.checkHost(name) !== undefined : found.checkIP(name) !== undefined,
            )
        );
    } catch {
        return false;
    }
}

/** The key that signs service account tokens: not a certificate, and kept as long as the cluster's data. */
async function makeServiceAccountKey(directory: string): Promise<void> {
    const path = join(directory, "service-accounts.key");
    const found = await readFile(path, "utf8").catch(() => "");
    if (!found.includes("PRIVATE KEY")) {
        const keys = await generateKeys();
        await writeWhole(path, await privatePem(keys), 0o600);
    }
    const publicKey = createPublicKey(await readFile(path, "utf8"));
    const publicPem = publicKey.export({ type: "spki", format: "pem" }).toString();
    await writeWhole(join(directory, "service-accounts.pub"), publicPem, 0o644);
}

async function write(
    directory: string,
    name: string,
    certificate: x509.X509Certificate,
    keys: webcrypto.CryptoKeyPair,
): Promise<void> {
    await writeWhole(join(directory, `${name}.key`), await privatePem(keys), 0o600);
    await writeWhole(join(directory, `${name}.crt`), `${certificate.toString("pem")}\n`, 0o644);
}

async function writeWhole(path: string, text: string, mode: number): Promise<void> {
    await writeFile(`${path}.new`, text, { mode });
    await chmod(`${path}.new`, mode);
    await rename(`${path}.new`, path);
}

async function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
    return (await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"])) as webcrypto.CryptoKeyPair;
}

/** PKCS#8 in PEM: the form every component reads. */
async function privatePem(keys: webcrypto.CryptoKeyPair): Promise<string> {
    const der = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey));
    const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
    return ["-----BEGIN PRIVATE KEY-----", ...lines, "-----END PRIVATE KEY-----", ""].join("\n");
}

function derOf(pem: string): Buffer {
    return createPrivateKey(pem).export({ type: "pkcs8", format: "der" });
}

function serialNumber(): string {
    const bytes = randomBytes(16);
    // A serial number is a positive integer that doesn't start with a zero byte.
    bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
    return bytes.toString("hex");
}
