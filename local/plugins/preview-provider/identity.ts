import * as path from "node:path";

/** Which package's provider a process stands in for. */
export interface PluginIdentity {
    readonly name: string;
    readonly version: string;
}

/**
 * The package and version in the name of the directory that the engine started a plugin from:
 * `resource-azure-native-v3.28.0`.
 *
 * @throws where the file isn't in a plugin cache.
 */
export function identityOf(executable: string): PluginIdentity {
    const directory = path.basename(path.dirname(executable));
    const { name, version } = /^resource-(?<name>.+)-v(?<version>\d.*)$/.exec(directory)?.groups ?? {};
    if (name === undefined || version === undefined) {
        throw new Error(
            `${executable} isn't in a directory of Pulumi's plugin cache, which tells what it stands in for`,
        );
    }
    return { name, version };
}
