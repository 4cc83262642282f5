import { z } from "zod";
import { resolveCenmRelease } from "../components/versions/cenm";
import { approvalSchema } from "./cenm-approval";
import { cidrMistake } from "./cidr";
import { cenmDatabasesSchema } from "./cenm-databases";
import { cenmHsmSchema } from "./cenm-hsm";
import { cenmImagesSchema } from "./cenm-images";
import { cenmIngressSchema } from "./cenm-ingress";
import { hostMistake } from "./host";
import { namespaceMistake } from "./kubernetes-name";
import { legalNameMistakes } from "./legal-name";
import { ledgerChoice } from "./member-words";
import { quoted } from "./quoted";
import { secretReference } from "./secret-reference";
import { section } from "./section";
import { choice, text } from "./text";
import { registrationKeys } from "./zone-registration";

/** Services that an angel can run, by the keys of the secret with their zone tokens. */
export const zoneTokenKeys = {
    "identity-manager": "the identity manager's",
    signer: "the signer's",
    "network-map": "the network map's",
} as const;

function versionMistake(version: string): string | undefined {
    try {
        resolveCenmRelease(version);
    } catch (error) {
        return error instanceof Error ? error.message : undefined;
    }
    return version === "1.6.0"
        ? `"1.6.0" starts its zone service as 1.5 does — use 1.6.1 or later, or "1.6" for the newest`
        : undefined;
}

/** The host becomes part of certificates for good: a name can be pointed elsewhere, an address can't. */
function crlHostMistake(given: string): string | undefined {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(given) || given.includes("/")) {
        return `${quoted(given)} has more than a host — write the name alone, with a port where it isn't 80, like crl.example.com`;
    }
    const [, name = "", port] = /^(.*?)(?::(\d+))?$/.exec(given) ?? [];
    if (/^[\d.]+$/.test(name) || name.includes(":") || name.startsWith("[")) {
        return `${quoted(given)} is an address, and every certificate would name it for good — write a DNS name, like crl.example.com`;
    }
    return port !== undefined && (Number(port) < 1 || Number(port) > 65535)
        ? `${quoted(given)} has no port from 1 to 65535 — leave it out for 80`
        : hostMistake(name);
}

function subjectMistakes(subject: string): readonly string[] {
    return /(^|,) *CN *=/i.test(subject)
        ? ["has a CN — leave it out: every authority gets one of its own, like CN=Root CA"]
        : legalNameMistakes(subject);
}

const interval = (what: string) =>
    text({
        description: `How often ${what}, as a number with s, m, h or d. An operator signs where it is left out.`,
        examples: ["1m"],
        mistakes: (given) =>
            /^[1-9]\d*[smhd]$/.test(given)
                ? undefined
                : `${quoted(given)} is no interval — write a number with s, m, h or d right behind it, like 1m`,
    });

const bytes = (what: string, size: number) =>
    z
        .number()
        .int("is not a whole number — give bytes")
        .min(1024, "is below 1024 — give bytes")
        .max(2 ** 31 - 1, "is more than Corda can count — give at most 2147483647 bytes")
        .meta({ description: `${what}, in bytes.`, examples: [size] })
        .default(size);

const signedByHand = "is signed by an operator or not at all — leave `schedules` out";
const atTop = (key: string) => `is not known here — did you mean zone.${key}?`;

export const cenm = section(
    {
        description:
            "A zone of one's own on Corda Enterprise Network Manager (CENM), in a namespace of its own: PKI, auth and zone service, gateways, identity manager, signer, network map. Its images are R3's, by licence. The notaries register first; the network parameters of the beginning name them.",
        examples: [{ kind: "cenm", version: "1.6", acceptLicense: true }],
        refused: {
            doormanUrl: "is this zone's own identity manager — remove it",
            networkMapUrl: "is this zone's own network map — remove it",
            rootTrustStore: "is made with the zone and brought to its members — remove it",
            password: "a stack file holds no secrets — remove it; the zone's passwords are generated",
            crlDistributionPoint: "is not known — did you mean crlHost?",
            autoSign: signedByHand,
            minimumPlatform: "is not known — did you mean minimumPlatformVersion?",
            networkParameters: "is not known — did you mean parameters?",
            pki: "is not known — the certificates follow from subject and crlHost; their keys go into `hsm`",
            signer: "is not known — the signer needs no settings of its own but `schedules` and `hsm`",
            replicas: "is not known — every service of CENM is one process; remove it",
            storage: "is not known — give the databases their sizes under databases",
            notaries: "is not known here — the network's notaries are the zone's: write network.notaries",
        },
    },
    {
        kind: z.literal("cenm").meta({ description: "A zone on Corda Enterprise Network Manager." }),
        version: text({
            description: "Release of CENM, in quotes: a family (1.5, 1.6, 1.7) or a patch release.",
            examples: ["1.6"],
            mistakes: versionMistake,
        }),
        acceptLicense: z
            .boolean()
            .meta({
                description:
                    "Whether you have read R3's licence for CENM and accept it. Nothing starts without it, and nobody else can say so.",
                examples: [true],
            })
            .default(false),
        purpose: choice({
            description: "What the zone is for: a test zone may do what would give a production zone away.",
            words: {
                production:
                    "Certificates mean something: keys in an HSM, people or a workflow decide on requests, and the map alone is signed unattended.",
                test: "Keys may lie in Secrets, everybody may be let in, everything may be signed by schedule.",
            },
            refused: {
                development: "is not known — the word is test",
                dev: "is not known — the word is test",
                prod: "is not known — the word is production",
            },
        }).default("production"),
        namespace: text({
            description: "Namespace of the zone's services, apart from every member's.",
            examples: ["network-services"],
            mistakes: namespaceMistake,
        }).default("network-services"),
        subject: text({
            description:
                "X.500 name below which the zone's certificates are named: O, L and C, and OU or ST where needed. Part of every certificate, not to be changed later.",
            examples: ["OU=Network,O=Operator,L=London,C=GB"],
            mistakes: subjectMistakes,
        }),
        crlHost: text({
            description:
                "Host of the revocation lists, with a port where it isn't 80: a DNS name that members resolve wherever they are, and that leads to the identity manager by plain HTTP. Part of every certificate, not to be changed later.",
            examples: ["crl.example.com"],
            mistakes: crlHostMistake,
        }),
        ...registrationKeys,
        images: cenmImagesSchema.default({}),
        size: choice({
            description: "Memory of each service.",
            words: {
                small: "1 GiB of heap: up to a thousand members.",
                medium: "2 GiB of heap.",
                large: "4 GiB of heap.",
            },
        }).default("small"),
        protection: ledgerChoice(
            "What may happen to the zone's keys and databases when it leaves the stack file or the stack is destroyed.",
        ).default("protected"),
        databases: cenmDatabasesSchema,
        hsm: cenmHsmSchema.optional(),
        approval: section(
            {
                description: "Who decides on requests. There is no default: it is what the zone's certificates mean.",
                examples: [
                    {
                        issuance: {
                            kind: "own",
                            className: "com.example.Approve",
                            jar: "/opt/cenm/plugins/approve.jar",
                        },
                    },
                ],
                refused: {
                    csr: "is not known — did you mean issuance?",
                    crr: "is not known — did you mean revocation?",
                },
            },
            {
                issuance: approvalSchema("Who decides on requests for certificates."),
                revocation: approvalSchema(
                    "Who decides on requests for revocation, where it isn't as with certificates.",
                ).optional(),
            },
        ),
        schedules: section(
            {
                description:
                    "What the signer signs by itself. Everything else waits for an operator: so may `up`, for the notaries' and nodes' certificates and for the network parameters.",
                examples: [{ networkMap: "1m" }],
            },
            {
                networkMap: interval("the network map is signed").default("1m"),
                csr: interval("certificates are signed").optional(),
                crl: interval("revocation lists are signed").optional(),
                networkParameters: interval("network parameters are signed").optional(),
            },
        ).default({ networkMap: "1m" }),
        minimumPlatformVersion: z
            .number()
            .int("is not a whole number — give a platform version, like 12")
            .min(4, "is below 4 — give 4 or more: signed CorDapps need it")
            .meta({
                description:
                    "The platform version that every member must have at least, 4 or more. At most that of the oldest member's release (4.8: 10, 4.9: 11, 4.10: 12).",
                examples: [12],
            })
            .default(4),
        parameters: section(
            {
                description:
                    "Further network parameters of the beginning. Later ones are an operator's update with a flag day; a change here does nothing then.",
                examples: [{ eventHorizonDays: 30 }],
                refused: {
                    minimumPlatformVersion: atTop("minimumPlatformVersion"),
                    notaries: "is not known — the network's notaries are named by themselves; remove it",
                    epoch: "is not known — CENM counts it; remove it",
                    eventHorizon: "is not known — did you mean eventHorizonDays?",
                },
            },
            {
                maxMessageSize: bytes("Size of a message between nodes at most", 10_485_760),
                maxTransactionSize: bytes("Size of a transaction with its attachments at most", 524_288_000),
                eventHorizonDays: z
                    .number()
                    .int("is not a whole number — give days")
                    .min(1, "is below 1 — give days")
                    .max(3650, "is more than ten years — give 1 to 3650 days")
                    .meta({
                        description: "After how many days a silent node leaves the map, 1 to 3650.",
                        examples: [30],
                    })
                    .default(30),
            },
        ).default({ maxMessageSize: 10_485_760, maxTransactionSize: 524_288_000, eventHorizonDays: 30 }),
        ingress: cenmIngressSchema.optional(),
        kubernetesApi: z
            .array(text({ description: "Addresses.", examples: ["10.0.0.1/32"], mistakes: cidrMistake }))
            .min(1, "is an empty list — give at least one block, like 10.0.0.1/32, or leave it out")
            .meta({
                description:
                    "Addresses of the cluster's API server, where they are public: the Job that makes the keys writes Secrets there and reaches nothing else. Private addresses when left out.",
                examples: [["10.0.0.1/32"]],
            })
            .optional(),
        zoneTokens: secretReference({
            description:
                "Zone tokens, once an operator has given the zone service their configurations: angels then run these services and carry out flag days.",
            keys: zoneTokenKeys,
            example: "zone-tokens",
        }).optional(),
    },
);

/** A zone on CENM as the stack file describes it, with every default filled in. */
export type CenmConfig = z.output<typeof cenm>;
