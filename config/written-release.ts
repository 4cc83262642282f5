import type { Edition } from "../components/versions/family";
import { type Release, resolveRelease } from "../components/versions/release";

/**
 * The release that a stack file asks for; an Error for one that isn't known; undefined where the version is no text or
 * no version at all.
 */
export function writtenRelease(
    edition: Edition,
    version: unknown,
    platformVersion?: unknown,
): Release | Error | undefined {
    if (typeof version !== "string" || !/^4\.(0|[1-9]\d*)([.-][0-9A-Za-z]+)*$/.test(version)) {
        return undefined;
    }
    try {
        return resolveRelease({
            edition,
            version,
            ...(typeof platformVersion === "number" && { platformVersion }),
        });
    } catch (error) {
        return error instanceof Error ? error : undefined;
    }
}
