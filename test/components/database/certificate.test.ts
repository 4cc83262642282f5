import { createPrivateKey, X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { serverCertificate } from "../../../components/database/certificate";

describe("a database's certificate", () => {
    it("is for its host and no other, belongs to its key, and is its own only authority [004-17]", async () => {
        const host = "party-a-db.corda.svc.cluster.local";
        const { certificate, privateKey } = await serverCertificate(host);
        const read = new X509Certificate(certificate);
        expect(read.checkHost(host)).toBe(host);
        expect(read.checkHost("party-b-db.corda.svc.cluster.local")).toBeUndefined();
        expect(read.checkPrivateKey(createPrivateKey(privateKey))).toBe(true);
        expect(read.verify(read.publicKey)).toBe(true);
    });

    it("holds from now on for as long as it is said", async () => {
        const { certificate } = await serverCertificate("db.example.com", 30);
        const { validFrom, validTo } = new X509Certificate(certificate);
        expect(Date.parse(validFrom)).toBeLessThan(Date.now());
        const days = (Date.parse(validTo) - Date.now()) / (24 * 60 * 60 * 1000);
        expect(days).toBeGreaterThan(29);
        expect(days).toBeLessThan(31);
    });

    it("is made for hosts longer than a common name may be", async () => {
        const host = `${"a".repeat(40)}-db.${"b".repeat(40)}.svc.cluster.local`;
        expect(new X509Certificate((await serverCertificate(host)).certificate).checkHost(host)).toBe(host);
    });

    it("is never the same twice", async () => {
        const [one, other] = await Promise.all([serverCertificate("db"), serverCertificate("db")]);
        expect(one.privateKey).not.toBe(other.privateKey);
    });
});
