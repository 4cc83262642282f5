import type { Refusals } from "./row";

/** SHA-256 of no bytes at all. */
const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** A CorDapp by its URL. */
const byUrl = (url: string) => ({ url, sha256: `cd${"3".repeat(62)}` });

/** Mistakes in the list of CorDapps, and in the way they come. */
export const cordappRefusals: Refusals = {
    CorDapps: [
        ["network.cordapps", {}, "corda:network.cordapps: is a section, not a list — write a list, like cordapps: []"],
        [
            "network.cordapps[0].sha256",
            undefined,
            "corda:network.cordapps[0].sha256: is missing — add sha256: fa075153d2e863e295e173799b8622f0231dc341ab7386bc476242892b47fa7f",
        ],
        [
            "network.cordapps[0].sha256",
            "abc",
            "corda:network.cordapps[0].sha256: is no SHA-256 digest (3 characters) — run `sha256sum` on the jar and paste its 64 hexadecimal digits",
        ],
        [
            "network.cordapps[0].sha256",
            "0".repeat(64),
            "corda:network.cordapps[0].sha256: is a placeholder, not a digest — run `sha256sum` on the jar and paste its 64 hexadecimal digits",
        ],
        [
            "network.cordapps[0].sha256",
            empty,
            "corda:network.cordapps[0].sha256: is the digest of an empty file — download the jar again, then run `sha256sum` on the jar and paste its 64 hexadecimal digits",
        ],
        [
            "network.cordapps[1].sha256",
            `AB${"1".repeat(62)}`,
            "corda:network.cordapps[1].sha256: is the digest of cordapps[0] again — two artifacts can't be the same file; run `sha256sum` on this one",
        ],
        [
            "network.cordapps[0].maven",
            "corda-finance:4.10",
            'corda:network.cordapps[0].maven: "corda-finance:4.10" has 2 parts — write group:artifact:version, like net.corda:corda-finance-contracts:4.10',
        ],
        [
            "network.cordapps[0].maven",
            "net.corda::4.10",
            'corda:network.cordapps[0].maven: "net.corda::4.10" has an empty part or a character Maven doesn\'t allow — write group:artifact:version, like net.corda:corda-finance-contracts:4.10',
        ],
        [
            "network.cordapps[0].maven",
            "a:b:../../1",
            'corda:network.cordapps[0].maven: "a:b:../../1" has an empty part or a character Maven doesn\'t allow — write group:artifact:version, like net.corda:corda-finance-contracts:4.10',
        ],
        [
            "network.cordapps[0].maven",
            "a:b:1.0-SNAPSHOT",
            'corda:network.cordapps[0].maven: version "1.0-SNAPSHOT" changes over time, its digest with it — name a released version',
        ],
        [
            "network.cordapps[1].maven",
            "other.group:corda-finance-contracts:4.9",
            "corda:network.cordapps[1].maven: is the artifact corda-finance-contracts a second time (cordapps[0]) — a node loads one version of a CorDapp; keep one entry",
        ],
        [
            "network.cordapps[0].version",
            "4.10",
            "corda:network.cordapps[0].version: is not known — the version is the third part of `maven`: group:artifact:version",
        ],
        [
            "network.cordapps[0].maven",
            undefined,
            "corda:network.cordapps[0].maven: is missing — add maven: net.corda:corda-finance-contracts:4.10, or url: https://artifacts.example.com/bonds-1.2.jar in its place",
        ],
        [
            "network.cordapps[0].url",
            "https://artifacts.example.com/bonds-1.2.jar",
            "corda:network.cordapps[0].url: is a second name beside `maven` — keep one: `maven` for a Maven repository, `url` for any other server",
        ],
        [
            "network.cordapps[0].file",
            "build/libs/bonds-1.2.jar",
            "corda:network.cordapps[0].file: is a path of one machine, which no pod has — put the jar on a server and name its url, or into an image or a volume that network.cordappDistribution names",
        ],
        [
            "network.cordapps[0].image",
            "registry.example.com/bonds:1.2",
            "corda:network.cordapps[0].image: is not known on a CorDapp — one image holds them all; name it under network.cordappDistribution",
        ],
    ],
    "CorDapps by URL": [
        [
            "network.cordapps[1]",
            byUrl("artifacts.example.com/bonds-1.2.jar"),
            "corda:network.cordapps[1].url: is no URL — write https://host of the jar",
        ],
        [
            "network.cordapps[1]",
            byUrl("file:///srv/bonds-1.2.jar"),
            "corda:network.cordapps[1].url: begins with file: — use https:// or http://",
        ],
        [
            "network.cordapps[1]",
            byUrl("https://artifacts.example.com/bonds-1.2.jar?token=abc"),
            "corda:network.cordapps[1].url: has a ? or # in it — write the address of the jar alone, without query or fragment",
        ],
        [
            "network.cordapps[1]",
            byUrl("https://user:secret@artifacts.example.com/bonds-1.2.jar"),
            "corda:network.cordapps[1].url: is an address with a user or password in it — a stack file holds no secrets; remove it, and change it where it was in use",
        ],
        [
            "network.cordapps[1]",
            byUrl("http://localhost:8081/bonds-1.2.jar"),
            "corda:network.cordapps[1].url: names a host that pods can't reach — write the name by which others reach it",
        ],
        [
            "network.cordapps[1]",
            byUrl("https://artifacts.example.com/releases/latest"),
            'corda:network.cordapps[1].url: ends in "latest", which is no name of a jar — write the URL of the file itself, like https://artifacts.example.com/bonds-1.2.jar',
        ],
        [
            "network.cordapps[1]",
            byUrl("https://artifacts.example.com/corda-finance-contracts-4.10.jar"),
            "corda:network.cordapps[1].url: is stored as corda-finance-contracts-4.10.jar, like cordapps[0] — a node loads one version of a CorDapp; keep one entry",
        ],
    ],
    "the way CorDapps come": [
        [
            "network.cordappDistribution",
            "image",
            "corda:network.cordappDistribution: is text, not a section — write a section, like cordappDistribution: { kind: repository }",
        ],
        [
            "network.cordappDistribution",
            { image: "registry.example.com/cordapps:7" },
            "corda:network.cordappDistribution.kind: is missing — add it: repository, image, image-volume or volume",
        ],
        [
            "network.cordappDistribution.kind",
            "config-map",
            "corda:network.cordappDistribution.kind: holds 1 MiB at most, less than most CorDapps — use image or volume",
        ],
        [
            "network.cordappDistribution.kind",
            "pvc",
            'corda:network.cordappDistribution.kind: is not known — the word is "volume"',
        ],
        [
            "network.cordappDistribution.image",
            "registry.example.com/cordapps:7",
            "corda:network.cordappDistribution.image: belongs to kind image — write kind: image, or remove it",
        ],
        [
            "network.cordappDistribution",
            { kind: "image" },
            "corda:network.cordappDistribution.image: is missing — add image: registry.example.com/cordapps:7",
        ],
        [
            "network.cordappDistribution",
            { kind: "image", image: "registry.example.com/cordapps:latest" },
            "corda:network.cordappDistribution.image: tag latest names a different image every time — pin a version or a digest, like registry.example.com/corda:4.10 or …@sha256:<digest>",
        ],
        [
            "network.cordappDistribution",
            { kind: "image", image: "registry.example.com/cordapps:7", path: "cordapps" },
            'corda:network.cordappDistribution.path: "cordapps" is no absolute path — begin it with /, like /cordapps',
        ],
        [
            "network.cordappDistribution",
            { kind: "image-volume", image: "registry.example.com/cordapps:7", path: "/" },
            "corda:network.cordappDistribution.path: is the whole image — put the jars into a directory of their own, like /cordapps",
        ],
        [
            "network.cordappDistribution",
            { kind: "image", image: "registry.example.com/cordapps:7", pullSecret: { secret: "registry" } },
            "corda:network.cordappDistribution.pullSecret: is not known here — network.images.pullSecret holds for this image too",
        ],
        [
            "network.cordappDistribution",
            { kind: "volume", claim: "CorDapps" },
            'corda:network.cordappDistribution.claim: "CorDapps" is no name of a claim — `kubectl get persistentvolumeclaims` lists those of the namespace',
        ],
        [
            "network.cordappDistribution",
            { kind: "volume", claim: "party-a-db" },
            'corda:network.cordappDistribution.claim: "party-a-db" is a volume of the network\'s own — name the claim of a volume that holds the jars',
        ],
        [
            "network.cordappDistribution",
            { kind: "volume", claim: "cordapps", path: "/a/../b" },
            'corda:network.cordappDistribution.path: "/a/../b" is no plain path — write it without . and .., doubled or last /, blanks and wildcards, like /cordapps',
        ],
        [
            "network.cordappDistribution",
            { kind: "volume", hostPath: "/srv/cordapps", claim: "cordapps" },
            "corda:network.cordappDistribution.hostPath: is a path of one machine — name a PersistentVolumeClaim under claim",
        ],
    ],
};
