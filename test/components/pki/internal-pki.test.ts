import { X509Certificate, createPrivateKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { InternalPki, type InternalPkiArgs } from "../../../components/pki/internal-pki";
import { unwrapped } from "../../program/recorded-values";
import { type Recorded, recordComponents } from "../broker/recorded";

const record = (changes: Partial<InternalPkiArgs> = {}) =>
    recordComponents(() => {
        new InternalPki("tunnel-pki", {
            identities: [
                { name: "bridge", namespace: "corda" },
                { name: "float", namespace: "dmz", hosts: ["float.dmz.svc.cluster.local"] },
            ],
            partOf: "network",
            ...changes,
        });
    });

const secret = ({ one }: Recorded, identity: string) => {
    const { metadata, stringData } = unwrapped(one("Secret", `tunnel-pki-${identity}`).sent) as {
        metadata: { namespace: string };
        stringData: Record<"tls.crt" | "tls.key" | "ca.crt" | "password", string>;
    };
    return { namespace: metadata.namespace, ...stringData };
};
const stashes = ({ objects }: Recorded) =>
    objects.filter(({ type }) => type.endsWith(":Stash")).map(({ name }) => name);

describe("an internal PKI", () => {
    it("gives each identity a Secret of its own, in its own namespace, that fits together [000-5] [004-18]", async () => {
        const recorded = await record();
        expect(secret(recorded, "float").namespace).toBe("dmz");
        for (const identity of ["bridge", "float"]) {
            const pem = secret(recorded, identity);
            const [leaf, root] = pem["tls.crt"]
                .split(/(?<=-----END CERTIFICATE-----\n)/)
                .map((one) => new X509Certificate(one));
            const authority = new X509Certificate(pem["ca.crt"]);
            expect(root?.fingerprint256).toBe(authority.fingerprint256);
            expect(leaf?.verify(authority.publicKey)).toBe(true);
            expect(leaf?.subject).toBe(`C=GB\nL=London\nO=Corda\nCN=${identity}`);
            expect(leaf?.checkPrivateKey(createPrivateKey(pem["tls.key"]))).toBe(true);
        }
        expect(secret(recorded, "bridge").password).toBe(secret(recorded, "float").password);
        expect(secret(recorded, "bridge")["tls.key"]).not.toBe(secret(recorded, "float")["tls.key"]);
    });

    it("keeps its authority's key out of every Secret [000-5]", async () => {
        const recorded = await record();
        const key = recorded.generated.get("tunnel-pki-authority.privateKey") ?? "";
        expect(key).toContain("PRIVATE KEY");
        for (const { type, sent } of recorded.objects) {
            expect(
                type.endsWith(":Secret") && JSON.stringify(unwrapped(sent)).includes(JSON.stringify(key).slice(1, -1)),
            ).toBe(false);
        }
    });

    it("issues no other certificate anew when an identity is added [000-5]", async () => {
        const before = stashes(await record());
        const after = stashes(
            await record({
                identities: [
                    { name: "float-b", namespace: "dmz" },
                    { name: "float", namespace: "dmz", hosts: ["float.dmz.svc.cluster.local"] },
                    { name: "bridge", namespace: "elsewhere" },
                ],
            }),
        );
        expect(after).toEqual(expect.arrayContaining(before));
        expect(after).toHaveLength(before.length + 1);
    });

    it.each<[string, Partial<InternalPkiArgs>]>([
        ["a renewal is asked for", { issue: 2 }],
        ["they are to hold for another time", { validDays: 365 }],
        ["the subject is another", { subject: { organisation: "Bank A" } }],
    ])("issues certificates anew when %s, by the same authority [000-5]", async (_, changes) => {
        const [before, after] = [stashes(await record()), stashes(await record(changes))];
        expect(after.filter((name) => before.includes(name))).toEqual(["tunnel-pki-authority"]);
    });

    it("knows its identities and no other", async () => {
        let pki: InternalPki | undefined;
        await recordComponents(() => {
            pki = new InternalPki("pki", { identities: [{ name: "bridge", namespace: "corda" }], partOf: "network" });
        });
        expect(pki?.of("bridge").subject).toBe("CN=bridge, O=Corda, L=London, C=GB");
        expect(() => pki?.of("float")).toThrow("this PKI has no identity float; it has bridge");
    });
});
