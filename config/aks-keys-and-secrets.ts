import { z } from "zod";
import { azureId, azureName, resourceGroupName } from "./azure-words";
import { quoted } from "./quoted";
import { section } from "./section";
import { choice, choiceMistake, text } from "./text";

/** What is wrong with the name of a vault, or undefined. Source: Azure docs, "Key Vault naming". */
function vaultNameMistake(name: string): string | undefined {
    return /^[a-z][a-z0-9-]{1,22}[a-z0-9]$/.test(name) && !name.includes("--")
        ? undefined
        : `${quoted(name)} is no name of a vault — use 3 to 24 lower-case letters, digits and single dashes, a letter first, no dash last`;
}

/** Where named secrets are. */
export const aksSecretsSchema = section(
    {
        description: "Where the values of named secrets are.",
        examples: [{ kind: "azure-key-vault" }],
        refused: { vault: "is not known — the vault is made and named by this program; remove it" },
    },
    {
        kind: choice({
            description: "Kind of the store.",
            words: {
                kubernetes:
                    "Kubernetes Secrets, encrypted with a key in a vault. The values are in the stack's encrypted configuration.",
                "azure-key-vault":
                    "A Key Vault, mounted as files by the Secrets Store CSI driver; nothing is left in the cluster. You put the values there.",
            },
            refused: {
                "aws-secrets-manager": 'is not known on AKS — the word is "azure-key-vault"',
                "key-vault": 'is not known — the word is "azure-key-vault"',
            },
        }).default("kubernetes"),
    },
);

const noModule = "has no module that Corda supports — use key-vault-premium or managed-hsm";

const base = {
    name: text({
        description:
            "Name of the vault or module, unique in Azure; its address is part of network.hsms: `https://<name>.vault.azure.net/`, or `https://<name>.managedhsm.azure.net/`.",
        examples: ["bank-corda-keys"],
        mistakes: vaultNameMistake,
    }),
    identity: section(
        {
            description:
                "A managed identity that you made, and whose client id stands in network.hsms: it is trusted for exactly the accounts that use keys. Each account has an identity of its own when left out, and no client id can be written before it is made.",
            examples: [{ name: "corda-keys", resourceGroup: "identities" }],
            refused: { clientSecret: "a stack file holds no secrets — remove it: a managed identity has none" },
        },
        {
            name: azureName("Name of the identity.", "corda-keys"),
            resourceGroup: resourceGroupName,
            clientId: azureId("Its client id.", "an identity", "az identity show --query clientId"),
            principalId: azureId(
                "Its principal id.",
                "an identity's principal",
                "az identity show --query principalId",
            ),
        },
    ).optional(),
};

const keyVaultPremium = section(
    {
        description: "A Key Vault Premium: keys in modules that Azure's customers share, FIPS 140-3 level 3.",
        examples: [{ kind: "key-vault-premium", name: "bank-corda-keys" }],
        refused: { initialised: "is not known with key-vault-premium, which needs no initialisation — remove it" },
    },
    { kind: z.literal("key-vault-premium").meta({ description: "A Key Vault Premium." }), ...base },
);

const managedHsm = section(
    {
        description:
            "A Managed HSM: modules of one's own. It comes without a key: somebody activates it with at least three RSA keys of three people, and gives rights in it. Until then no node may have keys there.",
        examples: [
            { kind: "managed-hsm", name: "bank-corda-keys", administrators: ["01234567-89ab-cdef-0123-456789abcdef"] },
        ],
    },
    {
        kind: z.literal("managed-hsm").meta({ description: "A Managed HSM." }),
        ...base,
        administrators: z
            .array(
                azureId("Object id of a person or group.", "an administrator", "az ad signed-in-user show --query id"),
            )
            .min(1, "is an empty list — name those who activate the module")
            .meta({
                description: "Who activates the module and gives rights in it.",
                examples: [["01234567-89ab-cdef-0123-456789abcdef"]],
            }),
        initialised: z
            .boolean()
            .meta({ description: "Whether it is activated, and the rights are given: set it when both are done." })
            .default(false),
    },
);

/** Where private keys of the network are. */
export const aksHsmSchema = z
    .discriminatedUnion("kind", [keyVaultPremium, managedHsm], {
        error: (issue) =>
            issue.code === "invalid_union"
                ? choiceMistake(
                      (issue.input as { kind?: unknown } | undefined)?.kind,
                      ["key-vault-premium", "managed-hsm"],
                      {
                          "key-vault": "keeps keys in software — use key-vault-premium",
                          "key-vault-standard": "keeps keys in software — use key-vault-premium",
                          "cloud-hsm": noModule,
                          "dedicated-hsm":
                              "is no longer given to new customers — use key-vault-premium or managed-hsm; a Luna that you have is reached by its address: network.hsms, kind: gemalto-luna",
                          "aws-cloudhsm": "is not known on AKS — use key-vault-premium or managed-hsm",
                      },
                  )
                : undefined,
    })
    .meta({
        description:
            "HSM for private keys of members and firewalls, reached by a private endpoint alone. None when left out.",
        examples: [{ kind: "key-vault-premium", name: "bank-corda-keys" }],
    });
