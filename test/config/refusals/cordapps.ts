import type { Refusals } from "./row";

/** SHA-256 of no bytes at all. */
const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** Mistakes in the list of CorDapps. */
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
    ],
};
