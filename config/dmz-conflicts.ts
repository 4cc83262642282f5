import type { Conflict } from "./member-conflicts";
import { isWhole, sectionOf, writtenNetwork } from "./written-network";

/** What is wrong between a platform and the floats that may run in another cluster of it. */
export function dmzConflicts(platform: unknown, network: unknown): Conflict[] {
    const dmz = sectionOf(platform)["dmz"];
    const { value: written, firewalls } = writtenNetwork(network);
    if (dmz !== undefined && firewalls.length === 0 && isWhole(written["firewalls"])) {
        return [
            {
                path: ["platform", "dmz"],
                message: "is for floats, and there is no firewall — describe one under network.firewalls, or remove it",
            },
        ];
    }
    return firewalls.flatMap(({ path, value }): Conflict[] => {
        const float = sectionOf(value["float"]);
        const at = (...steps: string[]) => ["network", ...path, ...steps];
        if (dmz === undefined) {
            return float["tunnelHost"] === undefined
                ? []
                : [
                      {
                          path: at("float", "tunnelHost"),
                          message:
                              "is for a float in another cluster — name that cluster under platform.dmz, or remove it",
                      },
                  ];
        }
        const missing = (["host", "tunnelHost"] as const).filter((key) => float[key] === undefined);
        return [
            ...missing.map((key) => ({
                path: at("float", key),
                message: `is missing: the float runs in another cluster (platform.dmz), whose names nobody here knows — add ${key}: ${key === "host" ? "float.example.com" : "float-tunnel.example.com"}`,
            })),
            ...(sectionOf(value["keys"])["tunnel"] === undefined
                ? []
                : [
                      {
                          path: at("keys", "tunnel"),
                          message:
                              "is made where the bridge is, and can't be handed to a float in another cluster — remove it, or leave platform.dmz out",
                      },
                  ]),
        ];
    });
}
