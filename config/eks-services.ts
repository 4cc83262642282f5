import { z } from "zod";
import { quoted } from "./quoted";
import { section } from "./section";
import { choice, text } from "./text";

function days(description: string, least: number, most: number, example: number) {
    const range = `give days, ${least} to ${most}`;
    return z
        .number()
        .int(`is not a whole number — ${range}`)
        .min(least, `is below ${least} — ${range}`)
        .max(most, `is above ${most} — ${range}`)
        .meta({ description, examples: [example] })
        .default(example);
}

/** Where secrets live. */
export const eksSecrets = section(
    {
        description: "Where what `corda:secrets` holds, and what the program makes, lives.",
        examples: [{ kind: "aws-secrets-manager" }],
        refused: {
            rotation: "is not known — Corda's key stores aren't rotated by a function; remove it",
            recoveryDays: "is not known — whoever deletes a secret says for how long it can be taken back; remove it",
        },
    },
    {
        kind: choice({
            description: "The store.",
            words: {
                kubernetes: "Secrets of Kubernetes, encrypted in etcd with a key of their own.",
                "aws-secrets-manager": "AWS Secrets Manager; pods get files of them through the CSI driver.",
            },
            refused: {
                "secrets-manager": 'is not known — the word is "aws-secrets-manager"',
                ssm: "is not known — use aws-secrets-manager: parameters are neither rotated nor replicated",
                vault: "is not known on EKS yet — use aws-secrets-manager",
            },
        }),
    },
).default({ kind: "kubernetes" });

/** Hardware that holds keys. */
export const eksHsm = section(
    {
        description:
            "AWS CloudHSM. The cluster and its HSMs are made; to initialise it is a ceremony that nobody can take off you, and until `initialised` says it was held no node may have keys there.",
        examples: [{ kind: "aws-cloudhsm", initialised: false }],
        refused: { hsmType: "is not known — AWS makes HSMs of one type only, hsm2m.medium; remove it" },
    },
    {
        kind: z.literal("aws-cloudhsm").meta({ description: "AWS CloudHSM." }),
        zones: z
            .number()
            .int("is not a whole number — give 1 to 3")
            .min(1, "is below 1 — give 1 to 3")
            .max(3, "is above 3 — give 1 to 3")
            .meta({
                description: "In how many zones there is an HSM; two at least for keys that count.",
                examples: [2],
            })
            .default(2),
        mode: choice({
            description: "What the HSMs allow.",
            words: { FIPS: "Only what FIPS 140-3 does.", NON_FIPS: "Everything they can do." },
        }).default("FIPS"),
        initialised: z
            .boolean()
            .meta({ description: "That the cluster was initialised and has its users.", examples: [true] })
            .default(false),
    },
).optional();

function databaseClass(description: string, example: string) {
    return text({
        description,
        examples: [example],
        mistakes: (given) =>
            /^db\.(t4g|[mr]\d[a-z]*)\.(medium|large|\d*xlarge)$/.test(given)
                ? undefined
                : `${quoted(given)} is no class of RDS — write one of the families t4g, m or r, like db.m7g.large`,
    }).default(example);
}

/** Databases that AWS runs. */
export const eksDatabases = section(
    {
        description: "PostgreSQL of RDS for members whose database is `kind: managed`, each with one of its own.",
        examples: [{ kind: "rds", engineVersion: "16" }],
        refused: {
            password: "a stack file holds no secrets — remove it; each database's password is generated",
            publiclyAccessible: "would show ledgers to the internet — remove it",
            instanceClass: "is not known — did you mean classes, by size?",
        },
    },
    {
        kind: z.literal("rds").meta({ description: "RDS for PostgreSQL." }),
        engineVersion: choice({
            description: "PostgreSQL's major version; AWS keeps the minor one up to date.",
            words: { "14": "PostgreSQL 14.", "15": "PostgreSQL 15.", "16": "PostgreSQL 16.", "17": "PostgreSQL 17." },
        }).default("16"),
        certificateAuthorities: text({
            description:
                "Path of a PEM file with the authorities that databases' certificates are checked against, as Amazon publishes them for each region. When left out, those that this program brings along for the region.",
            examples: ["certificates/rds.pem"],
            mistakes: (path) =>
                path.trim() === "" || !/\.(pem|crt)$/.test(path)
                    ? `${quoted(path)} is no PEM file — write the path of the bundle you downloaded, like certificates/rds.pem`
                    : undefined,
        }).optional(),
        zones: choice({
            description: "Where a database's machines are.",
            words: { several: "A standby in another zone takes over.", one: "One machine: for trials." },
        }).default("several"),
        backupDays: days("For how long a database can be restored to any moment.", 1, 35, 35),
        classes: section(
            { description: "Machines by a member's size.", examples: [{ large: "db.m7g.xlarge" }] },
            {
                small: databaseClass("Of small members.", "db.t4g.medium"),
                medium: databaseClass("Of medium members.", "db.m7g.large"),
                large: databaseClass("Of large members.", "db.m7g.xlarge"),
            },
        ).default({ small: "db.t4g.medium", medium: "db.m7g.large", large: "db.m7g.xlarge" }),
    },
).optional();

/** Where backups go. */
export const eksBackups = section(
    {
        description: "A bucket for backups that nobody can change or remove before their time.",
        examples: [{ kind: "s3", keepDays: 35 }],
        refused: { bucket: "is not known — the bucket is made, and its name is an output; remove it" },
    },
    {
        kind: z.literal("s3").meta({ description: "Amazon S3." }),
        keepDays: days("For how long a backup is locked; a while later it is removed.", 1, 3650, 35),
        lock: choice({
            description: "Who may remove a locked backup.",
            words: {
                compliance: "Nobody, the account's root user not either.",
                governance: "Whoever has the right to bypass it.",
            },
            refused: { none: "would let whoever breaks in remove backups too — use governance or compliance" },
        }).default("governance"),
    },
).optional();
