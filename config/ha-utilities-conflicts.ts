import { firewallSince, notaryClusterSince } from "../components/versions/ha-utilities";
import { isVersionAtLeast } from "../components/versions/version";
import { workersOf } from "./key-places";
import type { Conflict } from "./member-conflicts";
import { isVersion } from "./version";
import { textOf, type WrittenNetwork } from "./written-network";

/**
 * What the HA utilities of a release can't register: nodes behind a firewall, by the network's release, and the service
 * of a notary's workers, by theirs.
 */
export function haUtilitiesConflicts(network: WrittenNetwork): Conflict[] {
    const whole = textOf(network.value, "version");
    return [
        ...(network.firewalls.length > 0 && isBefore(whole, firewallSince)
            ? [
                  {
                      path: ["firewalls"],
                      message: `take a version of ${firewallSince} or later, whose HA utilities register nodes behind a firewall as it is done here, and the network's is ${whole} — use a later version, or remove them`,
                  },
              ]
            : []),
        ...network.clusters.flatMap((cluster) => {
            const early = [
                { path: cluster.path, version: whole, among: workersOf(network, cluster).some(hasNoVersion) },
                ...workersOf(network, cluster).map(({ path, value }) => ({
                    path: [...path, "version"],
                    version: textOf(value, "version"),
                    among: true,
                })),
            ];
            return early
                .filter(({ version, among }) => among && isBefore(version, notaryClusterSince))
                .map(({ path, version }) => ({
                    path,
                    message: `takes a version of ${notaryClusterSince} or later, whose HA utilities register the service of several workers, and this is ${version} — use a later version, or a single notary under notaries`,
                }));
        }),
    ];
}

function hasNoVersion({ value }: WrittenNetwork["workers"][number]): boolean {
    return value["version"] === undefined;
}

function isBefore(version: string | undefined, since: string): boolean {
    return version !== undefined && isVersion(version) && !isVersionAtLeast(version, since);
}
