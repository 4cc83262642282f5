import { corda } from "../components/versions/catalogue";
import { editions, type Edition } from "../components/versions/family";
import { type Release, releaseName } from "../components/versions/release";
import type { Conflict } from "./member-conflicts";
import { oneOf } from "./nearest";
import { membersOf, textOf, type Written, type WrittenNetwork } from "./written-network";
import { writtenRelease } from "./written-release";

/**
 * What is wrong with the releases that a network asks for: one that isn't known, one without an image, members that
 * the zone would not admit.
 */
export function releaseConflicts(network: WrittenNetwork): Conflict[] {
    const edition = editions.find((known) => known === network.value["edition"]);
    return edition === undefined
        ? []
        : [
              ...ofNetwork(network, edition),
              ...membersOf(network).flatMap((member) => ofMember(network, edition, member)),
          ];
}

function ofNetwork(network: WrittenNetwork, edition: Edition): Conflict[] {
    const { version, platformVersion } = network.value;
    const asked = writtenRelease(edition, version, platformVersion);
    if (asked === undefined) {
        return [];
    }
    if (asked instanceof Error) {
        const key =
            asked.message.includes("platformVersion") && platformVersion !== undefined ? "platformVersion" : "version";
        return [{ path: [key], message: asked.message }];
    }
    const minimum = network.zone["minimumPlatformVersion"];
    return [
        ...withoutImage(network, asked, ["version"]),
        ...(typeof minimum === "number" && minimum > asked.platformVersion
            ? [
                  {
                      path: ["zone", "minimumPlatformVersion"],
                      message: `is ${minimum}, but ${releaseName(asked)} has platform version ${asked.platformVersion} and couldn't join — give at most ${asked.platformVersion}`,
                  },
              ]
            : []),
    ];
}

function ofMember(network: WrittenNetwork, edition: Edition, { path: at, value }: Written): Conflict[] {
    const path = [...at, "version"];
    const asked =
        value["version"] === undefined || value["version"] === network.value["version"]
            ? undefined
            : writtenRelease(edition, value["version"]);
    if (asked === undefined) {
        return [];
    }
    if (asked instanceof Error) {
        return [{ path, message: asked.message }];
    }
    const minimum = network.zone["minimumPlatformVersion"];
    const whole = writtenRelease(edition, network.value["version"], network.value["platformVersion"]);
    const barsWhole = whole instanceof Error || (whole !== undefined && Number(minimum) > whole.platformVersion);
    return [
        ...(typeof minimum === "number" && minimum > asked.platformVersion && !barsWhole
            ? [
                  {
                      path,
                      message: `${releaseName(asked)} has platform version ${asked.platformVersion}, below zone.minimumPlatformVersion ${minimum} — lower that or choose a later release`,
                  },
              ]
            : []),
        ...(textOf(network.images, "corda") === undefined
            ? withoutImage(network, asked, path)
            : [
                  {
                      path,
                      message:
                          "differs from network.version, but network.images.corda names one image for all — remove one of the two",
                  },
              ]),
    ];
}

/** Releases of Community that this repository builds images of; all others come from the user's registry. */
function withoutImage({ images }: WrittenNetwork, release: Release, path: Conflict["path"]): Conflict[] {
    return release.edition === "enterprise" ||
        Object.hasOwn(corda, release.version) ||
        images["corda"] !== undefined ||
        images["registry"] !== undefined
        ? []
        : [
              {
                  path,
                  message: `"${release.version}" has no image that is built here — use ${oneOf(Object.keys(corda))}, or name images.corda or images.registry`,
              },
          ];
}
