import { z } from "zod";
import { aksConflicts } from "./aks-conflicts";
import { aksBackupsSchema, aksDatabasesSchema } from "./aks-data";
import { aksHsmSchema, aksSecretsSchema } from "./aks-keys-and-secrets";
import { aksLimitsSchema } from "./aks-limits";
import { addressBlocks, aksLoadBalancersSchema } from "./aks-load-balancers";
import { aksCertificatesSchema, aksDnsSchema } from "./aks-names-and-certificates";
import { aksNetworkSchema } from "./aks-network";
import { aksPoolsSchema } from "./aks-pools";
import {
    aksDeployerSchema,
    aksLogsSchema,
    aksMaintenanceSchema,
    aksRegistrySchema,
    kubernetesVersion,
} from "./aks-cluster";
import { regionMistake } from "./azure-regions";
import { azureId } from "./azure-words";
import { installedOperator } from "./database-operator";
import { mavenRepository } from "./maven-repository";
import { quoted } from "./quoted";
import { section } from "./section";
import { choice, text } from "./text";

/** AKS, provisioned by this program. */
export const aksSchema = section(
    {
        description: "AKS, and what belongs to it, provisioned by this program.",
        examples: [{ kind: "aks" }],
        refused: {
            context: "is not known with aks, whose cluster this program makes — remove it, or use kind: existing",
            contexts: "is not known with aks, whose cluster this program makes — remove it, or use kind: existing",
            location: "is not known — did you mean region?",
            subscriptionId: "is not known — did you mean subscription?",
            tenantId: "is not known — did you mean tenant?",
            account: "is not known on AKS — did you mean subscription?",
            clientSecret:
                "a stack file holds no secrets — remove it; log in with `az login`, or by the pipeline's own identity",
            zones: "is not known: all three are used — remove it",
        },
    },
    {
        kind: z.literal("aks").meta({ description: "AKS." }),
        name: text({
            description: "Name of the cluster and of its resource groups. Not to be changed later.",
            examples: ["corda-prod"],
            mistakes: (given) =>
                /^[a-z][a-z0-9-]{0,18}[a-z0-9]$/.test(given)
                    ? undefined
                    : `${quoted(given)} is no name for a cluster — use 2 to 20 lower-case letters, digits and dashes, a letter first, no dash last`,
        }).default("corda"),
        subscription: azureId(
            "Subscription that everything is made in; a login to another one fails.",
            "a subscription",
            "az account show --query id",
        ),
        tenant: azureId(
            "Tenant of Entra ID that the subscription trusts.",
            "a tenant",
            "az account show --query tenantId",
        ),
        region: text({
            description: "Region of Azure, one with three zones.",
            examples: ["northeurope"],
            mistakes: regionMistake,
        }),
        kubernetesVersion,
        deployer: aksDeployerSchema,
        administrators: z
            .array(azureId("Object id of a group.", "a group", "az ad group show --query id --group <name>"))
            .min(1, "is an empty list — name a group of Entra ID that may repair the cluster")
            .meta({
                description: "Groups of Entra ID that may do anything in the cluster.",
                examples: [["01234567-89ab-cdef-0123-456789abcdef"]],
            }),
        endpoint: choice({
            description: "Where Kubernetes' API is reached.",
            words: {
                private: "From the virtual network and what is connected to it.",
                restricted: "And from authorizedRanges.",
            },
            refused: {
                public: "would show the API server to everybody — use private, or restricted with authorizedRanges",
            },
        }).default("private"),
        authorizedRanges: addressBlocks(
            "Addresses that may reach the API server, with endpoint: restricted.",
            "203.0.113.0/28",
        ).optional(),
        network: aksNetworkSchema.prefault({}),
        pools: aksPoolsSchema.prefault({}),
        loadBalancers: aksLoadBalancersSchema.prefault({}),
        storage: section(
            {
                description: "Volumes of ledgers.",
                examples: [{ sku: "Premium_ZRS" }],
                refused: { ledger: "is not known with aks, which makes the class corda-ledger — did you mean sku?" },
            },
            {
                sku: choice({
                    description: "Kind of managed disk.",
                    words: {
                        Premium_ZRS: "Copied to three zones: the pod starts in another one when its own is lost.",
                        Premium_LRS: "In one zone: a ledger waits for its zone to come back.",
                    },
                    refused: {
                        Standard_LRS: "is too slow for a vault's database — use Premium_ZRS",
                        StandardSSD_LRS: "is too slow for a vault's database — use Premium_ZRS",
                        PremiumV2_LRS: "is in one zone and can't be encrypted on a ledger's terms — use Premium_ZRS",
                        UltraSSD_LRS: "can't be encrypted with a key of one's own at every place — use Premium_ZRS",
                        gp3: 'is a disk of AWS — the word is "Premium_ZRS"',
                    },
                }).default("Premium_ZRS"),
            },
        ).prefault({}),
        dns: aksDnsSchema.optional(),
        certificates: aksCertificatesSchema.optional(),
        secrets: aksSecretsSchema.prefault({}),
        hsm: aksHsmSchema.optional(),
        databases: aksDatabasesSchema.prefault({}),
        databaseOperator: installedOperator,
        backups: aksBackupsSchema.optional(),
        registry: aksRegistrySchema.optional(),
        logs: aksLogsSchema.prefault({}),
        maintenance: aksMaintenanceSchema.prefault({}),
        limits: aksLimitsSchema.prefault({}),
        protection: choice({
            description: "What may happen to keys, ledgers, addresses and the cluster itself.",
            words: {
                protected:
                    "Nothing: `pulumi up` and `pulumi destroy` refuse to remove them, and Azure has locks on them.",
                disposable: "They go with the stack. What Azure keeps for a time by itself it keeps.",
            },
            refused: {
                retained: "is not known here — use protected; it is lifted deliberately, see docs/platforms/aks.md",
            },
        }).default("protected"),
        tags: z
            .record(
                z
                    .string()
                    .regex(
                        /^[^<>%&\\?/]{1,512}$/,
                        "is no name of a tag — use at most 512 characters, none of < > % & \\ ? /",
                    ),
                z.string().max(256, "is longer than 256 characters — shorten it"),
            )
            .meta({ description: "Tags of everything, beside the product's own.", examples: [{ costCentre: "4711" }] })
            .default({}),
        mavenRepository,
    },
).superRefine(
    (written, context) => {
        // Runs over what is there even when parts are broken, so that every mistake is told at once.
        for (const { path, message } of aksConflicts(written)) {
            context.addIssue({ code: "custom", path: [...path], message });
        }
    },
    { when: () => true },
);

/** AKS, with every default filled in. */
export type AksConfig = z.output<typeof aksSchema>;
