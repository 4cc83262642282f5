import { z } from "zod";
import { cenm } from "./cenm";
import { httpUrl } from "./host";
import { secretReference } from "./secret-reference";
import { section } from "./section";
import { choiceMistake } from "./text";
import { registrationKeys } from "./zone-registration";

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
        ...registrationKeys,
        crlDistributionPoint: httpUrl(
            "Where the revocation list of the members' TLS certificates is, if the zone has one of its own; it becomes part of the certificates.",
            "the revocation list",
            "http://crl.example.com/tls",
        ).optional(),
    },
);

export const zoneSchema = z
    .discriminatedUnion("kind", [bootstrapped, doorman, cenm], {
        error: (issue) =>
            issue.code === "invalid_union"
                ? choiceMistake(
                      (issue.input as { kind?: unknown } | undefined)?.kind,
                      ["bootstrapped", "doorman", "cenm"],
                      {
                          dev: "is not known — did you mean bootstrapped?",
                          "corda-network": 'is not known — the word is "doorman"',
                          "identity-manager":
                              "is not known — write doorman for one that somebody operates, or cenm to run one",
                          "network-manager": 'is not known — the word is "cenm"',
                      },
                  )
                : undefined,
    })
    .meta({
        description:
            "The compatibility zone the members belong to: who issues certificates and who tells members of each other.",
        examples: [{ kind: "bootstrapped" }],
    });

/** The zone of a network. */
export type ZoneConfig = z.output<typeof zoneSchema>;
