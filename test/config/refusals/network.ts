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
            "corda:network.edition: Corda Enterprise needs R3's licensed jars and images and can't be deployed yet — use community, whose ledger a later Enterprise node takes over",
        ],
        [
            "network.edition",
            "comunity",
            'corda:network.edition: "comunity" is not known — use community; did you mean community?',
        ],
        [
            "network.version",
            4.1,
            'corda:network.version: is the number 4.1, because YAML reads digits without quotes as a number — put it in quotes, one of "4.8", "4.9" or "4.10"',
        ],
        [
            "network.version",
            "4.11",
            'corda:network.version: "4.11" is not known — use 4.8, 4.9 or 4.10; did you mean 4.10?',
        ],
        [
            "network.version",
            "4.9.1",
            'corda:network.version: "4.9.1" is not known — use 4.8, 4.9 or 4.10; did you mean 4.9?',
        ],
        ["network.version", "5", 'corda:network.version: "5" is not known — use 4.8, 4.9 or 4.10'],
        ["network.zone", undefined, "corda:network.zone: is missing — add zone: { kind: bootstrapped }"],
        [
            "network.zone",
            "bootstrapped",
            "corda:network.zone: is text, not a section — write a section, like zone: { kind: bootstrapped }",
        ],
        [
            "network.zone.kind",
            "doorman",
            "corda:network.zone.kind: a zone with a doorman can't be joined yet — use bootstrapped, whose network map and certificates come with the network",
        ],
        [
            "network.zone.kind",
            "cenm",
            "corda:network.zone.kind: CENM needs R3's licensed images and can't be joined yet — use bootstrapped, whose network map and certificates come with the network",
        ],
        [
            "network.zone.doormanUrl",
            "http://x",
            "corda:network.zone.doormanUrl: belongs to a zone of kind doorman, which can't be joined yet — use bootstrapped, whose network map and certificates come with the network",
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
            "corda:network.zone.minimumPlatformVersion: is 13, but Corda 4.10 has platform version 12 and couldn't join — give at most 12",
        ],
        [
            "network.zone.minimumPlatformVersion",
            12,
            "corda:network.nodes[0].version: Corda 4.9 has platform version 11, below zone.minimumPlatformVersion 12 — lower that or choose a later release",
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
            "corda:network.replicas: a Corda node is one process on one ledger and can't be copied — remove it; scale up with a member's `size`",
        ],
        [
            "network.color",
            "red",
            "corda:network.color: is not a known key — remove it; known here: namespace, edition, version, zone, cordapps, images, logLevel, notaries, nodes, webClients",
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
