import type { HsmUse } from "../components/versions/hsm-support";
import {
    hasAllMembers,
    isName,
    isSection,
    isWhole,
    membersOf,
    sectionOf,
    textOf,
    type Written,
    type WrittenNetwork,
} from "./written-network";

/** A private key and the HSM that the stack file puts it into. */
export interface KeyPlace {
    readonly path: readonly (string | number)[];
    /** The key's word: identity, tls, broker, tunnel, confidential or service. */
    readonly key: string;
    readonly hsm: string;
    readonly owner: Written;
    /** What the HSM is used for; undefined for a word that nobody knows. */
    readonly use?: HsmUse;
    /** The versions of Corda that use it there, as far as they could be read. */
    readonly versions: readonly string[];
}

const usesOf = {
    members: { identity: "identity", tls: "tls", broker: "broker", confidential: "confidential" },
    firewalls: { tls: "firewall-tls", tunnel: "firewall-tunnel", broker: "firewall-broker" },
    clusters: { service: "notary" },
} as const satisfies Record<string, Readonly<Record<string, HsmUse>>>;

/** Every key that a network has in an HSM. */
export function keyPlaces(network: WrittenNetwork): KeyPlace[] {
    const whole = textOf(network.value, "version");
    const places = (
        owner: Written,
        uses: Readonly<Record<string, HsmUse>>,
        versions: readonly (string | undefined)[],
    ) =>
        Object.keys(sectionOf(owner.value["keys"])).flatMap((key): KeyPlace[] => {
            const hsm = keyOf(owner, key);
            return hsm === undefined
                ? []
                : [
                      {
                          path: [...owner.path, "keys", key],
                          key,
                          hsm,
                          owner,
                          ...(Object.hasOwn(uses, key) && { use: uses[key] }),
                          versions: [...new Set(versions.filter((version) => version !== undefined))],
                      },
                  ];
        });
    const versionOf = ({ value }: Written) => textOf(value, "version") ?? whole;
    return [
        ...membersOf(network).flatMap((member) => places(member, usesOf.members, [versionOf(member)])),
        ...network.firewalls.flatMap((firewall) => places(firewall, usesOf.firewalls, [whole])),
        ...network.clusters.flatMap((cluster) =>
            places(cluster, usesOf.clusters, [whole, ...workersOf(network, cluster).map(versionOf)]),
        ),
    ];
}

/** The HSM that a member, a firewall or a cluster names for a key; undefined also for what can't be a name. */
export function keyOf({ value }: Written, key: string): string | undefined {
    const name = sectionOf(value["keys"])[key];
    return isName(name) ? name : undefined;
}

/** Whether a member, a firewall or a cluster says where a key is, or something that can't be read. */
export function saysKey({ value }: Written, key: string): boolean {
    const { keys = {} } = value;
    return !isSection(keys) || keys[key] !== undefined;
}

/** Whether every key of a network could be read. */
export function hasAllKeys(network: WrittenNetwork): boolean {
    return (
        hasAllMembers(network) &&
        isWhole(network.value["firewalls"]) &&
        [...membersOf(network), ...network.firewalls, ...network.clusters].every(
            ({ value: { keys = {} } }) => isSection(keys) && Object.values(keys).every(isName),
        )
    );
}

/** Workers of a cluster. */
export function workersOf(network: WrittenNetwork, cluster: Written): Written[] {
    return network.workers.filter(({ path }) => cluster.path.every((step, depth) => path[depth] === step));
}
