import { X509Certificate } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueCertificates } from "../../../local/cluster/pki";
import { authorities, planCertificates } from "../../../local/cluster/pki-plan";

describe("the local cluster's certificates", () => {
    let directory: string;
    const read = (name: string) => readFileSync(join(directory, name));
    const certificate = (name: string) => new X509Certificate(read(`${name}.crt`));
    beforeAll(async () => {
        directory = mkdtempSync(join(tmpdir(), "pki-"));
        await issueCertificates(directory);
    });
    afterAll(() => rmSync(directory, { recursive: true }));

    it("are each signed by the planned authority and by no other", () => {
        for (const { name, authority } of planCertificates()) {
            const signers = authorities.filter((one) => certificate(name).verify(certificate(one).publicKey));
            expect(signers).toEqual([authority]);
        }
    });

    it("name the API server's addresses, inside and outside", () => {
        const server = certificate("kube-apiserver");
        for (const address of ["127.0.0.1", "10.96.0.1", "10.200.0.2"]) {
            expect(server.checkIP(address)).toBe(address);
        }
        expect(server.checkHost("kubernetes.default.svc.cluster.local")).toBeDefined();
        expect(server.checkHost("example.com")).toBeUndefined();
    });

    it("give only the administrator and the start itself more rights than their component needs", () => {
        const groups = Object.fromEntries(
            planCertificates().flatMap(({ name, organization }) =>
                organization === undefined ? [] : [[name, organization]],
            ),
        );
        expect(groups).toEqual({
            admin: "corda-local:administrators",
            bootstrap: "system:masters",
            kubelet: "system:nodes",
            "kubelet-server": "system:nodes",
            "apiserver-kubelet-client": "corda-local:kubelet-callers",
        });
    });

    it("keep keys from everybody else", () => {
        const keys = readdirSync(directory).filter((name) => name.endsWith(".key"));
        expect(keys.length).toBeGreaterThan(10);
        expect(keys.filter((name) => (statSync(join(directory, name)).mode & 0o077) !== 0)).toEqual([]);
    });

    it("are kept by a second start", async () => {
        const before = readdirSync(directory).map((name) => [name, read(name).toString()]);
        await issueCertificates(directory);
        expect(readdirSync(directory).map((name) => [name, read(name).toString()])).toEqual(before);
    });

    it("are made again where one is damaged, and only that one", async () => {
        const admin = read("admin.crt").toString();
        writeFileSync(join(directory, "etcd.crt"), "nonsense");
        await issueCertificates(directory);
        expect(certificate("etcd").verify(certificate("etcd-ca").publicKey)).toBe(true);
        expect(read("admin.crt").toString()).toBe(admin);
    });

    it("are all made again below an authority that was lost, but tokens stay valid", async () => {
        const [admin, tokens] = [read("admin.crt").toString(), read("service-accounts.key").toString()];
        rmSync(join(directory, "ca.key"));
        await issueCertificates(directory);
        expect(read("admin.crt").toString()).not.toBe(admin);
        expect(certificate("admin").verify(certificate("ca").publicKey)).toBe(true);
        expect(read("service-accounts.key").toString()).toBe(tokens);
    });
});
