import { z } from "zod";
import { approvalSchema } from "./cenm-approval";
import { cidrMistake } from "./cidr";
import { cenmDatabasesSchema } from "./cenm-databases";
import { cenmHsmSchema } from "./cenm-hsm";
import { cenmImagesSchema } from "./cenm-images";
import { cenmIngressSchema } from "./cenm-ingress";
import { authoritySubjectMistakes, cenmVersionMistake, crlHostMistake } from "./cenm-names";
import { cenmParametersSchema } from "./cenm-parameters";
import { cenmSchedulesSchema } from "./cenm-schedules";
import { namespaceMistake } from "./kubernetes-name";
import { ledgerChoice } from "./member-words";
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

const signedByHand = "is signed by an operator or not at all — leave `schedules` out";

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
            mistakes: cenmVersionMistake,
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
            mistakes: authoritySubjectMistakes,
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
        schedules: cenmSchedulesSchema,
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
        parameters: cenmParametersSchema,
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
