import type { Conflict } from "./member-conflicts";
import { sectionOf, textOf, type WrittenNetwork } from "./written-network";

/** What a second, cold process of a member can't do without. Source: Corda docs, "Hot-cold high availability deployment". */
export function standbyConflicts(network: WrittenNetwork): Conflict[] {
    return network.nodes
        .filter(({ value }) => value["standby"] === true)
        .flatMap(({ path, value }): Conflict[] => {
            const at = [...path, "standby"];
            return [
                ...(value["firewall"] === undefined
                    ? [
                          {
                              path: at,
                              message:
                                  "leaves undelivered messages with the process that died — name a firewall, whose broker keeps them for the other, or remove it",
                          },
                      ]
                    : []),
                ...(textOf(sectionOf(value["database"]), "kind") === "h2"
                    ? [
                          {
                              path: [...path, "database", "kind"],
                              message:
                                  "h2 is a file that one process can open — use postgresql or external: a standby takes over the same database",
                          },
                      ]
                    : []),
            ];
        });
}
