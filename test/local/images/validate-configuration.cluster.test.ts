import { describe, expect, it } from "vitest";
import { renderHocon } from "../../../components/node/hocon";
import { type NodeConfArgs, planNodeConf } from "../../../components/node/node-conf";
import { validateNodeConfiguration } from "../../../local/images/validate-configuration";

const versions = ["4.8", "4.9", "4.10"] as const;

function nodeConf(version: NodeConfArgs["version"], changes: Partial<NodeConfArgs> = {}): string {
    return renderHocon(
        planNodeConf({
            edition: "community",
            version,
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
            networkMapUrl: "http://corda-network-map:8080",
            ...changes,
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
            notary: { validating: false },
        });
        const { ok, output } = await validateNodeConfiguration(version, conf);
        expect(ok, output).toBe(true);
    });

    it("refuses a key it does not know", async () => {
        const { ok, output } = await validateNodeConfiguration(version, `${nodeConf(version)}\nunknownKey = 1\n`);
        expect(ok).toBe(false);
        expect(output).toContain("Unknown property 'unknownKey'");
    });
});
