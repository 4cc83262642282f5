import { nodeDatabases, postgresqlInCluster } from "../components/versions/databases";
import { releaseName } from "../components/versions/release";
import type { Conflict } from "./member-conflicts";
import { operandVersion } from "./operand-image";
import { isSection, membersOf, textOf, type Written, type WrittenNetwork } from "./written-network";
import { writtenRelease } from "./written-release";

/**
 * A member's database in the cluster that its release of Enterprise isn't supported with. Support is what Enterprise is
 * bought for; Community, which nobody supports, has PostgreSQL by the same driver and takes any of them.
 */
export function databaseReleaseConflicts(network: WrittenNetwork): Conflict[] {
    if (textOf(network.value, "edition") !== "enterprise") {
        return [];
    }
    return membersOf(network).flatMap(({ path, value }): Conflict[] => {
        const { database = {} } = value;
        const own = value["version"] !== undefined;
        const release = own
            ? writtenRelease("enterprise", value["version"])
            : writtenRelease("enterprise", network.value["version"], network.value["platformVersion"]);
        const inCluster = isSection(database) ? databaseInCluster(database, network.images) : undefined;
        if (inCluster === undefined || !isRelease(release)) {
            return [];
        }
        const supported = nodeDatabases(release)
            .filter(({ vendor }) => vendor === "postgresql")
            .flatMap(({ versions }) => versions);
        const { version, remedy } = inCluster;
        return supported.includes(version)
            ? []
            : [
                  {
                      path: [...path, "database", "kind"],
                      message: `a database in the cluster is PostgreSQL ${version}, and ${releaseName(release)} is supported with ${supported.join(", ")} — ${remedy}`,
                  },
              ];
    });
}

/** The major version of a database that runs in the cluster, where it can be told, and what to do about it. */
function databaseInCluster(database: Written["value"], images: WrittenNetwork["images"]) {
    switch (database["kind"] ?? "postgresql") {
        case "postgresql": {
            const version = postgresqlVersion(images);
            return version === undefined
                ? undefined
                : { version, remedy: "write kind: external, or use a later version" };
        }
        case "cloudnative-pg": {
            const version = operandVersion(textOf(database, "image") ?? textOf(images, "cloudNativePg") ?? "");
            return version === undefined ? undefined : { version, remedy: "take an image of one of these" };
        }
        default:
            return undefined;
    }
}

/**
 * The major version of the PostgreSQL that runs in the cluster: of an image of one's own what its tag says, and undefined
 * where that says nothing.
 */
export function postgresqlVersion(images: WrittenNetwork["images"]): string | undefined {
    const { postgresql } = images;
    return postgresql === undefined
        ? postgresqlInCluster
        : /:(9\.\d|\d\d)(?!\d)[^:/]*$/.exec(typeof postgresql === "string" ? postgresql : "")?.[1];
}

function isRelease(release: ReturnType<typeof writtenRelease>): release is Exclude<typeof release, Error | undefined> {
    return release !== undefined && !(release instanceof Error);
}
