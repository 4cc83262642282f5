import { isIPv4 } from "node:net";
import { aksPoolsSchema } from "./aks-pools";
import { aksLimitsSchema } from "./aks-limits";
import { aksLoadBalancersSchema } from "./aks-load-balancers";
import { aksDatabasesSchema } from "./aks-data";
import { peerNameConflicts } from "./peer-name-conflicts";
import { hsmAddress, isHsmAddress } from "./azure-hsm-address";
import { aksQuotas, exceeded } from "./aks-quotas";
import { type NetworkShape, networkShape } from "./network-shape";
import { largestServerDisk } from "./azure-machines";
import type { Conflict } from "./member-conflicts";
import { hostsOf } from "./own-zone";
import { sectionOf, textOf, writtenNetwork, type WrittenNetwork } from "./written-network";

type Section = Readonly<Record<string, unknown>>;

/** The longest label of a DNS name. Source: RFC 1035. */
const longestLabel = 63;

/**
 * What is wrong between a platform on AKS and the network on it: addresses that nobody has, an HSM that isn't ready or
 * isn't used, limits of the subscription. Takes what could be read, so nothing about it is certain.
 */
export function aksTopologyConflicts(platform: unknown, given: unknown): Conflict[] {
    const aks = sectionOf(platform);
    if (aks["kind"] !== "aks") {
        return [];
    }
    const network = writtenNetwork(given);
    const shape = networkShape(network);
    return [
        ...ofHosts(aks, shape),
        ...peerNameConflicts(aks, network, shape),
        ...ofSeparate(aks, shape),
        ...ofKeys(aks, network),
        ...ofWebClients(aks, network),
        ...ofDatabases(shape),
        ...ofQuotas(aks, shape),
    ];
}

function ofHosts(aks: Section, { addressed }: NetworkShape): Conflict[] {
    const loadBalancers = sectionOf(aks["loadBalancers"]);
    const known = sectionOf(loadBalancers["addresses"]);
    const prefix = textOf(loadBalancers, "labelPrefix") ?? textOf(aks, "name") ?? "corda";
    return addressed.flatMap(({ name, host, path }): Conflict[] => {
        const at = ["network", ...path];
        if (host === undefined) {
            const label = `${prefix}-${name}`;
            return aks["dns"] === undefined && label.length > longestLabel
                ? [
                      {
                          path: [...at.filter((step) => step !== "float"), "name"],
                          message: `gives the DNS label ${label} of ${label.length} characters — use a shorter name, or a shorter platform.loadBalancers.labelPrefix: ${longestLabel} in all`,
                      },
                  ]
                : [];
        }
        const hostPath = [...at, "host"];
        if (host.endsWith(".cloudapp.azure.com")) {
            return [
                {
                    path: hostPath,
                    message: "is a name of Azure's that this program gives by itself — remove it",
                },
            ];
        }
        return isIPv4(host) && !Object.hasOwn(known, host)
            ? [
                  {
                      path: hostPath,
                      message: `is none of platform.loadBalancers.addresses — name its resource there, or remove it for an address of Azure's choice`,
                  },
              ]
            : [];
    });
}

function ofSeparate(aks: Section, { addressed }: NetworkShape): Conflict[] {
    const { separate } = sectionOf(aks["loadBalancers"]);
    return (Array.isArray(separate) ? (separate as unknown[]) : []).flatMap((name, index) =>
        typeof name !== "string" || addressed.some((one) => one.name === name)
            ? []
            : [
                  {
                      path: ["platform", "loadBalancers", "separate", index],
                      message: `"${name}" has no address of its own — use one of ${addressed.map((one) => one.name).join(", ")}`,
                  },
              ],
    );
}

function ofKeys(aks: Section, network: WrittenNetwork): Conflict[] {
    const hsm = sectionOf(aks["hsm"]);
    const [kind, name] = [textOf(hsm, "kind"), textOf(hsm, "name")];
    const vaults = network.hsms.filter(({ value }) => value["kind"] === "azure-key-vault");
    const url = kind === undefined || name === undefined ? undefined : hsmAddress({ kind, name });
    const ours = vaults.filter(({ value }) => isHsmAddress(textOf(value, "url"), url));
    return [
        ...(url !== undefined && ours.length === 0
            ? [
                  {
                      path: ["platform", "hsm"],
                      message: `is used by nobody: no network.hsms has url: ${url} — add it there, or remove it`,
                  },
              ]
            : []),
        ...vaults.flatMap(({ path, value }) =>
            (value["login"] ?? "managed-identity") === "managed-identity"
                ? [
                      {
                          path: ["network", ...path, "login"],
                          message:
                              "can't be had on AKS, whose machines have an identity for each add-on, and the metadata service gives none of several — use login: workload-identity",
                      },
                  ]
                : [],
        ),
        ...ours.flatMap(({ path, value }) => [
            ...(kind === "managed-hsm" && hsm["initialised"] !== true
                ? [
                      {
                          path: ["network", ...path, "url"],
                          message:
                              "isn't activated yet, and no key can be made there — bring the platform up without it, activate it as docs/platforms/aks.md says, and write platform.hsm.initialised: true",
                      },
                  ]
                : []),
            ...(value["login"] === "workload-identity" ? ofIdentity(hsm, value, path) : []),
        ]),
    ];
}

function ofIdentity(hsm: Section, value: Section, path: readonly (string | number)[]): Conflict[] {
    const clientId = textOf(sectionOf(hsm["identity"]), "clientId");
    if (clientId === undefined) {
        return [
            {
                path: ["network", ...path, "clientId"],
                message: "is of an identity that has no rights in platform.hsm — name it under platform.hsm.identity",
            },
        ];
    }
    return value["clientId"] === clientId || value["clientId"] === undefined
        ? []
        : [
              {
                  path: ["network", ...path, "clientId"],
                  message: `is another identity than platform.hsm.identity (${clientId}) — write the same`,
              },
          ];
}

function ofWebClients(aks: Section, { value, zone }: WrittenNetwork): Conflict[] {
    const clients = value["webClients"];
    const shown = [
        ...(Array.isArray(clients) && clients.length > 0 ? ["the web clients' HTTPS"] : []),
        ...(Object.keys(hostsOf(zone)).length > 0 ? ["the HTTPS of the zone's services"] : []),
    ];
    return shown.length > 0 && sectionOf(aks["loadBalancers"])["webRanges"] === undefined
        ? [
              {
                  path: ["platform", "loadBalancers", "webRanges"],
                  message: `is missing: nobody may reach ${shown.join(" and ")} — add webRanges: [203.0.113.0/24]`,
              },
          ]
        : [];
}

function ofDatabases({ databases }: NetworkShape): Conflict[] {
    return databases
        .filter(({ gibibytes }) => gibibytes > largestServerDisk)
        .map(({ path }) => ({
            path: ["network", ...path, "storage"],
            message: `is more than any Flexible Server has — give at most ${largestServerDisk}Gi`,
        }));
}

/** Counts only what is well formed: what isn't is told elsewhere. */
function ofQuotas(aks: Section, shape: NetworkShape): Conflict[] {
    const pools = aksPoolsSchema.safeParse(aks["pools"] ?? {});
    const limits = aksLimitsSchema.safeParse(aks["limits"] ?? {});
    const loadBalancers = aksLoadBalancersSchema.safeParse(aks["loadBalancers"] ?? {});
    const databases = aksDatabasesSchema.safeParse(aks["databases"] ?? {});
    if (!pools.success || !limits.success || !loadBalancers.success || !databases.success) {
        return [];
    }
    const platform = {
        pools: pools.data,
        limits: limits.data,
        loadBalancers: loadBalancers.data,
        databases: databases.data,
        hsm: aks["hsm"] === undefined ? undefined : { identity: sectionOf(aks["hsm"])["identity"] },
    };
    return exceeded(aksQuotas(platform, shape)).map(({ path, message }) => ({ path: ["platform", ...path], message }));
}
