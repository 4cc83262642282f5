import { type CordaBinary, type CordaComponent, withoutImage } from "../../images/binaries";
import { type CordaArtifact, artifactCoordinate } from "../../components/versions/artifacts";
import { type ReleaseRequest, releaseName, resolveRelease } from "../../components/versions/release";
import { UserError } from "../user-error";

const catalogued: Readonly<Record<CordaComponent, CordaArtifact>> = {
    node: "node",
    firewall: "firewall",
    "ha-utilities": "haUtilities",
};

/**
 * The runnable jar of a release's component, by the catalogue of releases.
 *
 * @throws UserError in one line for a release that there isn't, and for what no image can be made of.
 */
export function cordaBinary(request: ReleaseRequest, component: CordaComponent): CordaBinary {
    const release = resolved(request);
    const maven = artifactCoordinate(release, catalogued[component]);
    if (maven === undefined) {
        throw new UserError(`${releaseName(release)} has no ${component}: that is part of Enterprise alone.`);
    }
    const binary = { edition: release.edition, release: release.version, component, maven, java: release.java };
    const reason = withoutImage(binary);
    if (reason !== undefined) {
        throw new UserError(`There can be no image of ${releaseName(release)}'s ${component}: ${reason}.`);
    }
    return binary;
}

function resolved(request: ReleaseRequest) {
    try {
        return resolveRelease(request);
    } catch (error) {
        throw new UserError(`--release: ${(error as Error).message}.`);
    }
}
