import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CryptoService, keyAliases, type NodeKeys } from "../../../components/node/crypto-conf";
import type { NodeDatabase } from "../../../components/node/database-conf";
import { hasFeature } from "../../../components/node/features";
import { renderHocon } from "../../../components/node/hocon";
import { unknownKeys } from "../../../components/node/keys";
import type { NodeMessaging } from "../../../components/node/messaging-conf";
import { type NodeConfArgs, planNodeConf } from "../../../components/node/node-conf";
import type { NodeNotary } from "../../../components/node/notary-conf";
import { nodeTuning } from "../../../components/node/tuning-conf";
import type { NodeZone } from "../../../components/node/zone-conf";
import { editions, families } from "../../../components/versions/family";
import { cryptoServiceNames } from "../../../components/versions/hsm-kinds";
import { hsmKindsFor, type HsmUse } from "../../../components/versions/hsm-support";
import { familiesOf, type Release, resolveRelease } from "../../../components/versions/release";
import { readHocon } from "./read-hocon";

const text = fc.oneof(fc.string({ unit: "binary", maxLength: 12 }), fc.constantFrom("${?HOME}", '"', "\\", "a\nb = 1"));
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const nothing = fc.constant(undefined);

const release: fc.Arbitrary<Release> = fc.constantFrom(...editions).chain((edition) =>
    fc.oneof(
        fc.constantFrom(...familiesOf(edition)).map((version) => resolveRelease({ edition, version })),
        fc
            .tuple(fc.constantFrom(...familiesOf(edition)), fc.integer({ min: 1, max: 20 }))
            .map(([family, patch]) => resolveRelease({ edition, version: `${family}.${patch}` })),
        fc
            .integer({ min: families.length, max: 40 })
            .map((minor) => resolveRelease({ edition, version: `4.${minor}`, platformVersion: 1000 })),
    ),
);

const when = <T>(condition: boolean, value: fc.Arbitrary<T>) => (condition ? optional(value) : nothing);

function zone(of: Release): fc.Arbitrary<NodeZone> {
    return fc.oneof(
        fc.record({ kind: fc.constant("development" as const), networkMapUrl: text }),
        fc.record({
            kind: fc.constant("doorman" as const),
            doormanUrl: text,
            networkMapUrl: text,
            email: text,
            crl: optional(fc.record({ distributionPoint: text, issuer: optional(text), hardFail: fc.boolean() })),
            proxy: when(
                hasFeature(of, "proxy"),
                fc.record({
                    type: fc.constantFrom("http" as const, "socks" as const),
                    address: text,
                    user: when(hasFeature(of, "proxyUser"), text),
                    password: when(hasFeature(of, "proxyUser"), text),
                }),
            ),
        }),
    );
}

function database(of: Release): fc.Arbitrary<NodeDatabase> {
    const kinds = ["postgresql", ...(hasFeature(of, "oracle") ? (["oracle", "sql-server"] as const) : [])] as const;
    const schema = when(hasFeature(of, "databaseSchema"), text);
    return fc.oneof(
        fc.constant({ kind: "h2" } as const),
        fc.record({ kind: fc.constantFrom(...kinds), jdbcUrl: text, user: text, password: text, schema }),
    );
}

function messaging(of: Release): fc.Arbitrary<NodeMessaging | undefined> {
    const store = fc.record({ path: text, password: text });
    return fc.oneof(
        nothing,
        fc.constant({ kind: "embedded" } as const),
        when(
            hasFeature(of, "externalBroker"),
            fc.record({
                kind: fc.constant("external" as const),
                address: text,
                backups: optional(fc.array(text, { maxLength: 2 })),
                bridge: fc.boolean(),
                keyStore: store,
                trustStore: store,
            }),
        ),
    );
}

function notary(of: Release): fc.Arbitrary<NodeNotary | undefined> {
    return fc.oneof(
        nothing,
        fc.record({
            kind: fc.constant("single" as const),
            validating: fc.boolean(),
            serviceLegalName: optional(text),
        }),
        when(
            hasFeature(of, "notaryCluster"),
            fc.record({
                kind: fc.constant("worker" as const),
                serviceLegalName: text,
                database: fc.record({
                    kind: fc.constantFrom("cockroachdb" as const, "postgresql" as const, "oracle-rac" as const),
                    jdbcUrl: text,
                    user: text,
                    password: text,
                    schema: optional(text),
                }),
            }),
        ),
    );
}

function keys(of: Release, through: NodeMessaging | undefined): fc.Arbitrary<NodeKeys | undefined> {
    if (of.edition === "community") {
        return nothing;
    }
    const service = (use: HsmUse): fc.Arbitrary<CryptoService | undefined> => {
        const from = hsmKindsFor(use, of.version).map((kind) => cryptoServiceNames[kind]);
        return from.length === 0 ? nothing : fc.record({ name: fc.constantFrom(...from), configuration: text });
    };
    const bridged = through?.kind === "external" && through.bridge;
    return optional(
        fc.record({
            identity: optional(service("identity")),
            tls: when(hasFeature(of, "tlsKeyInHsm") && !bridged, service("tls")),
            broker: when(hasFeature(of, "brokerKeyInHsm") && through?.kind === "external", service("broker")),
            confidentialIdentities: optional(service("confidential")),
            aliases: when(hasFeature(of, "keyAliases"), fc.constant(keyAliases("bank-a", "notary"))),
            timeout: when(hasFeature(of, "keyAliases"), fc.nat()),
        }),
    );
}

const args: fc.Arbitrary<NodeConfArgs> = release
    .chain((of) => fc.tuple(fc.constant(of), messaging(of), database(of)))
    .chain(([of, through, vault]) =>
        fc.record({
            release: fc.constant(of),
            legalName: text,
            p2p: fc.record({ host: fc.domain(), port: fc.integer({ min: 1, max: 65535 }) }),
            zone: zone(of),
            rpcUsers: fc.array(
                fc.record({ username: text, password: text, permissions: fc.array(text, { maxLength: 2 }) }),
                { maxLength: 2 },
            ),
            rpcTls: optional(fc.record({ path: text, password: text })),
            keyStorePassword: text,
            trustStorePassword: text,
            database: fc.constant(vault),
            messaging: fc.constant(through),
            mutualExclusion: when(
                hasFeature(of, "mutualExclusion") && vault.kind !== "h2",
                fc.record({ machineName: optional(text) }),
            ),
            keys: keys(of, through),
            notary: notary(of),
            tuning: when(
                hasFeature(of, "tuning"),
                fc.integer({ min: 1, max: 64 }).map((processors) => nodeTuning({ processors })),
            ),
            verifierJvmFlags: when(hasFeature(of, "externalVerifier"), fc.array(text, { maxLength: 2 })),
        }),
    );

describe("node.conf for any release and anything it can do", () => {
    it("has no key that the release doesn't have [000-1] [000-2]", () => {
        fc.assert(
            fc.property(args, (any) => {
                expect(unknownKeys(any.release, planNodeConf(any))).toEqual([]);
            }),
            { numRuns: 500 },
        );
    });

    it("says exactly what was planned, whatever the names, addresses and passwords are [000-2] [001-8]", () => {
        fc.assert(
            fc.property(args, (any) => {
                const planned = planNodeConf(any);
                expect(readHocon(renderHocon(planned))).toEqual(planned);
            }),
            { numRuns: 300 },
        );
    });

    it("runs in development mode in a development zone, and nowhere else [000-2]", () => {
        fc.assert(
            fc.property(args, (any) => {
                expect(planNodeConf(any)["devMode"]).toBe(any.zone.kind === "development");
            }),
        );
    });
});
