import { z } from "zod";
import { addressConflicts } from "./address-conflicts";
import { cordappConflicts, cordappSchema } from "./cordapp";
import { cordappDistributionSchema, distributionConflicts } from "./cordapp-distribution";
import { brokerSchema } from "./broker";
import { firewallSchema } from "./firewall";
import { fleetSchema } from "./fleet";
import { hsmSchema } from "./hsm";
import { imagesSchema } from "./images";
import { namespaceMistake } from "./kubernetes-name";
import { neverCopied } from "./never-copied";
import { evictionsChoice, resizingChoice } from "./scaling";
import { nodeSchema, notarySchema } from "./member";
import { releaseConflicts } from "./release-conflicts";
import { cordaVersion } from "./version";
import { memberConflicts } from "./member-conflicts";
import { section } from "./section";
import { choice, text } from "./text";
import { webClientSchema } from "./web-client";
import { webClientConflicts } from "./web-client-conflicts";
import { webHostConflicts } from "./web-host-conflicts";
import { topologyConflicts } from "./topology-conflicts";
import { notaryClusterSchema } from "./notary-cluster";
import { notaryServiceConflicts } from "./notary-service-conflicts";
import { membersOf, writtenNetwork } from "./written-network";
import { zoneSchema } from "./zone";

/** What a network consists of. */
export const networkSchema = section(
    {
        description: "What the network consists of.",
        refused: {
            parties: "is not known — did you mean nodes?",
            notary: "is not known — did you mean notaries, a list?",
            ...neverCopied(
                "a Corda node is one process on one ledger and can't be copied — remove it; scale up with a member's `size`",
            ),
            vpa: "is not known — did you mean resizing?",
            podDisruptionBudget: "is not known — did you mean evictions?",
            maintenance: "is not known — write evictions: one-at-a-time while machines are replaced",
            size: "is not known on the network — set it on a notary or node",
            minimumPlatformVersion: "is not known here — it belongs to `zone`",
        },
    },
    {
        namespace: text({
            description: "Namespace of everything in the network. Not `default`, and none of Kubernetes' own.",
            examples: ["corda"],
            pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
            mistakes: namespaceMistake,
        }).default("corda"),
        environment: choice({
            description:
                "What the network is for. In production whoever comes by HTTPS finds a certificate for a domain: web clients and the ways into a zone on CENM need both. Peers always know each other by Corda's own certificates.",
            words: {
                dev: "Trying out.",
                test: "A test network that others take part in.",
                prod: "Production.",
            },
            refused: {
                development: 'is not known — the word is "dev"',
                testnet: 'is not known — the word is "test"',
                production: 'is not known — the word is "prod"',
                mainnet: 'is not known — the word is "prod"',
            },
        }).default("dev"),
        edition: choice({
            description: "Edition of Corda.",
            words: {
                community: "Open source; jars from Maven Central.",
                enterprise: "R3's, by licence: images are built from your own jars and come from your registry.",
            },
            refused: {
                "open-source": 'is not known — the word is "community"',
                opensource: 'is not known — the word is "community"',
                os: 'is not known — the word is "community"',
                ent: 'is not known — the word is "enterprise"',
            },
        }),
        version: cordaVersion(
            "Release of Corda that every member runs, in quotes. A member can be set apart by a `version` of its own.",
        ),
        platformVersion: z
            .number()
            .int("is not a whole number — give a platform version, like 170")
            .min(4, "is below 4 — give the platform version that R3 documents for the release")
            .meta({
                description:
                    "Platform version of a release that is newer than this program. It needs images too; it is configured like the newest release that is known.",
                examples: [170],
            })
            .optional(),
        zone: zoneSchema,
        cordapps: z
            .array(cordappSchema)
            .meta({ description: "CorDapps of every notary and node.", examples: [[]] })
            .default([]),
        cordappDistribution: cordappDistributionSchema.default({ kind: "repository" }),
        images: imagesSchema.default({}),
        logLevel: choice({
            description: "How much the members log, as JSON on standard output.",
            words: {
                error: "Only what went wrong.",
                warn: "And what may go wrong.",
                info: "And what happens.",
                debug: "And why.",
                trace: "Everything.",
            },
            refused: { off: "would hide failures — use error" },
        }).default("info"),
        evictions: evictionsChoice.default("on-request"),
        resizing: resizingChoice.optional(),
        hsms: z
            .array(hsmSchema)
            .meta({ description: "HSMs that hold private keys. Corda Enterprise only.", examples: [[]] })
            .default([]),
        brokers: z
            .array(brokerSchema)
            .meta({
                description: "Artemis brokers that several nodes share. Corda Enterprise only.",
                examples: [[{ name: "messaging" }]],
            })
            .default([]),
        firewalls: z
            .array(firewallSchema)
            .meta({
                description: "Firewalls, each in front of up to ten nodes. Corda Enterprise only.",
                examples: [[{ name: "edge", broker: "messaging", float: { namespace: "dmz" } }]],
            })
            .default([]),
        notaries: z
            .array(notarySchema)
            .meta({
                description:
                    "The notaries. A bootstrapped zone needs one at least; they keep their place in the network parameters for good.",
                examples: [[{ name: "notary", legalName: "O=Notary,L=London,C=GB" }]],
            })
            .default([]),
        notaryClusters: z
            .array(notaryClusterSchema)
            .meta({ description: "Highly available notaries. Corda Enterprise only.", examples: [[]] })
            .default([]),
        nodes: z
            .array(nodeSchema)
            .meta({
                description: "The nodes. One that is added joins without a restart of the others.",
                examples: [[{ name: "party-a", legalName: "O=Party A,L=London,C=GB" }]],
            })
            .default([]),
        fleets: z
            .array(fleetSchema)
            .meta({
                description: "Nodes that are alike, many at once. They come after those under `nodes`.",
                examples: [[{ name: "bank", count: 20, legalName: "O=Bank {number},L=London,C=GB" }]],
            })
            .default([]),
        webClients: z
            .array(webClientSchema)
            .meta({ description: "Web servers that use a node's RPC, reached over HTTPS.", examples: [[]] })
            .default([]),
    },
).superRefine(
    (network, context) => {
        // Runs over what is there even when parts are broken, so that every mistake is told at once.
        const whole = (network ?? {}) as Record<string, unknown>;
        const list = (key: string) => (Array.isArray(whole[key]) ? (whole[key] as unknown[]) : []);
        for (const [index, key, message] of cordappConflicts(list("cordapps"))) {
            context.addIssue({ code: "custom", path: ["cordapps", index, key], message });
        }
        const written = writtenNetwork(network);
        for (const { path, message } of [
            ...memberConflicts(written),
            ...notaryServiceConflicts(written),
            ...addressConflicts(written),
            ...releaseConflicts(written),
            ...topologyConflicts(written),
            ...distributionConflicts(
                whole,
                membersOf(written).map(({ value }) => value["name"]),
            ),
            ...webClientConflicts(written),
            ...webHostConflicts(written),
        ]) {
            context.addIssue({ code: "custom", path: [...path], message });
        }
    },
    { when: () => true },
);

/** What a network consists of, with every default filled in. */
export type NetworkConfig = z.output<typeof networkSchema>;
