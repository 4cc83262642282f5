import { opens } from "./hsm-login";
import type { KeyPlace } from "./key-places";
import type { Conflict } from "./member-conflicts";
import { named, placeName, textOf, type Written, type WrittenNetwork } from "./written-network";

/**
 * What is wrong with the HSM of a tunnel, to which the float logs in too: whoever takes over a float has its login and
 * its ways out.
 */
export function floatHsmConflicts(network: WrittenNetwork, places: readonly KeyPlace[]): Conflict[] {
    return places
        .filter(({ key }) => key === "tunnel")
        .flatMap((tunnel) => {
            const device = named(network.hsms, tunnel.hsm);
            return device === undefined
                ? []
                : [...opensOthers(network, places, tunnel, device), ...waysOut(tunnel, device)];
        });
}

function opensOthers(
    network: WrittenNetwork,
    places: readonly KeyPlace[],
    { path, hsm }: KeyPlace,
    device: Written,
): Conflict[] {
    const opened = places.find((place) => {
        const other = place.key === "tunnel" ? undefined : named(network.hsms, place.hsm);
        return other !== undefined && opens(device, other);
    });
    if (opened === undefined) {
        return [];
    }
    const as = opened.hsm === hsm ? "has" : `is logged in to as "${opened.hsm}" is, which has`;
    return [
        {
            path,
            message: `"${hsm}" ${as} the key of ${placeName(opened.path)}, and whoever takes over the float could sign with it — describe another HSM for the tunnel, with a login of its own`,
        },
    ];
}

/** A policy of the DMZ that opened every public address, or the metadata service, would be none. */
function waysOut({ path, hsm, owner }: KeyPlace, { path: at, value }: Written): Conflict[] {
    if (textOf(value, "kind") !== "azure-key-vault") {
        return [];
    }
    if ((textOf(value, "login") ?? "managed-identity") === "managed-identity") {
        return [
            {
                path,
                message: `"${hsm}" is logged in to with the machine's identity, and a float may not ask the metadata service for it — write login: workload-identity or certificate there, or name another HSM`,
            },
        ];
    }
    return Object.entries({
        addresses: "those of the vault's private endpoint",
        loginAddresses: "those at which Azure, or what forwards to it, checks logins",
    })
        .filter(([key]) => value[key] === undefined)
        .map(([key, which]) => ({
            path: [...at, key],
            message: `is missing, and the float of ${placeName(owner.path)} would reach every public address — name ${which}, like ${key}: [ 10.1.2.0/28 ]`,
        }));
}
