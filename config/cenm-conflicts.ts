import { type CenmRelease, resolveCenmRelease } from "../components/versions/cenm";
import { cenmDatabaseOwners } from "./cenm-databases";
import { cenmHsmConflicts } from "./cenm-hsm-conflicts";
import { postgresqlVersion } from "./database-release-conflicts";
import type { Conflict } from "./member-conflicts";
import { hasNoNotary, isSection, membersOf, sectionOf, textOf, type WrittenNetwork } from "./written-network";

/** What is wrong with a zone on CENM beside its single keys: what it isn't allowed, and what it needs of the network. */
export function cenmConflicts(network: WrittenNetwork): Conflict[] {
    return textOf(network.zone, "kind") === "cenm"
        ? [
              ...licence(network),
              ...nobodyNotarises(network),
              ...sharedNamespace(network),
              ...images(network),
              ...databases(network),
              ...production(network),
              ...cenmHsmConflicts(network),
              ...tokens(network),
          ]
        : [];
}

function licence({ zone }: WrittenNetwork): Conflict[] {
    const { acceptLicense } = zone;
    return acceptLicense === undefined || acceptLicense === false
        ? [
              {
                  path: ["zone", "acceptLicense"],
                  message:
                      "is not true, and R3's images run only for who has accepted the licence — read it, then write acceptLicense: true",
              },
          ]
        : [];
}

function nobodyNotarises(network: WrittenNetwork): Conflict[] {
    return hasNoNotary(network)
        ? [
              {
                  path: ["notaries"],
                  message:
                      'names nobody, and the network parameters of the beginning need a notary — add one, like { name: notary, legalName: "O=Notary,L=London,C=GB" }',
              },
          ]
        : [];
}

/** Source of the separation: R3's design, in which who takes over a member is not beside the zone's services. */
function sharedNamespace(network: WrittenNetwork): Conflict[] {
    const namespace = textOf(network.zone, "namespace") ?? "network-services";
    const others: readonly (readonly [string | undefined, string])[] = [
        [textOf(network.value, "namespace") ?? "corda", "the members are"],
        ...membersOf(network).map(({ value }) => [textOf(value, "namespace"), "a member is"] as const),
        ...network.firewalls.map(
            ({ value }) => [textOf(sectionOf(value["float"]), "namespace"), "a float is"] as const,
        ),
    ];
    const beside = others.find(([other]) => other === namespace);
    return beside === undefined
        ? []
        : [
              {
                  path: ["zone", "namespace"],
                  message: `"${namespace}" is where ${beside[1]} — give the zone a namespace of its own, like network-services`,
              },
          ];
}

function release({ zone }: WrittenNetwork): CenmRelease | undefined {
    try {
        return resolveCenmRelease(textOf(zone, "version") ?? "");
    } catch {
        return undefined;
    }
}

function images(network: WrittenNetwork): Conflict[] {
    const own = sectionOf(network.zone["images"]);
    const known = release(network);
    const tag = textOf(own, "tag");
    const path = ["zone", "images", "tag"];
    const family = tag === undefined ? undefined : /^(\d+\.\d+)(?![\d])/.exec(tag)?.[1];
    return [
        ...(own["registry"] === undefined && network.images["registry"] === undefined
            ? [
                  {
                      path: ["zone", "images", "registry"],
                      message:
                          "is missing: R3's images come from a registry of yours — push them there, and name network.images.registry or zone.images.registry",
                  },
              ]
            : []),
        ...(tag !== undefined && /^1\.6\.0(?!\d)|^1\.6-/.test(tag)
            ? [
                  {
                      path,
                      message: `"${tag}" is 1.6.0, which starts its zone service as 1.5 does — use an image of 1.6.1 or later`,
                  },
              ]
            : family !== undefined && known !== undefined && family !== known.family
              ? [{ path, message: `"${tag}" is no image of ${known.version} — use one of ${known.family}` }]
              : []),
    ];
}

function databases(network: WrittenNetwork): Conflict[] {
    const given = sectionOf(network.zone["databases"]);
    const known = release(network);
    const inCluster = postgresqlVersion(network.images);
    return cenmDatabaseOwners.flatMap((owner): Conflict[] => {
        const path = ["zone", "databases", owner];
        const database = sectionOf(given[owner]);
        const kind = textOf(database, "kind") ?? "postgresql";
        return [
            ...(kind !== "postgresql" ||
            known === undefined ||
            inCluster === undefined ||
            known.postgresql.versions.includes(inCluster)
                ? []
                : [
                      {
                          path: [...path, "kind"],
                          message: `a database in the cluster is PostgreSQL ${inCluster}, and CENM ${known.version} knows ${known.postgresql.versions.join(", ")} — write kind: external, or use a later CENM`,
                      },
                  ]),
            ...(kind !== "external" || database["schema"] === undefined
                ? []
                : [
                      {
                          path: [...path, "schema"],
                          message:
                              "is not known to CENM, which makes its tables where its user's are — remove it, and give every service a database of its own",
                      },
                  ]),
        ];
    });
}

/** What would give a production zone away. Source: CENM docs, "CSR approval mechanism" and "Signing Service". */
function production({ zone }: WrittenNetwork): Conflict[] {
    if ((textOf(zone, "purpose") ?? "production") !== "production") {
        return [];
    }
    const approval = sectionOf(zone["approval"]);
    const schedules = sectionOf(zone["schedules"]);
    const ofTests = "in production — write purpose: test if the zone is for tests";
    return [
        ...["issuance", "revocation"]
            .filter((requests) => textOf(sectionOf(approval[requests]), "kind") === "approve-all")
            .map((requests) => ({
                path: ["zone", "approval", requests, "kind"],
                message: `approve-all would ${requests === "issuance" ? "let everybody in" : "let everybody revoke anybody"}; nobody wants that ${ofTests}, or use jira or a plugin of your own`,
            })),
        ...["csr", "crl", "networkParameters"]
            .filter((of) => schedules[of] !== undefined)
            .map((of) => ({
                path: ["zone", "schedules", of],
                message: `would have the signer sign whatever it is given; an operator looks at it ${ofTests}, or remove it`,
            })),
        ...(zone["hsm"] === undefined
            ? [
                  {
                      path: ["zone", "hsm"],
                      message: `is missing, and the keys of the zone's authorities would lie in Secrets; they are in an HSM ${ofTests}, or name one of network.hsms`,
                  },
              ]
            : []),
    ];
}

function tokens({ zone }: WrittenNetwork): Conflict[] {
    const { ingress = {} } = zone;
    const { hosts = {} } = sectionOf(ingress);
    // What is there in another form is a mistake of its own.
    return zone["zoneTokens"] !== undefined && isSection(ingress) && isSection(hosts) && hosts["gateway"] === undefined
        ? [
              {
                  path: ["zone", "zoneTokens"],
                  message:
                      "come from operators, who have no gateway to get them from — name ingress.hosts.gateway, or remove it",
              },
          ]
        : [];
}
