import { describe, expect, it } from "vitest";
import { type HoconValue, renderHocon } from "../../../components/node/hocon";
import { nodeConfKeys, unknownKeys } from "../../../components/node/keys";
import { type NodeConfArgs, planNodeConf } from "../../../components/node/node-conf";
import { resolveRelease } from "../../../components/versions/release";
import { validateNodeConfiguration } from "../../../local/images/validate-configuration";

const versions = ["4.8", "4.9", "4.10"] as const;

function nodeConf(version: (typeof versions)[number], changes: Partial<NodeConfArgs> = {}): string {
    return renderHocon(
        planNodeConf({
            release: resolveRelease({ edition: "community", version }),
            legalName: "O=Party A,L=London,C=GB",
            p2p: { host: "party-a.corda.svc.cluster.local", port: 10002 },
            rpcUsers: [{ username: "operator", password: "canary-rpc", permissions: ["ALL"] }],
            keyStorePassword: "canary-key-store",
            trustStorePassword: "canary-trust-store",
            database: {
                kind: "postgresql",
                jdbcUrl: "jdbc:postgresql://party-a-db:5432/corda?sslmode=verify-full",
                user: "corda",
                password: "canary-database",
            },
            zone: { kind: "development", networkMapUrl: "http://corda-network-map:8080" },
            ...changes,
        }),
    );
}

/** A configuration with each of these keys, each with a value that is nothing to it. */
function everyKey(paths: readonly string[], prefix = ""): Record<string, HoconValue> {
    const here = paths.filter((path) => path.startsWith(prefix) && !/[.*]/.test(path.slice(prefix.length)));
    return Object.fromEntries(
        here.map((path) => {
            const block = everyKey(paths, `${path}.`);
            return [path.slice(prefix.length), Object.keys(block).length > 0 ? block : "any"];
        }),
    );
}

describe.each(versions)("the real node of Corda %s", (version) => {
    it("takes the planned configuration of a party on PostgreSQL and prints no password [000-2] [001-9]", async () => {
        const { ok, output } = await validateNodeConfiguration(version, nodeConf(version));
        expect(output).not.toContain("canary");
        expect(ok, output).toBe(true);
    });

    it("takes the planned configuration of a notary on H2 [000-2]", async () => {
        const conf = nodeConf(version, {
            legalName: "O=Notary,L=London,C=GB",
            database: { kind: "h2" },
            notary: { kind: "single", validating: false },
        });
        const { ok, output } = await validateNodeConfiguration(version, conf);
        expect(ok, output).toBe(true);
    });

    it("takes the planned configuration of a node in a zone with a doorman, its RPC over TLS [000-2] [004-19]", async () => {
        const conf = nodeConf(version, {
            zone: {
                kind: "doorman",
                doormanUrl: "https://doorman.example.com",
                networkMapUrl: "https://network-map.example.com",
                email: "operations@example.com",
                crl: {
                    distributionPoint: "https://crl.example.com/tls",
                    issuer: "CN=Zone TLS CRL,O=Zone,L=London,C=GB",
                    hardFail: true,
                },
            },
            rpcTls: { path: "/keystores/rpc.jks", password: "canary-rpc-store" },
        });
        const { ok, output } = await validateNodeConfiguration(version, conf);
        expect(output).not.toContain("canary");
        expect(ok, output).toBe(true);
    });

    it("takes a single notary whose service has a name of its own [000-2]", async () => {
        const conf = nodeConf(version, {
            notary: { kind: "single", validating: true, serviceLegalName: "O=Notary Service,L=London,C=GB" },
        });
        const { ok, output } = await validateNodeConfiguration(version, conf);
        expect(ok, output).toBe(true);
    });

    it("knows the keys of our list of it, and none that came later [000-1]", async () => {
        const release = resolveRelease({ edition: "community", version });
        const newest = resolveRelease({ edition: "community", version: "4.14" });
        const conf = everyKey([...new Set([...nodeConfKeys(release), ...nodeConfKeys(newest)])]);
        const { output } = await validateNodeConfiguration(version, renderHocon(conf));
        const unknown = [...output.matchAll(/for path: "([^"]+)": Unknown property/g)].map(([, path]) => path);
        // The launcher reads this block; the node takes whatever is in it.
        const expected = unknownKeys(release, conf).filter((path) => !path.startsWith("custom."));
        expect(expected).toContain("rotatedCordappSignerKeys");
        expect([...unknown].sort()).toEqual([...expected].sort());
    });

    it("refuses a key it does not know", async () => {
        const { ok, output } = await validateNodeConfiguration(version, `${nodeConf(version)}\nunknownKey = 1\n`);
        expect(ok).toBe(false);
        expect(output).toContain("Unknown property 'unknownKey'");
    });
});
