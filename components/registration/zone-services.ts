import { type Path, routedAddresses } from "../isolation/policies";

/**
 * The way out to a service of the zone (doorman, network map) that somebody else runs, by its URL: its port, at any
 * address, because a policy knows no names. HTTPS is 443 and HTTP 80 where the URL names no port.
 *
 * @throws Error for what is no HTTP URL.
 */
export function pathToService(url: string): Path {
    const { protocol, port } = new URL(url);
    const usual: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };
    const known = port === "" ? usual[protocol] : Number(port);
    if (known === undefined || usual[protocol] === undefined) {
        throw new Error(`${url} is no address of a doorman or network map: it has to begin with http:// or https://`);
    }
    return { addresses: routedAddresses, ports: [known] };
}

/** The services of a zone. */
export interface ZoneServices {
    readonly doormanUrl: string;
    readonly networkMapUrl: string;
    /** The ways to them, where they are pods of this cluster. @default by their URLs, at any address */
    readonly paths?: readonly Path[];
}

/** The ways out to the services of a zone. */
export function zonePaths(zone: ZoneServices): readonly Path[] {
    return zone.paths ?? [pathToService(zone.doormanUrl), pathToService(zone.networkMapUrl)];
}
