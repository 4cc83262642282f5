import { z } from "zod";
import { httpUrl } from "./host";
import { quoted } from "./quoted";
import { secretReference } from "./secret-reference";
import { section } from "./section";
import { choiceMistake, text } from "./text";

const ofDoorman = "belongs to a zone of kind doorman — write kind: doorman, or remove it";

const bootstrapped = section(
    {
        description:
            "A zone of one's own, made with Corda's development certificates: the network brings its network map, and later members join without a restart. Not for production: everyone has these certificates.",
        examples: [{ kind: "bootstrapped" }],
        refused: { doormanUrl: ofDoorman, networkMapUrl: ofDoorman, rootTrustStore: ofDoorman },
    },
    {
        kind: z.literal("bootstrapped").meta({ description: "A development zone with a network map of its own." }),
        minimumPlatformVersion: z
            .number()
            .int("is not a whole number — give a platform version, like 4")
            .min(4, "is below 4 — give 4 or more: signed CorDapps need it")
            .meta({
                description:
                    "The platform version that every member must have at least, 4 or more. At most that of the oldest member's release (4.8: 10, 4.9: 11, 4.10: 12).",
                examples: [10],
            })
            .default(4),
    },
);

const inClear = "a stack file holds no secrets — remove it; name the secret that holds it under rootTrustStore";

/** An address that a doorman can write to, as certificates name it. */
function emailMistake(email: string): string | undefined {
    return /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(email)
        ? undefined
        : `${quoted(email)} is no e-mail address — write one that the zone's operator can answer to, like ops@example.com`;
}

const doorman = section(
    {
        description:
            "A zone that somebody operates: a doorman (identity manager) issues certificates, a network map tells members of each other, and its operator names the notaries.",
        examples: [{ kind: "doorman", doormanUrl: "https://doorman.example.com" }],
        refused: {
            minimumPlatformVersion: "is the zone operator's to decide — remove it",
            compatibilityZoneURL: "is not known — write doormanUrl and networkMapUrl",
            identityManager: "is not known — did you mean doormanUrl?",
            networkMap: "is not known — did you mean networkMapUrl?",
            trustStore: "is not known — did you mean rootTrustStore?",
            trustStorePassword: inClear,
            networkRootTrustStorePassword: inClear,
        },
    },
    {
        kind: z.literal("doorman").meta({ description: "A zone with a doorman and a network map, by their URLs." }),
        doormanUrl: httpUrl("The doorman, or CENM's identity manager.", "the doorman", "https://doorman.example.com"),
        networkMapUrl: httpUrl("The network map.", "the network map", "https://map.example.com"),
        rootTrustStore: secretReference({
            description:
                "The trust store that the zone's operator gives to every member; certificates are held against it.",
            keys: { "network-root-truststore.jks": "the file, in base64", password: "its password" },
            example: "network-root",
        }),
        email: text({
            description: "Whom the zone's operator writes to about a certificate.",
            examples: ["ops@example.com"],
            mistakes: emailMistake,
        }),
        approvalMinutes: z
            .number()
            .int("is not a whole number — give whole minutes")
            .min(1, "is below 1 — give 1 to 10080 minutes")
            .max(10080, "is more than a week — give 1 to 10080 minutes; the next `up` goes on with the same request")
            .meta({
                description:
                    "How many minutes `up` waits for the doorman's approval, 1 to 10080. Whatever is not approved by then, the next `up` goes on with, under the same request.",
                examples: [30],
            })
            .default(30),
        crlDistributionPoint: httpUrl(
            "Where the revocation list of the members' TLS certificates is, if the zone has one of its own; it becomes part of the certificates.",
            "the revocation list",
            "http://crl.example.com/tls",
        ).optional(),
    },
);

export const zoneSchema = z
    .discriminatedUnion("kind", [bootstrapped, doorman], {
        error: (issue) =>
            issue.code === "invalid_union"
                ? choiceMistake((issue.input as { kind?: unknown } | undefined)?.kind, ["bootstrapped", "doorman"], {
                      cenm: "CENM can't be deployed yet — use doorman with the addresses of its identity manager and network map",
                      dev: "is not known — did you mean bootstrapped?",
                      "corda-network": 'is not known — the word is "doorman"',
                  })
                : undefined,
    })
    .meta({
        description:
            "The compatibility zone the members belong to: who issues certificates and who tells members of each other.",
        examples: [{ kind: "bootstrapped" }],
    });

/** The zone of a network. */
export type ZoneConfig = z.output<typeof zoneSchema>;
