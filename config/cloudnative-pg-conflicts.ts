import { defaultZones } from "./eks-regions";
import type { Conflict } from "./member-conflicts";
import {
    isSection,
    membersOf,
    sectionOf,
    textOf,
    type Written,
    type WrittenNetwork,
    writtenNetwork,
} from "./written-network";

/** How a platform comes to have the operator, by its kind. */
const remedies: Readonly<Record<string, string>> = {
    eks: "add platform.databaseOperator: { chart: oci://registry.example.com/charts/cloudnative-pg, version: 0.29.1 }",
    aks: "add platform.databaseOperator: { chart: oci://registry.example.com/charts/cloudnative-pg, version: 0.29.1 }",
    existing: "install CloudNativePG there, and add platform.databaseOperator: { namespace: cnpg-system }",
};

/** Zones of every region that AKS is made in here. */
const zonesOfAks = 3;

/**
 * Databases of several copies on a platform that can't run them, or of nobody knows which PostgreSQL. Takes what could be
 * read, so nothing about it is certain.
 */
export function cloudNativePgConflicts(platform: unknown, network: unknown): Conflict[] {
    const written = writtenNetwork(network);
    const place = sectionOf(platform);
    const image = written.images["cloudNativePg"];
    return membersOf(written).flatMap((member): Conflict[] => {
        const { database } = member.value;
        if (!isSection(database) || database["kind"] !== "cloudnative-pg") {
            return [];
        }
        const at = (key: string) => ["network", ...member.path, "database", key];
        return [
            ...sameNames(written, member),
            ...withoutOperator(place, at("kind")),
            ...withoutMachines(place, database, at("instances")),
            ...(written.value["environment"] === "prod" && database["instances"] === 1
                ? [
                      {
                          path: at("instances"),
                          message:
                              "is a single copy in production, and the kind promises that another one takes over — write 3, or kind: postgresql",
                      },
                  ]
                : []),
            ...withoutSnapshots(place, database, at("snapshots")),
            ...(image === undefined && database["image"] === undefined
                ? [
                      {
                          path: at("image"),
                          message:
                              "is missing, and the digest of CloudNativePG's PostgreSQL is yours to choose — add network.images.cloudNativePg for all members, or an image here",
                      },
                  ]
                : []),
        ];
    });
}

/** The operator names volumes, pods and Services of a database after it, with numbers that grow. */
function sameNames(network: WrittenNetwork, { value }: Written): Conflict[] {
    const name = textOf(value, "name");
    const parts = [network.brokers, network.firewalls, network.clusters, network.webClients].flat();
    return [...membersOf(network), ...parts].flatMap(({ path, value: other }): Conflict[] =>
        name !== undefined && textOf(other, "name")?.startsWith(`${name}-db-`) === true
            ? [
                  {
                      path: ["network", ...path, "name"],
                      message: `begins with ${name}-db-, as everything does that the operator makes for ${name}'s database — choose another name`,
                  },
              ]
            : [],
    );
}

function withoutOperator({ kind, databaseOperator }: Written["value"], path: Conflict["path"]): Conflict[] {
    if (kind === "minikube") {
        return [
            {
                path,
                message:
                    "keeps copies on several machines, and here there is one: copies on it protect nothing — write kind: postgresql",
            },
        ];
    }
    const remedy = typeof kind === "string" ? remedies[kind] : undefined;
    return remedy === undefined || databaseOperator !== undefined
        ? []
        : [{ path, message: `is kept running by an operator that the platform doesn't have — ${remedy}` }];
}

function withoutMachines(place: Written["value"], { instances = 3 }: Written["value"], path: Conflict["path"]) {
    const machines = cordaMachines(place);
    return machines === undefined || typeof instances !== "number" || instances <= machines.count
        ? []
        : [
              {
                  path,
                  message: `are ${instances}, each on a machine of its own, and Corda has ${machines.count} — write a larger platform.${machines.key}, or fewer instances`,
              },
          ];
}

/** Machines that copies can be on; undefined where somebody else provisions them. */
function cordaMachines(place: Written["value"]): { readonly count: number; readonly key: string } | undefined {
    const inAll = (key: string, group: unknown, zones: number) => {
        const { perZone = 1 } = sectionOf(group);
        return typeof perZone === "number" ? { count: perZone * zones, key: `${key}.perZone` } : undefined;
    };
    switch (place["kind"]) {
        case "aks":
            return inAll("pools.corda", sectionOf(place["pools"])["corda"], zonesOfAks);
        case "eks": {
            const { zones = defaultZones(textOf(place, "region") ?? "") } = sectionOf(place["network"]);
            return Array.isArray(zones) ? inAll("machines", place["machines"], zones.length) : undefined;
        }
        default:
            return undefined;
    }
}

/** A cluster that exists has a class of snapshots when the stack file says so; the clouds' platforms make one. */
function withoutSnapshots(place: Written["value"], { snapshots }: Written["value"], path: Conflict["path"]) {
    return place["kind"] !== "existing" ||
        snapshots === undefined ||
        sectionOf(place["storage"])["snapshots"] !== undefined
        ? []
        : [
              {
                  path,
                  message:
                      "need a class of snapshots, and the platform names none — add platform.storage.snapshots (`kubectl get volumesnapshotclass`), or remove it",
              },
          ];
}
