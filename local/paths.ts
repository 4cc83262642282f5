import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { UserError } from "./user-error";

const product = "corda-on-kubernetes";

/** What can be made again from the pins: programs, images, mirrored artifacts. Safe to delete while nothing runs. */
export function cacheDirectory(environment: NodeJS.ProcessEnv = process.env): string {
    return join(baseDirectory(environment, "XDG_CACHE_HOME", ".cache"), product);
}

/** What can't be made again: an instance's ledgers, Pulumi state, keys and logs. */
export function stateDirectory(instance: string, environment: NodeJS.ProcessEnv = process.env): string {
    if (!/^[a-z][a-z0-9-]{0,19}$/.test(instance)) {
        throw new UserError(
            `Instance "${instance}": the name must be 1 to 20 lower-case letters, digits or "-", the first one a letter.`,
        );
    }
    return join(baseDirectory(environment, "XDG_STATE_HOME", ".local/state"), product, instance);
}

/** The rule of the XDG base directories: a relative path in the variable counts as not set. */
function baseDirectory(environment: NodeJS.ProcessEnv, variable: string, fallback: string): string {
    const set = environment[variable];
    return set !== undefined && isAbsolute(set) ? set : join(environment["HOME"] ?? homedir(), fallback);
}
