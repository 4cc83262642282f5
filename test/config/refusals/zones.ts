import type { Refusals } from "./row";

/** Mistakes in a zone that somebody operates; each is put into the Enterprise stack that has none. */
export const zonesRefusals: Refusals = {
    "a zone with a doorman": [
        [
            "network.zone.kind",
            "bootstrapped",
            "corda:network.zone.doormanUrl: belongs to a zone of kind doorman — write kind: doorman, or remove it",
            "corda:network.zone.networkMapUrl: belongs to a zone of kind doorman — write kind: doorman, or remove it",
            "corda:network.zone.rootTrustStore: belongs to a zone of kind doorman — write kind: doorman, or remove it",
            "corda:network.zone.email: is not a known key — remove it; known here: kind, minimumPlatformVersion",
            "corda:network.zone.approvalMinutes: is not a known key — remove it; known here: kind, minimumPlatformVersion",
            "corda:network.hsms: keys come into an HSM with a doorman's certificates, which a bootstrapped zone doesn't have — use zone: { kind: doorman }, or remove it",
            "corda:network.firewalls: a firewall works only with a doorman's certificates, which a bootstrapped zone doesn't have — use zone: { kind: doorman }, or remove it",
            "corda:network.notaryClusters: the workers of a notary get one identity with a doorman's certificates, which a bootstrapped zone doesn't have — use zone: { kind: doorman }, or remove it",
            "corda:network.nodes[0].standby: two processes share a ledger only with a doorman's certificates, which a bootstrapped zone doesn't have — use zone: { kind: doorman }, or remove it",
        ],
        [
            "network.zone.kind",
            "identity-manager",
            "corda:network.zone.kind: is not known — write doorman for one that somebody operates, or cenm to run one",
        ],
        [
            "network.notaries",
            [
                {
                    name: "notary",
                    legalName: "O=Notary,L=London,C=GB",
                    serviceLegalName: "C=GB,L=London,O=Notary",
                },
            ],
            "corda:network.notaries[0].serviceLegalName: is the node's own name — the service needs another one",
        ],
        [
            "network.notaries",
            [{ name: "notary", legalName: "O=Notary,L=London,C=GB", serviceLegalName: "O=Notary Service,L=London" }],
            "corda:network.notaries[0].serviceLegalName: has no C (country) — add it, like O=Party A,L=London,C=GB",
        ],
        [
            "network.zone.doormanUrl",
            undefined,
            "corda:network.zone.doormanUrl: is missing — add doormanUrl: https://doorman.example.com",
        ],
        [
            "network.zone.doormanUrl",
            "doorman.example.com",
            "corda:network.zone.doormanUrl: is no URL — write https://host of the doorman",
        ],
        [
            "network.zone.doormanUrl",
            "ftp://doorman.example.com",
            "corda:network.zone.doormanUrl: begins with ftp: — use https:// or http://",
        ],
        [
            "network.zone.doormanUrl",
            "http://localhost:10000",
            "corda:network.zone.doormanUrl: names a host that pods can't reach — write the name by which others reach it",
        ],
        [
            "network.zone.networkMapUrl",
            "https://map.example.com/?x=1",
            "corda:network.zone.networkMapUrl: has a ? or # in it — write the address of the network map alone, without query or fragment",
        ],
        [
            "network.zone.networkMap",
            "https://map.example.com",
            "corda:network.zone.networkMap: is not known — did you mean networkMapUrl?",
        ],
        [
            "network.zone.email",
            "ops",
            'corda:network.zone.email: "ops" is no e-mail address — write one that the zone\'s operator can answer to, like ops@example.com',
        ],
        ["network.zone.approvalMinutes", 0, "corda:network.zone.approvalMinutes: is below 1 — give 1 to 10080 minutes"],
        [
            "network.zone.approvalMinutes",
            100000,
            "corda:network.zone.approvalMinutes: is more than a week — give 1 to 10080 minutes; the next `up` goes on with the same request",
        ],
        [
            "network.zone.rootTrustStore",
            undefined,
            "corda:network.zone.rootTrustStore: is missing — add rootTrustStore: { secret: network-root }",
            "corda:secrets.network-root: is named nowhere under corda:network — remove it",
        ],
        [
            "network.zone.rootTrustStore",
            "network-root-truststore.jks",
            "corda:network.zone.rootTrustStore: is text, not a section — write a section, like rootTrustStore: { secret: network-root }",
            "corda:secrets.network-root: is named nowhere under corda:network — remove it",
        ],
        [
            "network.zone.rootTrustStore.value",
            "MIIB",
            "corda:network.zone.rootTrustStore.value: a stack file holds no secrets in clear — write { secret: network-root }, and the value with `pulumi config set --secret --path` under corda:secrets",
        ],
        [
            "network.zone.trustStorePassword",
            "hunter2",
            "corda:network.zone.trustStorePassword: a stack file holds no secrets — remove it; name the secret that holds it under rootTrustStore",
        ],
        [
            "network.zone.minimumPlatformVersion",
            10,
            "corda:network.zone.minimumPlatformVersion: is the zone operator's to decide — remove it",
        ],
    ],
};
