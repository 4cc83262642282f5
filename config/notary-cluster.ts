import { z } from "zod";
import { hsmName } from "./firewall";
import { memberNameMistake } from "./kubernetes-name";
import { legalNameMistakes } from "./legal-name";
import { externalDatabase } from "./external-database";
import { neverCopied } from "./never-copied";
import { section } from "./section";
import { workerSchema } from "./member";
import { text } from "./text";

/** The fewest workers that are a cluster: one more than may fail. */
export const fewestWorkers = 2;

export const notaryClusterSchema = section(
    {
        description:
            "A highly available notary: several workers with one service identity on one shared database. Always non-validating. Corda Enterprise only.",
        examples: [{ name: "ha-notary", legalName: "O=HA Notary,L=London,C=GB" }],
        refused: {
            validating: "is not known — a highly available notary is never validating; remove it",
            ...neverCopied("is not known — name every worker: each has an address and a certificate of its own"),
            members: "is not known — did you mean workers?",
            notaries: "is not known — did you mean workers?",
            serviceLegalName: "is not known — did you mean legalName?",
            raft: "is not known — Corda's Raft notary was an experiment and is gone; the workers share a database",
            bftSMaRt: "is not known — Corda's BFT notary was an experiment and is gone; the workers share a database",
        },
    },
    {
        name: text({
            description: "Name of the cluster's objects in Kubernetes; the rules are those of a member's name.",
            examples: ["ha-notary"],
            mistakes: memberNameMistake,
        }),
        legalName: text({
            description: "The X.500 name of the service, under which all workers notarise. Not to be changed later.",
            examples: ["O=HA Notary,L=London,C=GB"],
            mistakes: legalNameMistakes,
        }),
        database: externalDatabase(
            "The database that the workers share: it decides what is spent, so it has to be replicated itself.",
            {
                cockroachdb: "CockroachDB; its schema is made with R3's script before the first start.",
                postgresql: "PostgreSQL with synchronous replicas.",
                "oracle-rac":
                    "Oracle RAC; its schema is made with the database management tool before the first start.",
            },
        ),
        keys: section(
            { description: "Which private keys are in an HSM.", examples: [{ service: "vault" }] },
            { service: hsmName("The service identity, which every worker signs with.") },
        ).default({}),
        workers: z
            .array(workerSchema)
            .min(fewestWorkers, "is no cluster — name at least two workers, or write a single notary under notaries")
            .meta({
                description: "The workers, at least two; three where one may be gone during maintenance.",
                examples: [[{ name: "notary-1", legalName: "O=Notary Worker 1,L=London,C=GB" }]],
            }),
    },
);

/** A cluster of notaries as the stack file describes it, with every default filled in. */
export type NotaryClusterConfig = z.output<typeof notaryClusterSchema>;
