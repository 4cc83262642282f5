import { z } from "zod";
import { hashicorpVault } from "./hashicorp-vault";
import { ownLogin } from "./own-login";
import { quoted } from "./quoted";
import type { SecretStoreKind } from "./secret-store-kind";
import { section } from "./section";
import { choiceMistake, text } from "./text";

/** Kubernetes Secrets, made of `corda:secrets`. */
export const kubernetesSecrets = section(
    {
        description:
            "Kubernetes Secrets, made of the stack's own encrypted `corda:secrets`. No other system is needed.",
        examples: [{ kind: "kubernetes" }],
    },
    { kind: z.literal("kubernetes").meta({ description: "Kubernetes Secrets." }) },
);

/** AWS Secrets Manager, on EKS. */
export const awsSecretsManager = section(
    {
        description:
            "AWS Secrets Manager: every key of a secret is a secret there, `<prefix><secret>/<key>`. Pods read what their account may.",
        examples: [{ kind: "aws-secrets-manager", prefix: "corda/" }],
        refused: {
            region: "is not known here — it is the platform's region; remove it",
            accessKey: ownLogin,
            secretKey: ownLogin,
            jmesPath:
                "is not known — every key is a secret of its own, so that no container gets the others; remove it",
        },
    },
    {
        kind: z.literal("aws-secrets-manager").meta({ description: "AWS Secrets Manager." }),
        prefix: text({
            description: "What the names of all secrets begin with; rights are given below it.",
            examples: ["corda/"],
            pattern: /^[\w/+=.@-]{1,200}$/,
            mistakes: (prefix) =>
                /^[\w/+=.@-]{1,200}$/.test(prefix) && !prefix.startsWith("/")
                    ? undefined
                    : `${quoted(prefix)} can't begin a secret's name — use letters, digits and /_+=.@-, like corda/`,
        }).default("corda/"),
        failoverRegion: text({
            description:
                "A region that the secrets are replicated to, and read from while the platform's doesn't answer.",
            examples: ["eu-central-1"],
            pattern: /^[a-z]{2}(-[a-z]+)+-\d$/,
            mistakes: (region) =>
                /^[a-z]{2}(-[a-z]+)+-\d$/.test(region)
                    ? undefined
                    : `${quoted(region)} is no region — write one like eu-central-1`,
        }).optional(),
    },
);

/** Azure Key Vault, on AKS. */
export const azureKeyVault = section(
    {
        description:
            "Azure Key Vault: every key of a secret is a secret there, `<prefix><secret>--<key>` with dashes for dots. Pods read what their account may.",
        examples: [{ kind: "azure-key-vault", prefix: "corda-" }],
        refused: {
            clientSecret: ownLogin,
            url: "is not known here — write its name, like vault: bank-secrets; the rest of the address is Azure's",
            name: "is not known — did you mean vault?",
        },
    },
    {
        kind: z.literal("azure-key-vault").meta({ description: "Azure Key Vault." }),
        vault: text({
            description: "Name of a Key Vault that is there. One is made where this is left out.",
            examples: ["bank-secrets"],
            pattern: /^[a-zA-Z](-?[a-zA-Z0-9]){2,23}$/,
            mistakes: (vault) =>
                /^[a-zA-Z](-?[a-zA-Z0-9]){2,23}$/.test(vault) && vault.length <= 24
                    ? undefined
                    : `${quoted(vault)} is no name of a Key Vault — 3 to 24 letters, digits and single dashes, a letter first`,
        }).optional(),
        prefix: text({
            description: "What the names of all secrets begin with.",
            examples: ["corda-"],
            pattern: /^([a-zA-Z0-9]+-)*$/,
            mistakes: (prefix) =>
                /^([a-zA-Z0-9]+-)*$/.test(prefix) && prefix.length <= 24
                    ? undefined
                    : `${quoted(prefix)} can't begin a secret's name — at most 24 letters, digits and single dashes, a dash last, like corda-`,
        }).default("corda-"),
    },
);

const stores = {
    kubernetes: kubernetesSecrets,
    "aws-secrets-manager": awsSecretsManager,
    "azure-key-vault": azureKeyVault,
    "hashicorp-vault": hashicorpVault,
} as const;

const needsIdentity = (cloud: string) =>
    `takes identities of the cloud for the pods, which only kind: ${cloud} has — use kubernetes or hashicorp-vault here`;

/** Words that somebody may well try, with what instead. */
const otherWords: Readonly<Record<string, string>> = {
    "aws-secrets-manager": needsIdentity("eks"),
    "azure-key-vault": needsIdentity("aks"),
    vault: 'is not known — the word is "hashicorp-vault"',
    openbao: 'is not known — the word is "hashicorp-vault", also for OpenBao',
    "gcp-secret-manager": "is not supported — use kubernetes or hashicorp-vault",
    "external-secrets":
        "is not known — let External Secrets write what you like, but this program makes the Secrets: use kubernetes or hashicorp-vault",
    "sealed-secrets": "is not known — corda:secrets are encrypted in the stack file already: use kubernetes",
};

/**
 * Where a platform's named secrets may be: one of these stores.
 *
 * @param kinds Stores that the platform has a way to.
 */
export function secretStore<const Kinds extends readonly [SecretStoreKind, ...SecretStoreKind[]]>(kinds: Kinds) {
    type Store = (typeof stores)[Kinds[number]];
    const [first, ...others] = kinds.map((kind) => stores[kind]) as [Store, ...Store[]];
    return z
        .discriminatedUnion("kind", [first, ...others], {
            error: (issue) =>
                issue.code === "invalid_union"
                    ? choiceMistake((issue.input as { kind?: unknown } | undefined)?.kind, kinds, otherWords)
                    : undefined,
        })
        .meta({
            description:
                "Where the secrets are that the stack file names. One outside the cluster needs the Secrets Store CSI driver and the store's provider there; docs/secrets.md has the commands.",
            examples: kinds.map((kind) => ({ kind })).slice(0, 1),
        });
}

/** A store, with every default filled in. */
export type SecretStoreConfig = z.output<(typeof stores)[SecretStoreKind]>;
