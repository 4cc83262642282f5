import { isBinaryKey } from "../../config/secret-key";
import type { SecretEntry, SecretMountRequest, SecretWriteRequest } from "../secret-store";

/**
 * Of every file that the CSI driver makes: it belongs to root and no group can be set, so that a process without root
 * reads it by the last digit. No other pod sees the volume, which is in memory. Source: Secrets Store CSI driver, issue
 * "Allow file ownership to be set for secrets".
 */
export const fileMode = "0444";

/** Whether a key's value is a file that is no text; what Jobs of this program keep there counts, too. */
export function isBinary(key: string): boolean {
    return isBinaryKey(key) || key === "network-parameters";
}

/** One file of a volume, and where its content is. */
export interface MountedFile {
    /** The secret's key, and the file's name. */
    readonly key: string;
    readonly entry: SecretEntry;
}

/**
 * The files of one volume, in the order of their keys, so that a stack file written in another order changes nothing.
 *
 * @throws Error for a mount without keys, for a key that can't be a file's name, and for two keys of one entry.
 */
export function mountedFiles(
    { account, secret, keys }: SecretMountRequest,
    entryOf: (secret: string, key: string) => SecretEntry,
): MountedFile[] {
    if (keys.length === 0) {
        throw new Error(`${account.namespace}/${account.name} reads no key of secret ${secret}`);
    }
    const files = [...new Set(keys)].sort().map((key) => ({ key: fileName(secret, key), entry: entryOf(secret, key) }));
    const places = files.map(({ entry }) => `${entry.name}\0${entry.field ?? ""}`);
    const twice = files.find((_, index) => places.indexOf(places[index] ?? "") < index);
    if (twice !== undefined) {
        throw new Error(`secret ${secret}: ${twice.key} has the same place as another key, ${twice.entry.name}`);
    }
    return files;
}

/**
 * The name of a secret, which is a part of a path in the store: it never leads to what another secret has.
 *
 * @throws Error for anything that is no name.
 */
export function secretName(name: string): string {
    if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
        throw new Error(`"${name}" is no name of a secret: at most 63 lower-case letters, digits and dashes`);
    }
    return name;
}

/** Source: Kubernetes API reference, keys of a Secret: what is valid there is a file's name. */
function fileName(secret: string, key: string): string {
    if (!/^[-._a-zA-Z0-9]{1,253}$/.test(key) || key.startsWith("..") || key === ".") {
        throw new Error(`secret ${secret}: "${key}" can't be the name of a file`);
    }
    return key;
}

/** A list of objects as the providers take it: YAML, of which JSON is a part. */
export function written(objects: readonly unknown[]): string {
    return `${objects.map((object) => `- ${JSON.stringify(object)}`).join("\n")}\n`;
}

/** The names of what is written, each once, in a fixed order. @throws Error for a secret without keys. */
export function writtenNames(
    { account, secrets }: SecretWriteRequest,
    entryOf: (secret: string, key: string) => SecretEntry,
): string[] {
    const all = secrets.flatMap(({ secret, keys }) => names(mountedFiles({ account, secret, keys }, entryOf)));
    return [...new Set(all)].sort();
}

/** What an account reads, as the cloud's rights name it. */
export function names(files: readonly MountedFile[]): string[] {
    return files.map(({ entry }) => entry.name);
}
