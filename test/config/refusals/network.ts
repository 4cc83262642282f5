import { type Refusals, secret } from "./row";

/** Mistakes in the network itself and its images. */
export const networkRefusals: Refusals = {
    "the network": [
        ["network", undefined, "corda:network: is missing — add it"],
        ["network", [], "corda:network: is a list, not a section — write a section"],
        [
            "network.namespace",
            "Corda Network",
            'corda:network.namespace: "Corda Network" is no name for a namespace — use at most 63 lower-case letters, digits and dashes, no dash first or last',
        ],
        [
            "network.namespace",
            "default",
            'corda:network.namespace: "default" belongs to Kubernetes — give the network a namespace of its own, like corda',
        ],
        [
            "network.namespace",
            "monitoring",
            'corda:network.namespace: "monitoring" is where nodes let metrics be read from — give the network a namespace of its own, like corda',
        ],
        [
            "network.namespace",
            "kube-system",
            'corda:network.namespace: "kube-system" belongs to Kubernetes — give the network a namespace of its own, like corda',
        ],
        ["network.edition", undefined, "corda:network.edition: is missing — add edition: community"],
        [
            "network.edition",
            "enterprise",
            "corda:network.images.corda: is missing: the image of the node is licensed and in no public registry — build it with `npm run images`, push it, and name images.registry or images.corda",
        ],
        [
            "network.edition",
            "comunity",
            'corda:network.edition: "comunity" is not known — use community or enterprise; did you mean community?',
        ],
        [
            "network.version",
            4.1,
            'corda:network.version: is a number, not text — write text in quotes, like version: "4.10"',
        ],
        [
            "network.version",
            "4.11",
            'corda:network.version: "4.11" has no image that is built here — use 4.8, 4.9 or 4.10, or name images.corda or images.registry',
        ],
        [
            "network.version",
            "4.9.1",
            'corda:network.version: "4.9.1" has no image that is built here — use 4.8, 4.9 or 4.10, or name images.corda or images.registry',
        ],
        [
            "network.version",
            "5",
            'corda:network.version: "5" is no version of Corda 4 — write one like "4.10", or a patch release like "4.12.5"',
        ],
        [
            "network.version",
            "4.15",
            'corda:network.version: "4.15" is not known — the nearest known release of Corda Community is 4.14; for another one give its platformVersion and images',
        ],
        [
            "network.platformVersion",
            11,
            "corda:network.platformVersion: 11 is not the platform version of 4.10, which has 12 — leave platformVersion out",
        ],
        [
            "network.platformVersion",
            "12",
            "corda:network.platformVersion: is text, not a number — write a number, like platformVersion: 170",
        ],
        ["network.zone", undefined, "corda:network.zone: is missing — add zone: { kind: bootstrapped }"],
        [
            "network.zone",
            "bootstrapped",
            "corda:network.zone: is text, not a section — write a section, like zone: { kind: bootstrapped }",
        ],
        [
            "network.zone.kind",
            "doorman",
            "corda:network.zone.doormanUrl: is missing — add doormanUrl: https://doorman.example.com",
            "corda:network.zone.networkMapUrl: is missing — add networkMapUrl: https://map.example.com",
            "corda:network.zone.rootTrustStore: is missing — add rootTrustStore: { secret: network-root }",
            "corda:network.zone.email: is missing — add email: ops@example.com",
            "corda:network.zone.minimumPlatformVersion: is the zone operator's to decide — remove it",
            "corda:network.notaries[0].serviceLegalName: is missing — in a zone with a doorman a notary's service has a name of its own, like O=Notary Service,L=London,C=GB",
        ],
        [
            "network.zone.kind",
            "cemn",
            'corda:network.zone.kind: "cemn" is not known — use bootstrapped, doorman or cenm; did you mean cenm?',
        ],
        [
            "network.zone.doormanUrl",
            "http://x",
            "corda:network.zone.doormanUrl: belongs to a zone of kind doorman — write kind: doorman, or remove it",
        ],
        [
            "network.zone.minimumPlatformVersion",
            3,
            "corda:network.zone.minimumPlatformVersion: is below 4 — give 4 or more: signed CorDapps need it",
        ],
        [
            "network.zone.minimumPlatformVersion",
            4.5,
            "corda:network.zone.minimumPlatformVersion: is not a whole number — give a platform version, like 4",
        ],
        [
            "network.zone.minimumPlatformVersion",
            13,
            "corda:network.zone.minimumPlatformVersion: is 13, but Corda Community 4.10 has platform version 12 and couldn't join — give at most 12",
        ],
        [
            "network.zone.minimumPlatformVersion",
            12,
            "corda:network.nodes[0].version: Corda Community 4.9 has platform version 11, below zone.minimumPlatformVersion 12 — lower that or choose a later release",
        ],
        [
            "network.logLevel",
            "INFO",
            'corda:network.logLevel: "INFO" is not known — use error, warn, info, debug or trace; did you mean info?',
        ],
        [
            "network.logLevel",
            "warning",
            'corda:network.logLevel: "warning" is not known — use error, warn, info, debug or trace; did you mean warn?',
        ],
        ["network.logLevel", "off", "corda:network.logLevel: would hide failures — use error"],
        ["network.log_level", "info", "corda:network.log_level: is not a known key — did you mean logLevel?"],
        ["network.parties", [], "corda:network.parties: is not known — did you mean nodes?"],
        [
            "network.replicas",
            3,
            "corda:network.replicas: a Corda node is one process on one ledger and can't be copied — remove it; scale up with a member's `size` (docs/decisions/scaling.md says why)",
        ],
        [
            "network.color",
            "red",
            "corda:network.color: is not a known key — remove it; known here: namespace, environment, edition, version, platformVersion, zone, cordapps, cordappDistribution, images, logLevel, evictions, resizing, hsms, brokers, firewalls, notaries, notaryClusters, nodes, fleets, webClients",
        ],
        [
            "network.keyStorePassword",
            "hunter2",
            `corda:network.keyStorePassword: ${secret} — remove it (and change the value where it was real); passwords are generated and kept encrypted`,
        ],
    ],
    images: [
        [
            "network.images.postgresql",
            "postgres",
            'corda:network.images.postgresql: "postgres" names no version — add a tag or a digest, like registry.example.com/corda:4.10 or …@sha256:<digest>',
        ],
        [
            "network.images.postgresql",
            "postgres:latest",
            "corda:network.images.postgresql: tag latest names a different image every time — pin a version or a digest, like registry.example.com/corda:4.10 or …@sha256:<digest>",
        ],
        [
            "network.images.postgresql",
            "My Registry/x:1",
            'corda:network.images.postgresql: "My Registry/x:1" is no image reference — write [registry/]name:tag, lower-case, like registry.example.com/corda:4.10 or …@sha256:<digest>',
        ],
        [
            "network.images.postgresql",
            "postgres@sha256:12",
            "corda:network.images.postgresql: has a digest that is no SHA-256 — write @sha256: and 64 hexadecimal digits",
        ],
        [
            "network.images.corda",
            "example.com/corda:4.10",
            "corda:network.nodes[0].version: differs from network.version, but network.images.corda names one image for all — remove one of the two",
        ],
        [
            "network.images.postgres",
            "x:1",
            "corda:network.images.postgres: is not a known key — did you mean postgresql?",
        ],
    ],
};
