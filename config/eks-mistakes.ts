import { isWithin, overlap } from "./address-blocks";
import { cidrMistake } from "./cidr";
import type { EksConfig } from "./eks";
import { machineMistakes } from "./eks-machine-mistakes";
import { lackOf } from "./eks-add-ons";
import { regionPattern, zonesOf } from "./eks-regions";
import { isPrivate } from "./private-addresses";
import { quoted } from "./quoted";
import { rdsAuthorities } from "./rds-authorities";

/** A mistake at a place below the platform. */
export type Mistake = readonly [path: readonly (string | number)[], message: string];

/** What is wrong between keys that are each right by themselves; nothing of those that aren't. */
export function eksMistakes(given: EksConfig): Mistake[] {
    return [
        ...(/^\d{12}$/.test(given.account) ? roleMistakes(given) : []),
        ...(regionPattern.test(given.region)
            ? [...zoneMistakes(given), ...machineMistakes(given), ...uncheckedDatabases(given)]
            : []),
        ...blockMistakes(given),
        ...protectionMistakes(given),
        ...unmetNeeds(given),
    ];
}

/** What needs something else that isn't there. */
function unmetNeeds(given: EksConfig): Mistake[] {
    const unproved: Mistake[] =
        given.certificates !== undefined && given.dns === undefined
            ? [
                  [
                      ["certificates"],
                      "needs a zone in which hosts are proved — add dns: { zone: corda.example.com }, or remove it",
                  ],
              ]
            : [];
    const unused = Object.keys(given.addOns.versions).flatMap((addOn): Mistake[] => {
        const lack = lackOf(addOn, given);
        return lack === undefined
            ? []
            : [
                  [
                      ["addOns", "versions", addOn],
                      `is the release of an add-on that isn't there — add ${lack}, or remove it`,
                  ],
              ];
    });
    return [...unproved, ...unused];
}

function uncheckedDatabases({ region, databases }: EksConfig): Mistake[] {
    return databases !== undefined &&
        databases.certificateAuthorities === undefined &&
        rdsAuthorities(region) === undefined
        ? [
              [
                  ["databases", "certificateAuthorities"],
                  `is missing, and those of ${region} aren't known here — download AWS' certificate bundle for the region and write its path`,
              ],
          ]
        : [];
}

function roleMistakes({ account, administrators, viewers, assumeRole }: EksConfig): Mistake[] {
    const foreign = (["administrators", "viewers"] as const).flatMap((key) =>
        ({ administrators, viewers })[key].flatMap((arn, index): Mistake[] =>
            arn.split(":")[4] === account
                ? []
                : [[[key, index], `is a role of another account than ${account} — correct the role or the account`]],
        ),
    );
    const outsider: Mistake[] =
        assumeRole === undefined || administrators.includes(assumeRole)
            ? []
            : [
                  [
                      ["assumeRole"],
                      "is no administrator, and couldn't make anything in the cluster — add it to administrators",
                  ],
              ];
    const both = viewers.flatMap((arn, index): Mistake[] =>
        administrators.includes(arn)
            ? [[["viewers", index], "is an administrator already — remove it here, or there"]]
            : [],
    );
    return [...foreign, ...outsider, ...both];
}

function zoneMistakes({ region, network, protection, hsm }: EksConfig): Mistake[] {
    const zones = zonesOf({ region, network });
    const written = network.zones ?? [];
    return [
        ...written.flatMap((zone, index): Mistake[] => {
            const path = ["network", "zones", index];
            if (zone.slice(0, -1) !== region) {
                return [[path, `is no zone of ${region} — write one of its zones, like ${region}a`]];
            }
            return written.indexOf(zone) < index ? [[path, `"${zone}" is there twice — keep one`]] : [];
        }),
        ...(zones.length > 3 || zones.length < (protection === "protected" ? 3 : 2)
            ? ([
                  [
                      ["network", "zones"],
                      protection === "protected"
                          ? `are ${zones.length} — name three: notaries and control plane survive the loss of one, or choose protection: disposable with two`
                          : `are ${zones.length} — name two or three: EKS wants two at least`,
                  ],
              ] satisfies Mistake[])
            : []),
        ...(hsm !== undefined && hsm.zones > zones.length
            ? ([
                  [["hsm", "zones"], `are more than the cluster's ${zones.length} — give as many or fewer`],
              ] satisfies Mistake[])
            : []),
    ];
}

function blockMistakes({ network, endpoint, endpointAccess }: EksConfig): Mistake[] {
    return [
        ...(overlap(network.cidr, network.serviceCidr)
            ? ([
                  [
                      ["network", "serviceCidr"],
                      `overlaps with network.cidr ${network.cidr} — take another block, so that no pod has a Service's address`,
                  ],
              ] satisfies Mistake[])
            : []),
        ...endpointAccess.flatMap((block, index): Mistake[] => {
            const path = ["endpointAccess", index];
            if (cidrMistake(block) !== undefined) {
                return [];
            }
            if (endpoint === "private" && !isPrivate(block)) {
                return [
                    [
                        path,
                        `${quoted(block)} is public, and the API is private — write endpoint: restricted, or a block of a connected network`,
                    ],
                ];
            }
            if (endpoint === "restricted" && isPrivate(block)) {
                return [
                    [
                        path,
                        `${quoted(block)} is private, and is let in from a connected network only with endpoint: private — write a public block`,
                    ],
                ];
            }
            if (endpoint === "restricted" && Number(block.split("/")[1]) < 16) {
                return [[path, `${quoted(block)} is half a provider's customers — name a /16 or less`]];
            }
            if (isWithin(block, network.cidr)) {
                return [[path, "is part of network.cidr, which reaches the API anyway — remove it"]];
            }
            return overlap(block, network.cidr) || overlap(block, network.serviceCidr)
                ? [
                      [
                          path,
                          "overlaps with network.cidr or serviceCidr, and couldn't be answered — take another network.cidr",
                      ],
                  ]
                : [];
        }),
        ...(endpoint === "restricted" && endpointAccess.length === 0
            ? ([
                  [
                      ["endpointAccess"],
                      "is empty, and AWS takes that for everybody — name the blocks that reach the API, or write endpoint: private",
                  ],
              ] satisfies Mistake[])
            : []),
        ...(endpointAccess.length > 40
            ? ([
                  [["endpointAccess"], "names more than the 40 blocks that EKS takes — name wider ones"],
              ] satisfies Mistake[])
            : []),
    ];
}

/** What is good enough for a trial only. */
function protectionMistakes({ protection, network, hsm, databases, backups }: EksConfig): Mistake[] {
    if (protection === "disposable") {
        return backups?.lock === "compliance"
            ? [
                  [
                      ["backups", "lock"],
                      "compliance can't be disposed of by anybody — use governance, or protection: protected",
                  ],
              ]
            : [];
    }
    const remedy = "or choose protection: disposable";
    return [
        ...(hsm !== undefined && hsm.zones < 2
            ? ([
                  [["hsm", "zones"], `is one, and keys would be gone with that zone — give two or three, ${remedy}`],
              ] satisfies Mistake[])
            : []),
        ...(network.nat === "one"
            ? ([
                  [
                      ["network", "nat"],
                      `is one, and all zones would lose their way out with it — use each-zone, ${remedy}`,
                  ],
              ] satisfies Mistake[])
            : []),
        ...(databases?.zones === "one"
            ? ([
                  [["databases", "zones"], `is one, and ledgers would be gone with that zone — use several, ${remedy}`],
              ] satisfies Mistake[])
            : []),
        ...(databases !== undefined && databases.backupDays < 7
            ? ([[["databases", "backupDays"], `is less than a week — give 7 to 35, ${remedy}`]] satisfies Mistake[])
            : []),
    ];
}
