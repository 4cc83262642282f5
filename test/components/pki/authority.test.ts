import { X509Certificate, createPrivateKey } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type KeyPair, issueCertificate, makeAuthority, subjectText } from "../../../components/pki/authority";

const day = 24 * 60 * 60 * 1000;

describe("a certificate of an internal PKI", () => {
    let authority: KeyPair;
    beforeAll(async () => {
        authority = await makeAuthority("messaging-pki");
    });

    it("is signed by its authority, belongs to its key and names its hosts [000-5] [004-18]", async () => {
        const issued = await issueCertificate(authority, {
            commonName: "artemis",
            hosts: ["messaging.corda.svc.cluster.local", "messaging-standby.corda.svc.cluster.local"],
        });
        const certificate = new X509Certificate(issued.certificate);
        const root = new X509Certificate(authority.certificate);
        expect(certificate.checkIssued(root)).toBe(true);
        expect(certificate.verify(root.publicKey)).toBe(true);
        expect(certificate.checkPrivateKey(createPrivateKey(issued.privateKey))).toBe(true);
        expect(certificate.ca).toBe(false);
        expect(certificate.subjectAltName).toBe(
            "DNS:messaging.corda.svc.cluster.local, DNS:messaging-standby.corda.svc.cluster.local",
        );
        expect(certificate.checkHost("artemis")).toBeUndefined();
    });

    it("has a root that may sign certificates of its own and no authority below it", () => {
        const root = new X509Certificate(authority.certificate);
        expect(root.ca).toBe(true);
        expect(root.verify(root.publicKey)).toBe(true);
        expect(root.subject).toBe("C=GB\nL=London\nO=Corda\nCN=messaging-pki");
    });

    it("holds for ten years unless told otherwise, and its authority for longer", async () => {
        const left = ({ validTo }: X509Certificate) => Math.round((Date.parse(validTo) - Date.now()) / day);
        const standard = await issueCertificate(authority, { commonName: "artemis" });
        const short = await issueCertificate(authority, { commonName: "artemis", validDays: 30 });
        expect(left(new X509Certificate(standard.certificate))).toBe(3650);
        expect(left(new X509Certificate(short.certificate))).toBe(30);
        expect(left(new X509Certificate(authority.certificate))).toBe(7300);
        expect(Date.parse(new X509Certificate(short.certificate).validFrom)).toBeLessThan(Date.now());
    });

    it("is never the same twice, nor is one authority another's", async () => {
        const other = await makeAuthority("messaging-pki");
        const [one, two] = await Promise.all([authority, other].map((ca) => issueCertificate(ca, { commonName: "a" })));
        expect(one?.privateKey).not.toBe(two?.privateKey);
        const foreign = new X509Certificate(two?.certificate ?? "");
        expect(foreign.verify(new X509Certificate(authority.certificate).publicKey)).toBe(false);
    });

    it("has the subject that it is asked for, whatever a name may hold [000-5]", async () => {
        const text = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9&'./-]{0,20}[A-Za-z0-9]$/);
        const country = fc.stringMatching(/^[A-Z]{2}$/);
        await fc.assert(
            fc.asyncProperty(text, text, text, country, async (commonName, organisation, locality, country) => {
                const { certificate } = await issueCertificate(authority, {
                    commonName,
                    organisation,
                    locality,
                    country,
                });
                const { C, L, O, CN } = new X509Certificate(certificate).toLegacyObject().subject as unknown as Record<
                    string,
                    string
                >;
                expect({ C, L, O, CN }).toEqual({ C: country, L: locality, O: organisation, CN: commonName });
            }),
            { numRuns: 25 },
        );
    });
});

describe("a subject's text", () => {
    it("is what Corda's HA utilities put into the broker's list of users [000-5]", () => {
        expect(subjectText("artemis")).toBe("CN=artemis, O=Corda, L=London, C=GB");
        expect(subjectText("float", { organisation: "Bank A", locality: "New York", country: "US" })).toBe(
            "CN=float, O=Bank A, L=New York, C=US",
        );
    });

    it.each(["Bank, A", 'Bank "A"', "Bank + A", "", " Bank", "Bank  A", "#A", "Bank\\A"])(
        "refuses %j, which every reader would escape in its own way",
        (organisation) => {
            expect(() => subjectText("float", { organisation })).toThrow(/subject can't have O=/);
        },
    );
});
