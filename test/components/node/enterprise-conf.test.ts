import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keyAliases } from "../../../components/node/crypto-conf";
import { renderHocon } from "../../../components/node/hocon";
import { planNodeConf } from "../../../components/node/node-conf";
import { databaseConnections, nodeTuning } from "../../../components/node/tuning-conf";
import { resolveRelease } from "../../../components/versions/release";
import { type Changes, enterprise, goldenFamilies, party, topologies, type Topology } from "./enterprise-topologies";

const community = resolveRelease({ edition: "community", version: "4.10" });
const vault = { name: "AZURE_KEY_VAULT", configuration: "/etc/corda/hsm/vault.conf" } as const;
const broker = topologies["shared-broker"](enterprise("4.10")).messaging;

describe("node.conf of Enterprise", () => {
    const cases = goldenFamilies.flatMap((family) =>
        (Object.keys(topologies) as Topology[]).map((topology) => ({ family, topology })),
    );

    it.each(cases)(
        "of the topology $topology under $family is the reviewed one [000-2]",
        async ({ family, topology }) => {
            const rendered = renderHocon(planNodeConf(topologies[topology](enterprise(family))));
            await expect(rendered).toMatchFileSnapshot(
                join(__dirname, "golden", "enterprise", family, `${topology}.conf`),
            );
        },
    );

    it("is the same for a patch release as for its family [000-1]", () => {
        for (const plan of Object.values(topologies)) {
            const rendered = (version: string) => renderHocon(planNodeConf(plan(enterprise(version))));
            expect(rendered("4.10.3")).toBe(rendered("4.10"));
        }
    });

    it("is that of the newest family for a release that isn't in the catalogue [000-1]", () => {
        const later = resolveRelease({ edition: "enterprise", version: "4.17", platformVersion: 190 });
        for (const plan of Object.values(topologies)) {
            expect(planNodeConf(plan(later))).toEqual(planNodeConf(plan(enterprise("4.14"))));
        }
    });

    it("runs in development mode in no zone but one of development [000-2]", () => {
        expect(planNodeConf(party(enterprise("4.12")))).toMatchObject({ devMode: false });
        expect(planNodeConf(party(enterprise("4.12")))).not.toHaveProperty("devModeOptions");
        const zone = { kind: "development", networkMapUrl: "http://network-map:8080" } as const;
        expect(planNodeConf(party(enterprise("4.12"), { zone }))).toMatchObject({
            devMode: true,
            devModeOptions: { allowCompatibilityZone: true },
        });
    });

    it("offers RPC over TLS where a key store is given, and the admin's endpoint on the loopback alone [004-17] [004-19]", () => {
        const rpcTls = { path: "/keystores/rpc.jks", password: "rpc-store-password" };
        expect(planNodeConf(party(community, { rpcTls }))["rpcSettings"]).toEqual({
            address: "0.0.0.0:10003",
            adminAddress: "127.0.0.1:10043",
            useSsl: true,
            ssl: { keyStorePath: "/keystores/rpc.jks", keyStorePassword: "rpc-store-password" },
        });
    });

    it("makes its tables at its start only where there is no command for it [000-2]", () => {
        const database = (version: string) => planNodeConf(party(enterprise(version)))["database"];
        expect(database("4.5")).toEqual({ transactionIsolationLevel: "READ_COMMITTED", runMigration: true });
        expect(database("4.0")).toEqual({ transactionIsolationLevel: "READ_COMMITTED" });
        expect(database("4.6")).toBeUndefined();
    });

    it("gives every thread that needs one a connection to the database [000-2]", () => {
        for (const processors of [1, 2, 4, 8, 16, 64]) {
            const tuning = nodeTuning({ processors });
            expect(databaseConnections(tuning)).toBeGreaterThan(tuning.flowThreads + tuning.rpcThreads);
            expect(planNodeConf(party(enterprise("4.10"), { tuning }))).toMatchObject({
                dataSourceProperties: { maximumPoolSize: databaseConnections(tuning) },
                enterpriseConfiguration: { tuning: { flowThreadPoolSize: tuning.flowThreads } },
            });
        }
    });

    it("gives no more flow threads than H2 can use [000-2]", () => {
        const tuning = nodeTuning({ processors: 16 });
        expect(planNodeConf(party(enterprise("4.10"), { database: { kind: "h2" }, tuning }))).toMatchObject({
            enterpriseConfiguration: { tuning: { flowThreadPoolSize: 8, rpcThreadPoolSize: 8 } },
        });
    });

    it("reaches its zone through a proxy, and checks revocation where it is told to [000-2]", () => {
        const zone = {
            kind: "doorman",
            doormanUrl: "https://doorman.example.com",
            networkMapUrl: "https://network-map.example.com",
            email: "operations@example.com",
            proxy: { type: "socks", address: "proxy.example.com:1080", user: "corda", password: "proxy-password" },
            crl: {
                distributionPoint: "https://crl.example.com",
                issuer: "CN=CRL,O=Zone,L=London,C=GB",
                hardFail: true,
            },
        } as const;
        expect(planNodeConf(party(enterprise("4.10"), { zone }))).toMatchObject({
            crlCheckSoftFail: false,
            tlsCertCrlDistPoint: "https://crl.example.com",
            tlsCertCrlIssuer: "CN=CRL,O=Zone,L=London,C=GB",
            networkServices: {
                proxyType: "SOCKS",
                proxyAddress: "proxy.example.com:1080",
                proxyUser: "corda",
                proxyPassword: "proxy-password",
            },
        });
    });

    it("is a client of a broker and of those that take over from it, and goes on trying to reach them [000-5]", () => {
        expect(planNodeConf(topologies["shared-broker"](enterprise("4.10")))).toMatchObject({
            messagingServerAddress: "messaging.corda.svc.cluster.local:11005",
            messagingServerExternal: true,
            enterpriseConfiguration: {
                externalBridge: true,
                messagingServerConnectionConfiguration: "CONTINUOUS_RETRY",
                messagingServerBackupAddresses: ["messaging-standby.corda.svc.cluster.local:11005"],
            },
        });
    });

    it("keeps each kind of key in the HSM it is told to, under names of the node's own [000-8]", () => {
        const aliases = keyAliases("bank-a");
        const inVault = { cryptoServiceName: vault.name, cryptoServiceConf: vault.configuration };
        expect(planNodeConf(topologies.hsm(enterprise("4.10")))).toMatchObject({
            ...inVault,
            freshIdentitiesConfiguration: { mode: "NATIVE", cryptoServiceConfiguration: inVault },
            enterpriseConfiguration: {
                artemisCryptoServiceConfig: inVault,
                tlsCryptoServiceConfig: inVault,
                identityKeyAlias: aliases.identity,
                clientCaKeyAlias: aliases.nodeCa,
                tlsKeyAlias: aliases.tls,
            },
        });
    });

    it("names a key only where it is in an HSM, and one that wraps others only where one does [000-8]", () => {
        const wrapping = { name: "AWS_CLOUD", configuration: "/etc/corda/hsm/cloudhsm.conf" } as const;
        const aliases = keyAliases("worker-1", "notary");
        const conf = planNodeConf(party(enterprise("4.10"), { keys: { confidentialIdentities: wrapping, aliases } }));
        expect(conf).toMatchObject({
            freshIdentitiesConfiguration: { mode: "WRAPPED", masterKeyAlias: "worker-1-wrapping-key" },
        });
        expect(JSON.stringify(conf["enterpriseConfiguration"])).not.toContain("Alias");
        const native = planNodeConf(party(enterprise("4.10"), { keys: { confidentialIdentities: vault, aliases } }));
        expect(JSON.stringify(native["freshIdentitiesConfiguration"])).not.toContain("masterKeyAlias");
        const notary = planNodeConf(party(enterprise("4.10"), { keys: { identity: vault, aliases } }));
        expect(notary).toMatchObject({
            enterpriseConfiguration: { distributedNotaryKeyAlias: "notary-distributed-notary-private-key" },
        });
    });

    it("names keys apart for each node of a vault, and the notary's alike for all workers [000-8]", () => {
        const notaries = ["worker-1", "worker-2"].map((node) => keyAliases(node, "notary"));
        const [first, second] = notaries.map(({ notaryService, ...own }) => ({
            notaryService,
            own: Object.values(own),
        }));
        expect(first?.notaryService).toBe(second?.notaryService);
        expect(first?.own.filter((alias) => second?.own.includes(alias))).toEqual([]);
    });
});

describe("a node.conf that a release can't have", () => {
    const oracle = { kind: "oracle", jdbcUrl: "jdbc:oracle:thin:@//db:1521/c", user: "u", password: "p" } as const;
    const proxied = {
        kind: "doorman",
        doormanUrl: "https://d.example.com",
        networkMapUrl: "https://n.example.com",
        email: "o@example.com",
        proxy: { type: "http", address: "proxy:3128" },
    } as const;
    const refusals: readonly (readonly [string, Changes, string])[] = [
        ["a broker outside of the node", { messaging: broker }, "A broker outside of the node"],
        ["a standby", { mutualExclusion: {} }, "A standby of a node (mutual exclusion)"],
        ["an identity key in an HSM", { keys: { identity: vault } }, "A node's identity key in an HSM"],
        ["a TLS key in an HSM", { keys: { tls: vault } }, "A node's TLS key in an HSM"],
        [
            "confidential identities in an HSM",
            { keys: { confidentialIdentities: vault } },
            "Confidential identities in an HSM",
        ],
        [
            "a notary of several workers",
            topologies["notary-worker"](community),
            "A notary of several workers (HA notary)",
        ],
        ["Oracle", { database: oracle }, "Oracle"],
        ["a schema", { database: { ...oracle, kind: "postgresql", schema: "s" } }, "A database schema of its own"],
        ["a proxy", { zone: proxied }, "A proxy to the network's services"],
        ["threads", { tuning: nodeTuning({ processors: 4 }) }, "Tuning of flow and RPC threads"],
    ];

    it.each(refusals)("is refused before anything is made: %s under Community [000-1]", (_, changes, name) => {
        expect(() => planNodeConf(party(community, changes))).toThrow(
            `${name} is not part of Corda Community 4.10 — it takes Corda Enterprise`,
        );
    });

    it("names the family that brought what an earlier one doesn't have [000-1] [000-8]", () => {
        const plan = (version: string, changes: Changes) => () => planNodeConf(party(enterprise(version), changes));
        expect(plan("4.5", { keys: { tls: vault } })).toThrow(
            "A node's TLS key in an HSM is not part of Corda Enterprise 4.5 — it takes Corda Enterprise 4.6 or later",
        );
        expect(() => planNodeConf(topologies["notary-worker"](enterprise("4.2")))).toThrow("Enterprise 4.3 or later");
        expect(plan("4.11", { verifierJvmFlags: ["-Xmx512m"] })).toThrow("it takes Corda 4.12 or later");
        expect(plan("4.6", { keys: { confidentialIdentities: vault } })).toThrow(
            "Confidential identities with AZURE_KEY_VAULT are not part of Corda Enterprise 4.6",
        );
        expect(plan("4.4", { keys: { identity: { name: "AWS_CLOUD", configuration: "/c" } } })).toThrow(
            "AWS_CLOUD is not part of Corda Enterprise 4.4",
        );
        expect(plan("4.2", { keys: { identity: vault, aliases: keyAliases("a") } })).toThrow("Key aliases of its own");
    });

    it("is refused where it contradicts itself [000-2] [000-8]", () => {
        const plan = (changes: Changes) => () => planNodeConf(party(enterprise("4.12"), changes));
        expect(plan({ messaging: broker, keys: { tls: vault } })).toThrow("belongs to its bridge");
        expect(plan({ keys: { broker: vault } })).toThrow("of no use to a node with its own broker");
        expect(plan({ database: { kind: "h2" }, mutualExclusion: {} })).toThrow("H2 is a file of one of them");
        expect(plan({ mutualExclusion: { updateInterval: 9, waitInterval: 9 } })).toThrow("longer than a renewal");
        expect(plan({ keys: { identity: vault, aliases: keyAliases("Bank A") } })).toThrow(
            "can't name a key in an HSM",
        );
        expect(plan({ tuning: { flowThreads: 4, rpcThreads: 5 } })).toThrow("Corda takes 4 to 4");
        expect(plan({ zone: { ...proxied, crl: { hardFail: true } } })).toThrow("give the distribution point");
    });
});
