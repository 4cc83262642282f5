import { z } from "zod";
import { wholeNumber } from "./azure-words";
import { section } from "./section";
import { choice } from "./text";

/** Databases of members on AKS. */
export const aksDatabasesSchema = section(
    {
        description:
            "Flexible Servers: members with `database: { kind: managed }` have one each, in the virtual network.",
        examples: [{ version: "16" }],
        refused: {
            kind: "is each member's to say — write database: { kind: managed } there, and remove it here",
            engineVersion: "is not known on AKS — did you mean version?",
            password: "a stack file holds no secrets — remove it; the passwords are generated",
            public: "is not known: a server is in the virtual network alone — remove it",
        },
    },
    {
        version: choice({
            description: "Release of PostgreSQL.",
            words: { "14": "", "15": "", "16": "", "17": "" },
            refused: { "13": "is no longer maintained — use 16" },
        }).default("16"),
        highAvailability: choice({
            description: "Whether a second server takes over.",
            words: {
                "zone-redundant": "One in another zone, kept up to date with every commit.",
                none: "None: Azure starts the one server anew.",
            },
            refused: { multiAz: 'is not known on AKS — the word is "zone-redundant"' },
        }).default("zone-redundant"),
        keepDays: wholeNumber("Days to which a database can be taken back.", { from: 7, to: 35, of: "days" }).default(
            35,
        ),
        geoRedundant: z
            .boolean()
            .meta({
                description:
                    "Whether its backups are copied to the paired region. Azure's key encrypts it then: one's own would have to be in both.",
            })
            .default(false),
    },
);

/** Backups of the network on AKS. */
export const aksBackupsSchema = section(
    {
        description:
            "Where backups go: blobs that nobody can change or delete for a time. None are kept when left out.",
        examples: [{ immutableDays: 30, keepDays: 35 }],
        refused: {
            bucket: "is not known on AKS — the storage account is made and named by this program; remove it",
            accountKey: "a stack file holds no secrets — remove it: pods log in as themselves",
        },
    },
    {
        kind: z
            .literal("blob", "is not known on AKS — the word is blob")
            .meta({ description: "Blob storage." })
            .default("blob"),
        immutableDays: wholeNumber("Days for which a backup can be neither changed nor deleted.", {
            from: 1,
            to: 3650,
            of: "days",
        }).default(30),
        keepDays: wholeNumber("Days after which a backup is deleted.", { from: 1, to: 3650, of: "days" }).default(35),
        redundancy: choice({
            description: "Where copies are.",
            words: { zone: "In three zones of the region.", "geo-zone": "And in the paired region." },
        }).default("zone"),
        lock: choice({
            description: "Whether the days can still be shortened.",
            words: {
                unlocked: "By whoever administers the account: for a network that is set up.",
                locked: "By nobody, not even Azure, and never again unlocked.",
            },
            refused: {
                governance: 'is not known on AKS — the word is "unlocked"',
                compliance: 'is not known on AKS — the word is "locked"',
            },
        }).default("unlocked"),
    },
);
