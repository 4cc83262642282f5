import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jdbcUrl } from "../../../components/database/connection";
import { renderHocon } from "../../../components/node/hocon";
import { unknownKeys } from "../../../components/node/keys";
import { type NodeConfArgs, planNodeConf } from "../../../components/node/node-conf";
import { corda, type CordaVersion } from "../../../components/versions/catalogue";
import { resolveRelease } from "../../../components/versions/release";
import { readHocon } from "./read-hocon";

const versions = Object.keys(corda) as CordaVersion[];
const host = "party-a.corda.svc.cluster.local";
const postgresql = {
    kind: "postgresql",
    jdbcUrl: jdbcUrl(`party-a-db.corda.svc.cluster.local`),
    user: "corda",
    password: "database-password",
} as const;

/** A party with every setting, under recognisable passwords. */
function args(version: CordaVersion, differing: Partial<NodeConfArgs> = {}): NodeConfArgs {
    return {
        release: resolveRelease({ edition: "community", version }),
        legalName: "O=Party A,L=London,C=GB",
        p2p: { host, port: 10002 },
        rpcUsers: [
            { username: "operator", password: "rpc-password", permissions: ["ALL"] },
            { username: "lifecycle", password: "lifecycle-password", permissions: ["InvokeRpc.nodeInfo"] },
        ],
        keyStorePassword: "key-store-password",
        trustStorePassword: "trust-store-password",
        database: postgresql,
        zone: { kind: "development", networkMapUrl: "http://corda-network-map:8080" },
        ...differing,
    };
}

const kinds: Record<string, Partial<NodeConfArgs>> = {
    "node-h2": { database: { kind: "h2" } },
    "node-postgresql": {},
    notary: { notary: { kind: "single", validating: false }, legalName: "O=Notary,L=London,C=GB" },
};

describe("node.conf", () => {
    const cases = versions.flatMap((version) => Object.keys(kinds).map((kind) => ({ version, kind })));

    it.each(cases)("of a $kind under $version is the reviewed one [000-2]", async ({ version, kind }) => {
        const rendered = renderHocon(planNodeConf(args(version, kinds[kind])));
        await expect(rendered).toMatchFileSnapshot(join(__dirname, "golden", "community", version, `${kind}.conf`));
    });

    it.each(cases)(
        "of a $kind under $version has only keys that release knows [000-1] [000-2]",
        ({ version, kind }) => {
            const planned = args(version, kinds[kind]);
            expect(unknownKeys(planned.release, planNodeConf(planned))).toEqual([]);
        },
    );

    it("never takes a password, a name or a permission for syntax [000-2] [001-8]", () => {
        const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("${?HOME}", '"', "\\", "a\nb = 1"));
        fc.assert(
            fc.property(fc.array(text, { minLength: 6, maxLength: 6 }), ([name, user, rpc, key, trust, db]) => {
                const planned = readHocon(
                    renderHocon(
                        planNodeConf(
                            args("4.10", {
                                legalName: name ?? "",
                                rpcUsers: [{ username: user ?? "", password: rpc ?? "", permissions: ["ALL"] }],
                                keyStorePassword: key ?? "",
                                trustStorePassword: trust ?? "",
                                database: { ...postgresql, password: db ?? "" },
                            }),
                        ),
                    ),
                );
                expect(planned).toMatchObject({
                    myLegalName: name,
                    rpcUsers: [{ username: user, password: rpc, permissions: ["ALL"] }],
                    keyStorePassword: key,
                    trustStorePassword: trust,
                    dataSourceProperties: { dataSource: { password: db } },
                });
            }),
        );
    });

    it("advertises the address it is given, and asks nobody outside for another [001-4]", () => {
        expect(planNodeConf(args("4.10"))).toMatchObject({ p2pAddress: `${host}:10002`, detectPublicIp: false });
    });

    it("keeps RPC's admin endpoint on the node's loopback [001-5]", () => {
        expect(planNodeConf(args("4.10"))["rpcSettings"]).toEqual({
            address: "0.0.0.0:10003",
            adminAddress: "127.0.0.1:10043",
        });
    });

    it("opens neither a shell over SSH nor H2 to the network", () => {
        for (const kind of Object.values(kinds)) {
            expect(Object.keys(planNodeConf(args("4.10", kind)))).not.toContain("sshd");
            expect(Object.keys(planNodeConf(args("4.10", kind)))).not.toContain("h2Settings");
        }
    });

    it("reaches PostgreSQL only over TLS, and only where the server proves its name [004-17]", () => {
        fc.assert(
            fc.property(fc.domain(), (database) => {
                const url = new URL(jdbcUrl(database).slice("jdbc:".length));
                expect(url.hostname).toBe(database);
                expect(url.port).toBe("5432");
                expect(Object.fromEntries(url.searchParams)).toEqual({
                    sslmode: "verify-full",
                    sslrootcert: "/etc/corda/database/ca.crt",
                });
            }),
        );
    });
});
