import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
    planBridgeConf,
    planFloatConf,
    planRegistrationConf,
    type Revocation,
} from "../../../components/firewall/firewall-conf";
import { firewallConfKeys, keysOf, knownKeys } from "../../../components/firewall/keys";
import { renderHocon } from "../../../components/node/hocon";
import { readHocon } from "../node/read-hocon";
import { bridge, confs, float, needsHsm } from "./firewall-confs";

type Kind = keyof typeof confs;
const kinds = Object.keys(confs) as Kind[];
const families = Array.from({ length: 15 }, (_, family) => `4.${family}`);
/** One of each group that differs. */
const reviewed = ["4.0", "4.2", "4.8", "4.10", "4.14"];
const possible = (versions: readonly string[]) =>
    kinds.flatMap((kind) =>
        versions
            .filter((version) => !needsHsm(kind) || !["4.0", "4.1"].includes(version))
            .map((version) => ({ kind, version })),
    );

describe("firewall.conf", () => {
    it.each(possible(reviewed))("of a $kind under $version is the reviewed one [000-2] [000-6]", async (of) => {
        const rendered = renderHocon(confs[of.kind](of.version));
        await expect(rendered).toMatchFileSnapshot(join(__dirname, "golden", of.version, `${of.kind}.conf`));
    });

    it.each(possible(families))("of a $kind under $version has only keys that release knows [000-1] [000-2]", (of) => {
        const planned = readHocon(renderHocon(confs[of.kind](of.version))) as ReturnType<(typeof confs)[Kind]>;
        const known = firewallConfKeys(of.version);
        expect(keysOf(planned).filter((key) => !known.has(key))).toEqual([]);
    });

    it.each(kinds.filter(needsHsm))("of a %s is refused before 4.2, whatever key it is [000-9]", (kind) => {
        for (const version of ["4.0", "4.1.1"]) {
            expect(() => confs[kind](version)).toThrow(
                /^a firewall of Corda 4\.\S+ can't have .+ in UTIMACO: HSMs came with 4\.2; keep its keys in key store/,
            );
        }
    });

    it("holds what stands for passwords, and no password [001-9] [004-20]", () => {
        for (const { kind, version } of possible(reviewed)) {
            const passwords = renderHocon(confs[kind](version)).matchAll(/assword = (.*)/g);
            for (const [, value] of passwords) {
                expect(value).toMatch(/^"\$\{file:\/sources\/[a-z0-9-]+-password\/password\}"$/);
            }
        }
    });

    it("never takes a name, an address or a phrase for syntax [000-2]", () => {
        const text = fc.oneof(fc.string(), fc.constantFrom("${?HOME}", '"', "\\", "a\nb = 1", "\u0000é😀"));
        fc.assert(
            fc.property(text, text, text, (subject, phrase, address) => {
                expect(
                    readHocon(
                        renderHocon(
                            planFloatConf(float("4.12", { bridgeSubject: subject, healthCheckPhrase: phrase })),
                        ),
                    ),
                ).toMatchObject({
                    healthCheckPhrase: phrase,
                    floatOuterConfig: { expectedCertificateSubject: subject },
                });
                expect(readHocon(renderHocon(planBridgeConf(bridge("4.12", { broker: address }))))).toMatchObject({
                    outboundConfig: { artemisBrokerAddress: address },
                });
            }),
        );
    });
});

describe("the two halves of a firewall", () => {
    it.each(families)(
        "of %s dial and listen as Corda says: the bridge calls, the float waits [000-6] [004-18]",
        (version) => {
            const calling = planBridgeConf(bridge(version));
            const waiting = planFloatConf(float(version));
            expect(Object.keys(calling)).not.toContain("inboundConfig");
            expect(Object.keys(waiting)).not.toContain("outboundConfig");
            expect(waiting).toMatchObject({
                inboundConfig: { listeningAddress: "0.0.0.0:10002" },
                floatOuterConfig: { floatAddress: "0.0.0.0:12005" },
            });
        },
    );

    it.each(families)("of %s accept only each other's certificate in the tunnel [004-18]", (version) => {
        expect(planBridgeConf(bridge(version))["bridgeInnerConfig"]).toMatchObject({
            expectedCertificateSubject: "CN=float, O=Corda, L=London, C=GB",
            tunnelSSLConfiguration: { sslKeystore: "/tunnel/bridge.jks", trustStoreFile: "/tunnel/truststore.jks" },
        });
        expect(planFloatConf(float(version))["floatOuterConfig"]).toMatchObject({
            expectedCertificateSubject: "CN=bridge, O=Corda, L=London, C=GB",
            tunnelSSLConfiguration: { sslKeystore: "/tunnel/float.jks", trustStoreFile: "/tunnel/truststore.jks" },
        });
    });

    it.each(families)("of %s leave the nodes' keys to the bridge [000-6]", (version) => {
        const waiting = planFloatConf(float(version));
        for (const key of ["sslKeystore", "keyStorePassword", "p2pTlsSigningCryptoServiceConfig"]) {
            expect(Object.keys(waiting)).not.toContain(key);
            expect(renderHocon(waiting)).not.toContain("/p2p/");
        }
    });

    it("get revocation lists through the tunnel from 4.2 on [000-1] [004-18]", () => {
        for (const version of families) {
            const { revocationConfig, crlCheckSoftFail } = planFloatConf(float(version));
            const newer = !["4.0", "4.1"].includes(version);
            expect(revocationConfig).toEqual(newer ? { mode: "EXTERNAL_SOURCE" } : undefined);
            expect(crlCheckSoftFail).toBe(newer ? undefined : true);
        }
    });

    it("have a word on revocation for every connection until 4.1 [000-1] [000-2]", () => {
        const softFail = (version: string) =>
            keysOf(planBridgeConf(bridge(version))).filter((key) => key.endsWith("crlCheckSoftFail"));
        expect(softFail("4.1")).toEqual([
            "outboundConfig.artemisSSLConfiguration.crlCheckSoftFail",
            "crlCheckSoftFail",
            "bridgeInnerConfig.tunnelSSLConfiguration.crlCheckSoftFail",
        ]);
        expect(softFail("4.2")).toEqual([]);
    });

    it("say how revocation is dealt with in each release's words [000-1]", () => {
        const said = (version: string, revocation: Revocation) => {
            const { revocationConfig, crlCheckSoftFail } = planBridgeConf(bridge(version, { revocation }));
            return revocationConfig ?? crlCheckSoftFail;
        };
        expect(said("4.1", "soft-fail")).toBe(true);
        expect(said("4.1", "hard-fail")).toBe(false);
        expect(() => said("4.1", "off")).toThrow(
            'a firewall of Corda 4.1 always looks at revocation lists; use "soft-fail" or a later version',
        );
        expect(said("4.2", "soft-fail")).toEqual({ mode: "SOFT_FAIL" });
        expect(said("4.14", "hard-fail")).toEqual({ mode: "HARD_FAIL" });
        expect(said("4.14", "off")).toEqual({ mode: "OFF" });
    });

    it("choose a working bridge only where there are several [003-10]", () => {
        expect(Object.keys(planBridgeConf(bridge("4.12")))).toContain("haConfig");
        expect(planBridgeConf(bridge("4.12"))["haConfig"]).toBeUndefined();
        expect(confs["bridges-elected"]("4.12")["haConfig"]).toEqual({
            haConnectionString: "bully://localhost",
            haPriority: 10,
        });
    });

    it("can't be without a float [000-6]", () => {
        expect(() => planBridgeConf(bridge("4.12", { floats: [] }))).toThrow(
            "a bridge needs the address of at least one float",
        );
    });
});

describe("the keys of firewall.conf", () => {
    it("are known from family to family as Corda's pages list them [000-1] [000-2]", () => {
        const has = (key: string) => families.filter((version) => firewallConfKeys(version).has(key));
        expect(has("crlCheckSoftFail")).toEqual(["4.0", "4.1"]);
        expect(has("revocationConfig.mode")).toEqual(families.slice(2));
        expect(has("tunnelingCryptoServiceConfig.conf")).toEqual(families.slice(2));
        expect(has("useProxyForCrls")).toEqual(families.slice(2));
        expect(has("healthCheck")).toEqual(families.slice(3));
        expect(has("silencedIPs")).toEqual(families);
        expect(has("bridgeMode")).toEqual([]);
    });

    it("are all that is ever written: another one stops the plan with its name [000-2]", () => {
        expect(() => knownKeys("4.1", { healthCheck: true })).toThrow(
            "firewall.conf of Corda 4.1 has no key healthCheck",
        );
        expect(() => knownKeys("4.12", { haConfig: { haTopics: "x" }, crlCheckSoftFail: true })).toThrow(
            "firewall.conf of Corda 4.12 has no key haConfig.haTopics, crlCheckSoftFail",
        );
        expect(knownKeys("4.12", { crlCheckSoftFail: undefined })).toEqual({ crlCheckSoftFail: undefined });
    });
});

describe("the firewall.conf that a registration reads", () => {
    it("says where TLS keys are made, and has only known keys [000-4] [000-9]", () => {
        const conf = planRegistrationConf({
            version: "4.12",
            keyStorePassword: "key-store-password",
            trustStorePassword: "trust-store-password",
            hsm: { name: "UTIMACO", conf: "/hsm/vault/utimaco.conf" },
        });
        expect(conf).toMatchObject({
            keyStorePassword: "key-store-password",
            p2pTlsSigningCryptoServiceConfig: { name: "UTIMACO", conf: "/hsm/vault/utimaco.conf" },
        });
    });
});
