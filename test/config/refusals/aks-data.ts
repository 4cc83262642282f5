import type { Refusals } from "./row";

/** Mistakes in data and keys of a platform on AKS; each is put into the production stack on Azure. */
export const aksDataRefusals: Refusals = {
    "data on AKS": [
        [
            "platform.storage",
            { sku: "Premium_LRS" },
            "corda:platform.storage.sku: keeps a protected ledger in one zone, and every member with it when the zone is lost — use Premium_ZRS, or write protection: disposable for a network that may be lost",
        ],
        [
            "platform.storage",
            { sku: "Standard_LRS" },
            "corda:platform.storage.sku: is too slow for a vault's database — use Premium_ZRS",
        ],
        [
            "platform.storage",
            { ledger: "premium" },
            "corda:platform.storage.ledger: is not known with aks, which makes the class corda-ledger — did you mean sku?",
        ],
        [
            "platform.databases.highAvailability",
            "none",
            "corda:platform.databases.highAvailability: keeps a protected ledger's database in one zone — use zone-redundant, or write protection: disposable for a network that may be lost",
        ],
        ["platform.databases.version", "13", "corda:platform.databases.version: is no longer maintained — use 16"],
        [
            "network.nodes[0].database",
            { kind: "cloudnative-pg", image: `pg:16.14@sha256:${"ab".repeat(32)}` },
            "corda:network.nodes[0].database.kind: is kept running by an operator that the platform doesn't have — add platform.databaseOperator: { chart: oci://registry.example.com/charts/cloudnative-pg, version: 0.29.1 }",
        ],
        [
            "platform.databaseOperator",
            { chart: "https://charts.example.com/cloudnative-pg", version: "latest" },
            'corda:platform.databaseOperator.chart: "https://charts.example.com/cloudnative-pg" is no chart in a registry — write oci://host/path without a version',
            'corda:platform.databaseOperator.version: "latest" is no release — pin one, like 0.29.1',
        ],
        [
            "network.nodes[0].database.storage",
            "40Ti",
            "corda:network.nodes[0].database.storage: is more than any Flexible Server has — give at most 32767Gi",
        ],
        ["platform.databases.keepDays", 3, "corda:platform.databases.keepDays: is too small — give 7 to 35 days"],
        [
            "platform.databases.kind",
            "flexible-server",
            "corda:platform.databases.kind: is each member's to say — write database: { kind: managed } there, and remove it here",
        ],
        [
            "platform.backups.keepDays",
            10,
            "corda:platform.backups.keepDays: is 10, less than immutableDays (30), before which nothing can be deleted — give 30 or more",
        ],
        [
            "platform.backups.accountKey",
            "x",
            "corda:platform.backups.accountKey: a stack file holds no secrets — remove it: pods log in as themselves",
        ],
        [
            "platform.backups.lock",
            "compliance",
            'corda:platform.backups.lock: is not known on AKS — the word is "locked"',
        ],
        [
            "platform.registry.name",
            "Bank-Corda",
            'corda:platform.registry.name: "Bank-Corda" is no name of a registry — use 5 to 50 lower-case letters and digits',
        ],
        [
            "platform.registry.adminUser",
            true,
            "corda:platform.registry.adminUser: is a password that everybody shares — remove it: machines log in as themselves",
        ],
    ],
    "keys on AKS": [
        [
            "platform.secrets.kind",
            "aws-secrets-manager",
            'corda:platform.secrets.kind: is not known on AKS — the word is "azure-key-vault"',
        ],
        [
            "platform.hsm.kind",
            "cloud-hsm",
            "corda:platform.hsm.kind: has no module that Corda supports — use key-vault-premium or managed-hsm",
        ],
        [
            "platform.hsm.kind",
            "dedicated-hsm",
            "corda:platform.hsm.kind: is no longer given to new customers — use key-vault-premium or managed-hsm; a Luna that you have is reached by its address: network.hsms, kind: gemalto-luna",
        ],
        [
            "platform.hsm.name",
            "Bank_Keys",
            'corda:platform.hsm.name: "Bank_Keys" is no name of a vault — use 3 to 24 lower-case letters, digits and single dashes, a letter first, no dash last',
            "corda:platform.hsm: is used by nobody: no network.hsms has url: https://Bank_Keys.vault.azure.net/ — add it there, or remove it",
        ],
        [
            "platform.hsm.name",
            "other-keys",
            "corda:platform.hsm: is used by nobody: no network.hsms has url: https://other-keys.vault.azure.net/ — add it there, or remove it",
        ],
        [
            "platform.hsm.initialised",
            true,
            "corda:platform.hsm.initialised: is not known with key-vault-premium, which needs no initialisation — remove it",
        ],
        [
            "platform.hsm.identity",
            undefined,
            "corda:network.hsms[0].clientId: is of an identity that has no rights in platform.hsm — name it under platform.hsm.identity",
        ],
        [
            "network.hsms[0].clientId",
            "11111111-2222-3333-4444-555555555555",
            "corda:network.hsms[0].clientId: is another identity than platform.hsm.identity (01234567-89ab-cdef-0123-456789abcdef) — write the same",
        ],
        [
            "platform.hsm",
            { kind: "managed-hsm", name: "bank-corda-keys", administrators: [] },
            "corda:platform.hsm.administrators: is an empty list — name those who activate the module",
            "corda:platform.hsm: is used by nobody: no network.hsms has url: https://bank-corda-keys.managedhsm.azure.net/ — add it there, or remove it",
        ],
    ],
};
