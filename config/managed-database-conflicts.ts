import type { Conflict } from "./member-conflicts";
import { membersOf, sectionOf, writtenNetwork } from "./written-network";

/** Platforms whose cloud runs databases. */
const withDatabases = ["eks", "aks"];

/**
 * Members whose database the platform's cloud is to run, on a platform without one. Takes what could be read, so
 * nothing about it is certain.
 */
export function managedDatabaseConflicts(platform: unknown, network: unknown): Conflict[] {
    const { kind } = sectionOf(platform);
    if (typeof kind !== "string" || withDatabases.includes(kind)) {
        return [];
    }
    return membersOf(writtenNetwork(network)).flatMap(({ path, value }): Conflict[] =>
        sectionOf(value["database"])["kind"] === "managed"
            ? [
                  {
                      path: ["network", ...path, "database", "kind"],
                      message:
                          "managed is a database that EKS or AKS runs — write kind: postgresql for one in the cluster, or kind: external for one that is there",
                  },
              ]
            : [],
    );
}
