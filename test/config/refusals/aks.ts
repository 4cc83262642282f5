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
};
