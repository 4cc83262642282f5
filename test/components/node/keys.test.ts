import { describe, expect, it } from "vitest";
import { enterpriseKeys } from "../../../components/node/enterprise-keys";
import { nodeConfKeys, unknownKeys } from "../../../components/node/keys";
import { sharedKeys } from "../../../components/node/shared-keys";
import { families, type Family } from "../../../components/versions/family";

const community = (family: Family) => ({ edition: "community", family }) as const;
const enterprise = (family: Family) => ({ edition: "enterprise", family }) as const;

/** The families of an edition that have a key. */
const having = (of: typeof community | typeof enterprise, key: string) =>
    families.filter((family) => nodeConfKeys(of(family)).has(key));
const from = (first: Family) => families.slice(families.indexOf(first));

describe("the keys of node.conf", () => {
    it.each(families)(
        "of %s: Enterprise knows what Community knows, and Community no block of Enterprise's [000-1]",
        (family) => {
            const known = nodeConfKeys(enterprise(family));
            expect([...nodeConfKeys(community(family))].filter((key) => !known.has(key))).toEqual([]);
            for (const key of ["enterpriseConfiguration", "cryptoServiceName", "database.schema", "notary.jpa"]) {
                expect(nodeConfKeys(community(family)).has(key), key).toBe(false);
            }
        },
    );

    it.each(families)("of %s: every nested key stands in a block that the family knows too [000-1]", (family) => {
        const known = nodeConfKeys(enterprise(family));
        const orphans = [...known].filter((key) => key.includes(".") && !known.has(key.slice(0, key.lastIndexOf("."))));
        expect(orphans).toEqual([]);
    });

    it("are each listed once in a family [000-1]", () => {
        for (const family of families) {
            const listed = [...sharedKeys, ...enterpriseKeys]
                .filter(
                    ({ since = "4.0", until = "4.14" }) =>
                        families.indexOf(since) <= families.indexOf(family) &&
                        families.indexOf(family) <= families.indexOf(until),
                )
                .flatMap(({ keys }) => keys);
            expect(
                listed.filter((key, at) => listed.indexOf(key) !== at),
                family,
            ).toEqual([]);
        }
    });

    it("come and go with their families [000-1]", () => {
        expect(having(community, "networkParametersPath")).toEqual(from("4.7"));
        expect(having(community, "telemetry")).toEqual(from("4.10"));
        expect(having(community, "attachmentCacheBound")).toEqual(families.slice(0, families.indexOf("4.8")));
        expect(having(community, "custom.externalVerifierJvmArgs")).toEqual(from("4.12"));
        expect(having(community, "myLegalName")).toEqual([...families]);
        expect(having(enterprise, "database.runMigration")).toEqual(["4.1", "4.2", "4.3", "4.4", "4.5"]);
        expect(having(enterprise, "enterpriseConfiguration.tlsCryptoServiceConfig")).toEqual(from("4.6"));
        expect(having(enterprise, "enterpriseConfiguration.ledgerRecoveryConfiguration")).toEqual(from("4.11"));
        expect(having(enterprise, "enterpriseConfiguration.tuning.additionalFlowThreadPools")).toEqual(from("4.13"));
        expect(having(enterprise, "notary.solana.rpcUrl")).toEqual(["4.14"]);
        expect(having(community, "notary.solana.rpcUrl")).toEqual([]);
    });

    it("that a family doesn't have are named with their blocks, each once [000-1]", () => {
        const conf = {
            myLegalName: "O=A,L=London,C=GB",
            unheardOf: { within: 1 },
            telemetry: { openTelemetryEnabled: true },
            rpcUsers: [
                { username: "a", password: "b", rights: ["ALL"] },
                { username: "c", password: "d", rights: ["ALL"] },
            ],
            notary: { validating: false, jpa: { connectionRetries: 3 } },
            enterpriseConfiguration: undefined,
        };
        expect(unknownKeys(community("4.9"), conf)).toEqual([
            "unheardOf",
            "telemetry",
            "rpcUsers.rights",
            "notary.jpa",
        ]);
        expect(unknownKeys(enterprise("4.14"), conf)).toEqual(["unheardOf", "rpcUsers.rights"]);
    });

    it("may be anything where Corda hands them on [000-1]", () => {
        const conf = {
            dataSourceProperties: { dataSource: { url: "jdbc:…", loginTimeout: 30 }, leakDetectionThreshold: 1 },
            systemProperties: { anything: { at: "all" } },
            notary: { extraConfig: { batchSize: 8 } },
        };
        expect(unknownKeys(community("4.3"), conf)).toEqual([]);
        expect(unknownKeys(community("4.1"), conf)).toEqual(["systemProperties"]);
    });

    it("take no block where they have a value of their own [000-1]", () => {
        expect(unknownKeys(community("4.10"), { devMode: { on: true } })).toEqual(["devMode.on"]);
    });
});
