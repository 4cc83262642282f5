import type { ImagesConfig } from "../../config/images";
import { imageReference } from "../../images/catalogue";
import type { CordaVersion } from "../versions/catalogue";
import type { Release } from "../versions/release";

/** The newest release of Community that has an image here. */
const newestCommunity: CordaVersion = "4.10";

/** Images of a network by what runs in them. */
export interface NetworkImages {
    readonly corda: (release: Release) => string;
    /** Of a development zone's network map, whose classes are part of Community alone. */
    readonly networkMap: (release: Release) => string;
    readonly postgresql: string;
    readonly artemis: (release: Release) => string;
    readonly firewall: (release: Release) => string;
    readonly haUtilities: (release: Release) => string;
}

/**
 * Which image is whose: the one that the stack file names, the one in its registry, or the one that is built from this
 * repository. Licensed ones are built by whoever has the licence, and so in their registry alone.
 *
 * @throws Error for a licensed image without a registry, which the configuration's check refuses first.
 */
export function networkImages(config: ImagesConfig): NetworkImages {
    const { registry } = config;
    const inRegistry = (name: string, version: string) =>
        registry === undefined ? undefined : `${registry}/${name}:${version}`;
    const licensed = (name: string, named: string | undefined, version: string): string => {
        const image = named ?? inRegistry(name, version);
        if (image === undefined) {
            throw new Error(`${name} ${version} is licensed, and the stack file names no image of it`);
        }
        return image;
    };
    const community = (version: string) =>
        inRegistry("corda-community", version) ?? imageReference("corda-community", version);
    const corda = (release: Release) =>
        release.edition === "enterprise"
            ? licensed("corda-enterprise", config.corda, release.version)
            : (config.corda ?? community(release.version));
    return {
        corda,
        networkMap: (release) => (release.edition === "enterprise" ? community(newestCommunity) : corda(release)),
        postgresql: config.postgresql ?? inRegistry("postgresql", "15") ?? imageReference("postgresql"),
        artemis: ({ version }) => config.artemis ?? inRegistry("artemis", version) ?? imageReference("artemis"),
        firewall: ({ version }) => licensed("corda-firewall", config.firewall, version),
        haUtilities: ({ version }) => licensed("corda-ha-utilities", config.haUtilities, version),
    };
}
