import fc from "fast-check";
import { countryCodes } from "../../config/countries";
import type { StackInput } from "../../config/read";

const capitals = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const small = [..."abcdefghijklmnopqrstuvwxyz"];
const digits = [..."0123456789"];

const characters = (from: readonly string[], minLength: number, maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...from), minLength, maxLength });

/** A value of a legal name's attribute: words with single spaces between them, the first with a capital letter. */
const words = fc
    .array(fc.tuple(fc.constantFrom(...capitals), characters([...small, ...digits, "&", ".", "-", "/"], 0, 6)), {
        minLength: 2,
        maxLength: 3,
    })
    .map((parts) => parts.map((part) => part.join("")).join(" "));

/** Legal names that Corda and every zone takes. */
export const legalNames = fc
    .record({
        O: words,
        L: words,
        C: fc.constantFrom(...countryCodes),
        OU: fc.option(words, { nil: undefined }),
        ST: fc.option(words, { nil: undefined }),
    })
    .map((name) =>
        Object.entries(name)
            .flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`]))
            .join(","),
    );

const storage = fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom("Gi", "G", "Ti", "e9"))
    .map(([number, unit]) => `${number}${unit}`);

const memberName = fc
    .tuple(
        fc.constantFrom(...small),
        characters([...small, ...digits], 0, 20),
        fc.constantFrom("", "-x", "-bank", "-1"),
    )
    .map((parts) => parts.join(""))
    .filter(
        (name) =>
            !["corda", "default", "kubernetes", "default-deny", "allow-dns"].includes(name) &&
            !name.startsWith("corda-"),
    );

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });

const node = fc.record(
    {
        name: memberName,
        legalName: legalNames,
        size: fc.constantFrom("small" as const, "medium" as const, "large" as const),
        storage,
        ledger: fc.constantFrom("protected" as const, "retained" as const, "disposable" as const),
        database: fc.oneof(
            fc.record({ kind: fc.constant("postgresql" as const), storage: optional(storage) }),
            fc.constant({ kind: "h2" as const }),
        ),
        rpc: fc.record({
            username: characters([...small, ...capitals, ...digits, "_"], 1, 32),
            permissions: fc.array(fc.constantFrom("ALL", "StartFlow.com.example.Pay", "InvokeRpc.vaultQuery"), {
                minLength: 1,
                maxLength: 3,
            }),
        }),
        drainSeconds: fc.integer({ min: 0, max: 3600 }),
        version: fc.constantFrom("4.8" as const, "4.9" as const, "4.10" as const),
    },
    { requiredKeys: ["name", "legalName"] },
);

const cordapp = fc.record({
    maven: fc
        .tuple(characters(small, 1, 8), characters([...small, "-"], 1, 8), fc.nat({ max: 99 }))
        .map(([group, artifact, version]) => `com.${group}:a${artifact}:1.${version}`),
    sha256: fc
        .string({ unit: fc.constantFrom(...digits, ..."abcdef"), minLength: 64, maxLength: 64 })
        .filter((digest) => new Set(digest).size > 1),
});

const platform = fc.oneof(
    fc.record(
        {
            kind: fc.constant("minikube" as const),
            contexts: fc.uniqueArray(
                characters([...small, "-"], 1, 9).map((name) => `at-${name}`),
                { minLength: 1 },
            ),
        },
        { requiredKeys: ["kind"] },
    ),
    fc.record(
        {
            kind: fc.constant("existing" as const),
            kubeconfig: characters([...small, "/"], 1, 20).map((path) => `/${path}`),
            context: characters([...small, "@"], 1, 20).map((name) => `at-${name}`),
            storage: fc.record({ ledger: memberName }),
            mavenRepository: characters(small, 1, 10).map((path) => `https://maven.example.com/${path}`),
        },
        { requiredKeys: ["kind", "context", "storage"] },
    ),
);

/** Stack files without a mistake, as one writes them. */
export const stacks: fc.Arbitrary<StackInput> = fc
    .record({
        platform,
        shared: fc.record(
            {
                namespace: memberName.map((name) => `n-${name}`),
                logLevel: fc.constantFrom("error" as const, "warn" as const, "info" as const, "debug" as const),
            },
            { requiredKeys: [] },
        ),
        version: fc.constantFrom("4.8" as const, "4.9" as const, "4.10" as const),
        minimumPlatformVersion: optional(fc.integer({ min: 4, max: 10 })),
        cordapps: fc.uniqueArray(cordapp, { selector: ({ maven }) => maven.split(":")[1], maxLength: 3 }),
        members: fc.uniqueArray(node, { selector: ({ name }) => name, minLength: 1, maxLength: 6 }),
        validating: fc.boolean(),
        notaryCount: fc.integer({ min: 1, max: 2 }),
    })
    .map(({ platform: where, shared, version, minimumPlatformVersion, cordapps, members, validating, notaryCount }) => {
        // Distinct organisations, however the generated ones came out.
        const distinct = members.map((member, index) => ({
            ...member,
            legalName: member.legalName.replace("O=", `O=M${index} `),
        }));
        return {
            platform: where,
            network: {
                ...shared,
                edition: "community" as const,
                version,
                zone: { kind: "bootstrapped" as const, minimumPlatformVersion },
                cordapps,
                notaries: distinct.slice(0, notaryCount).map((notary) => ({ ...notary, validating })),
                nodes: distinct.slice(notaryCount),
            },
        };
    });
