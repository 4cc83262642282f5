import type { Refusals } from "./row";

/** Mistakes in a platform on AKS; each is put into the production stack on Azure, which has none. */
export const aksRefusals: Refusals = {
    "where AKS is": [
        [
            "platform.subscription",
            undefined,
            "corda:platform.subscription: is missing — add subscription: 01234567-89ab-cdef-0123-456789abcdef",
        ],
        [
            "platform.subscription",
            "my-subscription",
            'corda:platform.subscription: "my-subscription" is no id of a subscription — write the UUID in lower case that `az account show --query id` shows',
        ],
        [
            "platform.subscription",
            "00000000-0000-0000-0000-000000000000",
            'corda:platform.subscription: "00000000-0000-0000-0000-000000000000" is a placeholder — write the id of a subscription, which `az account show --query id` shows',
        ],
        [
            "platform.subscription",
            "9a1c6c55-3a55-4b5b-9a53-0d1b7f0f4d22",
            "corda:platform.subscription: is the tenant's id too — write the subscription's, which `az account show --query id` shows",
        ],
        [
            "platform.tenant",
            "contoso.onmicrosoft.com",
            'corda:platform.tenant: "contoso.onmicrosoft.com" is no id of a tenant — write the UUID in lower case that `az account show --query tenantId` shows',
        ],
        [
            "platform.region",
            "North Europe",
            'corda:platform.region: "North Europe" is no region of Azure that this program knows — did you mean northeurope?',
        ],
        [
            "platform.region",
            "eu-west-1",
            'corda:platform.region: "eu-west-1" is no region of Azure that this program knows — `az account list-locations --query [].name` lists them',
        ],
        [
            "platform.region",
            "ukwest",
            'corda:platform.region: "ukwest" has no availability zones, and members are spread over three — use uksouth',
        ],
        ["platform.region", undefined, "corda:platform.region: is missing — add region: northeurope"],
        ["platform.location", "northeurope", "corda:platform.location: is not known — did you mean region?"],
        ["platform.zones", ["1"], "corda:platform.zones: is not known: all three are used — remove it"],
        [
            "platform.name",
            "Corda_Prod",
            'corda:platform.name: "Corda_Prod" is no name for a cluster — use 2 to 20 lower-case letters, digits and dashes, a letter first, no dash last',
        ],
        [
            "platform.context",
            "corda",
            "corda:platform.context: is not known with aks, whose cluster this program makes — remove it, or use kind: existing",
        ],
        [
            "platform.clientSecret",
            "hunter2",
            "corda:platform.clientSecret: a stack file holds no secrets — remove it; log in with `az login`, or by the pipeline's own identity",
        ],
    ],
    "the cluster on AKS": [
        [
            "platform.kubernetesVersion",
            undefined,
            'corda:platform.kubernetesVersion: is missing — add kubernetesVersion: "1.35"',
        ],
        [
            "platform.kubernetesVersion",
            "1.29",
            'corda:platform.kubernetesVersion: "1.29" is no longer supported by AKS — use 1.33 to 1.36',
        ],
        [
            "platform.kubernetesVersion",
            "1.99",
            'corda:platform.kubernetesVersion: "1.99" is newer than this program knows AKS to have — use 1.33 to 1.36',
        ],
        [
            "platform.kubernetesVersion",
            "latest",
            'corda:platform.kubernetesVersion: "latest" is no release of Kubernetes — write one in quotes, 1.33 to 1.36, like "1.35"',
        ],
        [
            "platform.kubernetesVersion",
            1.35,
            'corda:platform.kubernetesVersion: is a number, not text — write text in quotes, like kubernetesVersion: "1.35"',
        ],
        [
            "platform.endpoint",
            "public",
            "corda:platform.endpoint: would show the API server to everybody — use private, or restricted with authorizedRanges",
        ],
        [
            "platform.authorizedRanges",
            ["203.0.113.0/28"],
            "corda:platform.authorizedRanges: has no meaning for a private endpoint, which no public address reaches — remove it, or write endpoint: restricted",
        ],
        [
            "platform.endpoint",
            "restricted",
            "corda:platform.authorizedRanges: is missing, and endpoint: restricted needs it — add authorizedRanges: [203.0.113.0/28]",
        ],
        [
            "platform.administrators",
            [],
            "corda:platform.administrators: is an empty list — name a group of Entra ID that may repair the cluster",
        ],
        [
            "platform.administrators",
            undefined,
            "corda:platform.administrators: is missing — add administrators: [ 01234567-89ab-cdef-0123-456789abcdef ]",
        ],
        [
            "platform.deployer.objectId",
            "me@example.com",
            'corda:platform.deployer.objectId: "me@example.com" is no id of who deploys — write the UUID in lower case that `az ad signed-in-user show --query id` shows',
        ],
        [
            "platform.deployer.login",
            "spn",
            "corda:platform.deployer.login: takes a secret from the environment — use workloadidentity, or azurecli after `az login --service-principal`",
        ],
        [
            "platform.deployer.login",
            "devicecode",
            "corda:platform.deployer.login: asks somebody to type a code, and no pipeline can — use azurecli",
        ],
        [
            "platform.deployer.kind",
            "user",
            "corda:platform.deployer.login: is a machine's way, and the deployer is a person — write login: azurecli",
        ],
        [
            "platform.deployer.password",
            "hunter2",
            "corda:platform.deployer.password: a stack file holds no secrets — remove it; the login is of the machine that runs Pulumi",
        ],
        [
            "platform.maintenance",
            { day: "Sonntag" },
            'corda:platform.maintenance.day: "Sonntag" is not known — use Monday, Tuesday, Wednesday, Thursday, Friday, Saturday or Sunday',
        ],
        [
            "platform.maintenance",
            { start: "2am" },
            'corda:platform.maintenance.start: "2am" is no time — write hours and minutes, like "02:00"',
        ],
        ["platform.maintenance", { hours: 2 }, "corda:platform.maintenance.hours: is too small — give 4 to 24 hours"],
        ["platform.logs.keepDays", 7, "corda:platform.logs.keepDays: is too small — give 30 to 730 days"],
        [
            "platform.protection",
            "retained",
            "corda:platform.protection: is not known here — use protected; it is lifted deliberately, see docs/platforms/aks.md",
        ],
        [
            "platform.tags",
            { "managed-by": "hand" },
            "corda:platform.tags.managed-by: is set by this program — choose another name",
        ],
    ],
    "machines on AKS": [
        [
            "platform.pools.corda.machine",
            "Standard_B4ms",
            'corda:platform.pools.corda.machine: "Standard_B4ms" is burstable: out of credit, a node misses its peers\' deadlines — use Standard_D4ds_v5',
        ],
        [
            "platform.pools.corda.machine",
            "Standard_E8ds_v9",
            'corda:platform.pools.corda.machine: "Standard_E8ds_v9" is no size that this program knows — use Standard_E8ds_v5, or another of the reference page',
        ],
        [
            "platform.pools.corda.machine",
            "Standard_D4pds_v5",
            'corda:platform.pools.corda.machine: "Standard_D4pds_v5" is an Arm machine, and images of Corda and of HSMs\' clients are for amd64 — use Standard_D4ds_v5',
        ],
        [
            "platform.pools.corda.min",
            1,
            "corda:platform.pools.corda.min: is not known: pods of Corda are single processes on single ledgers and must not be moved to save a machine — give perZone",
        ],
        ["platform.pools.corda.perZone", 0, "corda:platform.pools.corda.perZone: is too small — give 1 to 50 machines"],
        [
            "platform.pools.spot",
            {},
            "corda:platform.pools.spot: is not known: Azure may take a spot machine at any time, and a ledger with it — remove it",
        ],
        [
            "platform.pools.stateless.min",
            4,
            "corda:platform.pools.stateless.min: is 4, more than max (3) — lower it, or raise max",
        ],
        [
            "platform.pools.system",
            { min: 1, max: 3 },
            "corda:platform.pools.system.min: leaves a zone without the cluster's own pods — give 3 or more, or write protection: disposable for a network that may be lost",
        ],
    ],
    "addresses on AKS": [
        [
            "platform.network",
            { addresses: "10.224.0.0" },
            'corda:platform.network.addresses: "10.224.0.0" is no block of addresses — write address/prefix, like 10.1.2.0/28, or 10.1.2.3/32 for one',
        ],
        [
            "platform.network",
            { addresses: "8.8.0.0/16" },
            'corda:platform.network.addresses: "8.8.0.0/16" has public addresses in it — use a private range, like 10.224.0.0/16',
            'corda:platform.network.cordaNodes[0]: "10.224.0.0/22" is not within addresses (8.8.0.0/16) — choose a part of it, or widen addresses',
            'corda:platform.network.cordaNodes[1]: "10.224.4.0/22" is not within addresses (8.8.0.0/16) — choose a part of it, or widen addresses',
            'corda:platform.network.cordaNodes[2]: "10.224.8.0/22" is not within addresses (8.8.0.0/16) — choose a part of it, or widen addresses',
            'corda:platform.network.systemNodes: "10.224.12.0/22" is not within addresses (8.8.0.0/16) — choose a part of it, or widen addresses',
            'corda:platform.network.apiServer: "10.224.16.0/28" is not within addresses (8.8.0.0/16) — choose a part of it, or widen addresses',
            'corda:platform.network.privateEndpoints: "10.224.17.0/24" is not within addresses (8.8.0.0/16) — choose a part of it, or widen addresses',
            'corda:platform.network.databases: "10.224.18.0/24" is not within addresses (8.8.0.0/16) — choose a part of it, or widen addresses',
        ],
        [
            "platform.network",
            { pods: "10.224.0.0/14" },
            'corda:platform.network.pods: "10.224.0.0/14" overlaps cordaNodes[0] (10.224.0.0/22) — choose a range that nothing else uses',
        ],
        [
            "platform.network",
            { services: "10.244.1.0/24" },
            'corda:platform.network.services: "10.244.1.0/24" overlaps pods (10.244.0.0/16) — choose a range that nothing else uses',
        ],
        [
            "platform.network",
            { databases: "10.224.17.0/25" },
            'corda:platform.network.databases: "10.224.17.0/25" overlaps privateEndpoints (10.224.17.0/24) — choose a range that nothing else uses',
        ],
        [
            "platform.network",
            { databases: "10.1.0.0/24" },
            'corda:platform.network.databases: "10.1.0.0/24" is not within addresses (10.224.0.0/16) — choose a part of it, or widen addresses',
        ],
        [
            "platform.network",
            { apiServer: "10.224.16.0/29" },
            'corda:platform.network.apiServer: "10.224.16.0/29" has 8 addresses — give at least 16',
        ],
        [
            "platform.network",
            { cordaNodes: ["10.224.0.0/22"] },
            "corda:platform.network.cordaNodes: are three blocks, one for each zone — give three",
        ],
        [
            "platform.loadBalancers.sourceRanges",
            ["0.0.0.0/0"],
            'corda:platform.loadBalancers.sourceRanges[0]: "0.0.0.0/0" is every address there is — name the blocks that are needed, like 10.1.2.0/28',
        ],
        [
            "platform.loadBalancers.sourceRanges",
            [],
            "corda:platform.loadBalancers.sourceRanges: is an empty list — name the blocks, like [203.0.113.0/24], or leave the key out",
        ],
        [
            "platform.loadBalancers.idleMinutes",
            240,
            "corda:platform.loadBalancers.idleMinutes: is too large — give 4 to 100 minutes",
        ],
        [
            "platform.loadBalancers.labelPrefix",
            "bank",
            "corda:platform.loadBalancers.labelPrefix: has no meaning with dns, whose zone gives the names — remove it, or leave dns out",
        ],
        [
            "platform.loadBalancers.separate",
            ["bank-a"],
            'corda:platform.loadBalancers.separate[0]: "bank-a" has no address of its own — use one of notary, edge-float',
        ],
        [
            "platform.loadBalancers.separate",
            ["notary", "notary"],
            'corda:platform.loadBalancers.separate[1]: "notary" is there twice — keep one',
        ],
        [
            "platform.loadBalancers.elasticIps",
            {},
            "corda:platform.loadBalancers.elasticIps: is not known on AKS — did you mean addresses?",
        ],
        [
            "platform.loadBalancers.addresses",
            { "10.0.0.5": { name: "mine", resourceGroup: "ours" } },
            'corda:platform.loadBalancers.addresses."10.0.0.5": is a private address, which no peer outside reaches — give a public one',
        ],
        [
            "network.notaries[0].host",
            "203.0.113.9",
            "corda:network.notaries[0].host: is none of platform.loadBalancers.addresses — name its resource there, or remove it for an address of Azure's choice",
        ],
        [
            "network.notaries[0].host",
            "notary.northeurope.cloudapp.azure.com",
            "corda:network.notaries[0].host: is a name of Azure's that this program gives by itself — remove it",
        ],
        [
            "platform.certificates",
            { chart: "cert-manager", version: "v1.18.2", email: "ops@example.com" },
            'corda:platform.certificates.chart: "cert-manager" is no chart in a registry — write oci://host/path without a version',
        ],
        [
            "platform.certificates",
            { chart: "oci://registry.example.com/cert-manager", version: "latest", email: "ops@example.com" },
            'corda:platform.certificates.version: "latest" is no version — pin one, like v1.18.2',
        ],
        [
            "platform.limits",
            { publicAddresses: 5 },
            "corda:platform.limits.publicAddresses: Static Public IP Addresses: the network takes 6, and there are 5 — raise the quota, or let nodes share floats: up to ten behind each firewall would take 5",
        ],
        [
            "platform.limits",
            { regionalProcessors: 40 },
            "corda:platform.limits.regionalProcessors: Total Regional vCPUs: the network takes 88, and there are 40 — raise the quota, or choose smaller machines",
        ],
        [
            "platform.limits",
            { federatedCredentials: 10 },
            "corda:platform.limits.federatedCredentials: Federated credentials of an identity: the network takes 11, and there are 10 — put fewer keys into the HSM, or run members in a second stack with an identity of its own",
        ],
        [
            "platform.limits",
            { postgresqlProcessors: 8 },
            "corda:platform.limits.postgresqlProcessors: Flexible Server vCPUs: the network takes 16, and there are 8 — raise the quota, or write database: { kind: postgresql } on members for ones in the cluster",
        ],
    ],
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
