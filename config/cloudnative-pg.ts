import { z } from "zod";
import { operandImage } from "./operand-image";
import { section } from "./section";
import { storageSize } from "./storage-size";
import { choice } from "./text";

const made = "is not known — this database is made here; write kind: external for one that is there";
const copies = "is not known — did you mean instances? The one that writes is counted too";
const byTag = "is not known here — the image's tag says it: set image";

/** A member's database of several copies in the cluster. */
export const cloudNativePg = section(
    {
        description:
            "A PostgreSQL of several copies in the cluster, one of the member's own, which the operator CloudNativePG keeps running: when the copy that writes fails, another one takes over and has every committed transaction. TLS only, a generated password. The platform has to have the operator: `platform.databaseOperator`.",
        examples: [{ kind: "cloudnative-pg", storage: "20Gi" }],
        refused: {
            password:
                "a stack file holds no secrets — remove it; the database's password is generated and kept encrypted",
            url: made,
            hosts: made,
            replicas: copies,
            standbys: copies,
            version: byTag,
            engineVersion: byTag,
            backups: "is not known — did you mean snapshots?",
            storageClass: "is not known here — it is the class of all ledgers: set platform.storage.ledger",
        },
    },
    {
        kind: z.literal("cloudnative-pg").meta({ description: "A PostgreSQL of several copies in the cluster." }),
        instances: z
            .number()
            .int("is not a whole number — write 1, 3, 4 or 5")
            .min(1, "is less than one — write 3, or 1 for a single copy")
            .max(5, "is more than five — write 3, 4 or 5: every further copy makes commits wait")
            .refine((count) => count !== 2, {
                error: "is two: a commit waits until a second copy has it, so that losing either would stop the node — write 3, or 1 for a single copy",
            })
            .meta({
                description:
                    "Copies, the one that writes among them, each on a machine and with volumes of its own: 1, 3, 4 or 5. A commit waits for one further copy, of five for two. With 3 or 4 one copy may be lost and with 5 two, without losing a transaction or stopping the node. A single one is no more available than kind: postgresql, and can become three later.",
                examples: [3],
            })
            .default(3),
        storage: storageSize("Volume of each copy.").default("20Gi"),
        walStorage: storageSize(
            "A second volume of each copy for the write-ahead log, where the log shall have a disk of its own. Beside the data when left out; it can be added later, never removed.",
        ).optional(),
        image: operandImage("Image of the copies, where it isn't `network.images.cloudNativePg`."),
        snapshots: choice({
            description:
                "How often the volumes of a copy are snapshotted, with the platform's class of snapshots; never when left out. Nobody deletes old snapshots: that is yours to do, by their label `cnpg.io/cluster`. A snapshot holds the vault as it was, and of the messages on the node's own volume nothing.",
            words: { daily: "At two in the night, UTC.", weekly: "On Sundays at two in the night, UTC." },
            refused: {
                hourly: "would pile up, because nobody deletes a snapshot — write daily or weekly",
                nightly: 'is not known — the word is "daily"',
            },
        }).optional(),
    },
);
