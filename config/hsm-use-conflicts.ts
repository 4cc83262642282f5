import { hsmKinds } from "../components/versions/hsm-kinds";
import { firewallSince, notaryClusterSince } from "../components/versions/ha-utilities";
import { azureIdentitySince, type HsmUse, refusedHsmUse } from "../components/versions/hsm-support";
import { isVersionAtLeast } from "../components/versions/version";
import { type KeyPlace, keyOf, saysKey } from "./key-places";
import type { Conflict } from "./member-conflicts";
import { isVersion } from "./version";
import { named, placeName, textOf, type Written, type WrittenNetwork } from "./written-network";

/** What is wrong with the use of an HSM: what a release can't do with it, and what several can't do with one. */
export function hsmUseConflicts(network: WrittenNetwork, places: readonly KeyPlace[]): Conflict[] {
    return [
        ...unsupported(network, places),
        ...unknownLogin(network, places),
        ...disagreeing(network),
        ...sameNames(network, places),
        ...sharedVolume(network, places),
    ];
}

function kindOf(network: WrittenNetwork, hsm: string): string | undefined {
    const found = named(network.hsms, hsm);
    return found && textOf(found.value, "kind");
}

function unsupported(network: WrittenNetwork, places: readonly KeyPlace[]): Conflict[] {
    return places.flatMap(({ path, hsm, use, versions }) => {
        const kind = hsmKinds.find((known) => known === kindOf(network, hsm));
        if (kind === undefined || use === undefined) {
            return [];
        }
        const [message] = versions
            .filter((version) => isVersion(version) && isVersionAtLeast(version, firstWith(use)))
            .flatMap((version) => refusedHsmUse(kind, use, version) ?? []);
        return message === undefined ? [] : [{ path, message }];
    });
}

/** From where on a release has what the key is of, whether in an HSM or not: before, that is what is refused. */
function firstWith(use: HsmUse): string {
    return use === "notary" ? notaryClusterSince : use.startsWith("firewall-") ? firewallSince : "4.0";
}

function unknownLogin(network: WrittenNetwork, places: readonly KeyPlace[]): Conflict[] {
    return network.hsms.flatMap(({ path, value }) => {
        const login = textOf(value, "login") ?? "managed-identity";
        if (textOf(value, "kind") !== "azure-key-vault" || login === "certificate") {
            return [];
        }
        const [early] = places
            .filter(({ hsm }) => hsm === textOf(value, "name"))
            .flatMap(({ versions }) => versions.filter(isVersion))
            .filter((version) => !isVersionAtLeast(version, azureIdentitySince));
        return early === undefined
            ? []
            : [
                  {
                      path: [...path, "login"],
                      message: `Corda ${early} knows no ${login}, which takes ${azureIdentitySince} or later — use login: certificate, or a later version`,
                  },
              ];
    });
}

/**
 * All nodes of a broker have one certificate towards it, and so have all bridges: its key is in one place.
 *
 * Source: Corda docs, "HA Utilities", `generate-internal-artemis-ssl-keystores`.
 */
function disagreeing(network: WrittenNetwork): Conflict[] {
    const brokers = new Set(network.firewalls.flatMap(({ value }) => textOf(value, "broker") ?? []));
    return [...brokers].flatMap((broker) => {
        const firewalls = network.firewalls.filter(({ value }) => textOf(value, "broker") === broker);
        return [
            ...differing("nodes of a broker", nodesBehind(network, firewalls)),
            ...differing("bridges of a broker", firewalls),
        ];
    });
}

function differing(who: string, all: readonly Written[]): Conflict[] {
    const [first, ...others] = all.filter((one) => !saysKey(one, "broker") || keyOf(one, "broker") !== undefined);
    if (first === undefined) {
        return [];
    }
    const its = keyOf(first, "broker");
    return others
        .filter((other) => keyOf(other, "broker") !== its)
        .map((other) => ({
            path: [...other.path, "keys", "broker"],
            message:
                its === undefined
                    ? `is in an HSM, and that of ${placeName(first.path)} isn't: ${who} share one key towards it — name it there too, or remove it here`
                    : `is not where that of ${placeName(first.path)} is: ${who} share one key towards it — write broker: ${its}, or remove it there`,
        }));
}

function nodesBehind(network: WrittenNetwork, firewalls: readonly Written[]): Written[] {
    const names = new Set(firewalls.flatMap(({ value }) => textOf(value, "name") ?? []));
    return network.nodes.filter(({ value }) => names.has(textOf(value, "firewall") ?? ""));
}

/** The HA utilities name the keys of tunnels and brokers, the same for each of them: an HSM has room for one. */
function sameNames(network: WrittenNetwork, places: readonly KeyPlace[]): Conflict[] {
    const brokerOf = ({ owner }: KeyPlace) => {
        const firewall = network.firewalls.includes(owner)
            ? owner
            : named(network.firewalls, textOf(owner.value, "firewall") ?? "");
        return firewall && textOf(firewall.value, "broker");
    };
    const tunnels = places.filter(({ key }) => key === "tunnel");
    const brokers = places.filter((one) => one.key === "broker" && brokerOf(one) !== undefined);
    const taken = (all: readonly KeyPlace[], same: (one: KeyPlace, other: KeyPlace) => boolean, whose: string) =>
        all.flatMap((one): Conflict[] => {
            const first = all.find(({ hsm }) => hsm === one.hsm) ?? one;
            return same(first, one)
                ? []
                : [
                      {
                          path: one.path,
                          message: `"${one.hsm}" has the key of ${placeName(first.owner.path)} for ${whose}, and Corda's tool gives this one the same name — describe an HSM for each, with a vault or partition of its own`,
                      },
                  ];
        });
    return [
        ...taken(tunnels, (one, other) => one === other, "its tunnel"),
        ...taken(brokers, (one, other) => brokerOf(one) === brokerOf(other), "another broker"),
    ];
}

/**
 * An nShield keeps keys in files of the client, which two registrations at once would overwrite, and which a pod of
 * another namespace can't reach. Source: Corda docs, "Using an HSM with Corda Enterprise", nCipher nShield.
 */
function sharedVolume(network: WrittenNetwork, places: readonly KeyPlace[]): Conflict[] {
    const inFiles = places.filter(({ hsm }) => kindOf(network, hsm) === "ncipher-nshield");
    const groupOf = ({ owner }: KeyPlace) => textOf(owner.value, "firewall") ?? textOf(owner.value, "name");
    return inFiles.flatMap((one): Conflict[] => {
        const { path, hsm, key, owner } = one;
        if (key === "tunnel") {
            return [
                {
                    path,
                    message: `"${hsm}" keeps keys in a volume of the network's namespace, and the float is in another — name an HSM of another kind, or remove it`,
                },
            ];
        }
        if (network.clusters.includes(owner)) {
            return [
                {
                    path,
                    message: `"${hsm}" keeps keys in a volume, and the workers would write to it at the same time — name an HSM of another kind, or remove it`,
                },
            ];
        }
        const first = inFiles.find((other) => other.hsm === hsm) ?? one;
        return groupOf(first) === groupOf(one)
            ? []
            : [
                  {
                      path,
                      message: `"${hsm}" keeps keys in a volume, and ${placeName(first.owner.path)} would write to it at the same time — describe an HSM for each, with a keyManagementData of its own`,
                  },
              ];
    });
}
