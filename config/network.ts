import { z } from "zod";
import { corda } from "../components/versions/catalogue";
import { cordappConflicts, cordappSchema } from "./cordapp";
import { imageReferenceMistake } from "./image-reference";
import { namespaceMistake } from "./kubernetes-name";
import { cordaVersion, nodeSchema, notarySchema } from "./member";
import { memberConflicts } from "./member-conflicts";
import { section } from "./section";
import { choice, text } from "./text";
import { webClientSchema } from "./web-client";
import { webClientConflicts } from "./web-client-conflicts";
import { zoneSchema } from "./zone";

function image(what: string) {
    return text({
        description: `Image of ${what}, where it isn't the one built from this repository: a tag other than \`latest\`, or better a digest.`,
        examples: ["registry.example.com/corda:4.10"],
        mistakes: imageReferenceMistake,
    }).optional();
}

/** What a network consists of. */
export const networkSchema = section(
    {
        description: "What the network consists of.",
        refused: {
            parties: "is not known — did you mean nodes?",
            notary: "is not known — did you mean notaries, a list?",
            replicas:
                "a Corda node is one process on one ledger and can't be copied — remove it; scale up with a member's `size`",
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
        edition: choice({
            description: "Edition of Corda.",
            words: { community: "Open source; jars from Maven Central." },
            refused: {
                enterprise:
                    "Corda Enterprise needs R3's licensed jars and images and can't be deployed yet — use community, whose ledger a later Enterprise node takes over",
                "open-source": 'is not known — the word is "community"',
                opensource: 'is not known — the word is "community"',
            },
        }),
        version: cordaVersion(
            "Release of Corda that every member runs, in quotes. A member can be set apart by a `version` of its own.",
        ),
        zone: zoneSchema,
        cordapps: z
            .array(cordappSchema)
            .meta({ description: "CorDapps of every notary and node.", examples: [[]] })
            .default([]),
        images: section(
            {
                description: "Images other than those built from this repository.",
                examples: [{ corda: "registry.example.com/corda:4.10" }],
            },
            { corda: image("Corda's processes"), postgresql: image("the databases") },
        ).default({}),
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
        notaries: z
            .array(notarySchema)
            .min(
                1,
                'is an empty list — a network needs at least one notary, like { name: notary, legalName: "O=Notary,L=London,C=GB" }',
            )
            .meta({
                description: "The notaries, at least one. They keep their place in the network parameters for good.",
                examples: [[{ name: "notary", legalName: "O=Notary,L=London,C=GB" }]],
            }),
        nodes: z
            .array(nodeSchema)
            .meta({
                description: "The nodes. One that is added joins without a restart of the others.",
                examples: [[{ name: "party-a", legalName: "O=Party A,L=London,C=GB" }]],
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
        for (const { path, message } of memberConflicts(whole, list("notaries"), list("nodes"), corda)) {
            context.addIssue({ code: "custom", path: [...path], message });
        }
        for (const { path, message } of webClientConflicts(list("webClients"), [
            ...list("notaries"),
            ...list("nodes"),
        ])) {
            context.addIssue({ code: "custom", path: [...path], message });
        }
    },
    { when: () => true },
);

/** What a network consists of, with every default filled in. */
export type NetworkConfig = z.output<typeof networkSchema>;
