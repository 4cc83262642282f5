import { legalNameKey, legalNameMistakes } from "./legal-name";
import type { Conflict } from "./member-conflicts";
import { repeated } from "./repeated";
import { membersOf, placeName, textOf, type Written, type WrittenNetwork } from "./written-network";

/**
 * What is wrong with the names of notary services: none where a doorman wants one, or one that somebody else has. Where
 * no doorman registers it, a notary may give its service its own name.
 */
export function notaryServiceConflicts(network: WrittenNetwork): Conflict[] {
    const kind = textOf(network.zone, "kind");
    const registered = kind === "doorman" || kind === "cenm";
    const ownNames = network.notaries.filter(({ value }) => {
        const service = keyOf(value["serviceLegalName"]);
        return service !== undefined && service === keyOf(value["legalName"]);
    });
    return [
        ...(registered ? [...missing(network), ...ownNames.map(ownName)] : []),
        ...taken(
            network,
            network.notaries.filter((notary) => !ownNames.includes(notary)),
        ),
    ];
}

/** Corda registers no new notary whose service has no name, or the node's own. */
function missing(network: WrittenNetwork): Conflict[] {
    return network.notaries
        .filter(({ value }) => value["serviceLegalName"] === undefined)
        .map(({ path }) => ({
            path: [...path, "serviceLegalName"],
            message:
                "is missing — in a zone with a doorman a notary's service has a name of its own, like O=Notary Service,L=London,C=GB",
        }));
}

function ownName({ path }: Written): Conflict {
    return {
        path: [...path, "serviceLegalName"],
        message: "is the node's own name — the service needs another one",
    };
}

function taken(network: WrittenNetwork, notaries: readonly Written[]): Conflict[] {
    const names = (of: readonly Written[], key: string) =>
        of.flatMap(({ path, value }) => {
            const name = keyOf(value[key]);
            return name === undefined ? [] : [{ path: [...path, key], key: name }];
        });
    const services = names(notaries, "serviceLegalName");
    return repeated([...names([...network.clusters, ...membersOf(network)], "legalName"), ...services])
        .filter(({ path }) => services.some((service) => service.path.join() === path.join()))
        .map(({ path, first }) => ({
            path,
            message: `is also ${placeName(first)} (order, case and spaces don't count) — give every notary's service a name of its own`,
        }));
}

/** What names are compared by; undefined for what is no legal name, a mistake of its own. */
function keyOf(name: unknown): string | undefined {
    return typeof name === "string" && legalNameMistakes(name).length === 0 ? legalNameKey(name) : undefined;
}
