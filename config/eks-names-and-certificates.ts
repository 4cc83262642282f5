import { quoted } from "./quoted";
import { section } from "./section";
import { choice, text } from "./text";

/** Names that nodes have in the world. */
export const eksDns = section(
    {
        description: "The zone in Route 53 that nodes' names are in: a node is <name>.<zone>.",
        examples: [{ zone: "corda.example.com" }],
        refused: { externalDns: "is not known — did you mean webHosts: external-dns?" },
    },
    {
        zone: text({
            description: "Name of the zone.",
            examples: ["corda.example.com"],
            mistakes: (given) =>
                /^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(given) && given.length <= 200
                    ? undefined
                    : `${quoted(given)} is no name of a zone — write a domain in lower case, like corda.example.com`,
        }),
        zoneId: text({
            description:
                "Id of the zone where it is there. Left out, the zone is made, and its name servers are an output that you enter above it before the first node registers.",
            examples: ["Z0123456789ABCDEFGHIJ"],
            mistakes: (given) =>
                /^Z[A-Z0-9]{5,31}$/.test(given)
                    ? undefined
                    : `${quoted(given)} is no id of a hosted zone — write Z… as \`aws route53 list-hosted-zones\` shows it, without /hostedzone/`,
        }).optional(),
        webHosts: choice({
            description:
                "Who makes records of web clients' hosts. Those of nodes are made by this program in any case.",
            words: {
                "by-hand": "You do.",
                "external-dns":
                    "external-dns, as an add-on of EKS: it may change this zone and no other, and there only what it made itself.",
            },
            refused: {
                route53: 'is not known — the word is "external-dns"',
                auto: 'is not known — the word is "external-dns"',
            },
        }).default("by-hand"),
    },
).optional();

/** Name of the issuer that web clients ask for certificates. */
export const issuerName = "letsencrypt";

/** Certificates for web clients. */
export const eksCertificates = section(
    {
        description: `cert-manager, as an add-on of EKS, and an issuer called \`${issuerName}\` that proves a host by a record in dns.zone. Needs dns. None when left out.`,
        examples: [{ email: "ops@example.com" }],
        refused: {
            chart: "is not known — cert-manager is an add-on of EKS; remove it",
            version: "is not known — write addOns.versions: { cert-manager: … } for another release",
            accessKey: "a stack file holds no secrets — remove it: cert-manager has a role of its own",
        },
    },
    {
        email: text({
            description: "Who is told of certificates that are about to expire.",
            examples: ["ops@example.com"],
            mistakes: (given) =>
                /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(given)
                    ? undefined
                    : `${quoted(given)} is no address of mail — write one, like ops@example.com`,
        }),
    },
).optional();
