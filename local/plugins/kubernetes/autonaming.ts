import { createHash, randomBytes } from "node:crypto";
import { annotation, logicalName } from "./identity";
import { at, isObject, setAt, textAt, type JsonObject } from "./values";

/** Marks an object whose name was made up, so that a replacement may get another. */
export const autonamed = "pulumi.com/autonamed";

/** What the stack's `pulumi:autonaming` configuration asks for. */
export interface AutonamingProposal {
    readonly mode: "propose" | "enforce" | "disable";
    readonly name: string;
}

/** Autonaming is off and the program gives no name. */
export class NameRequired extends Error {
    constructor() {
        super("autonaming is disabled, so this resource needs a name in .metadata.name");
    }
}

export function isAutonamed(object: JsonObject): boolean {
    return annotation(object, autonamed) === "true";
}

/**
 * Gives an object without a name the one it had before or, the first time, `<logical name>-<8 hex digits>`.
 * Changes the object it is given.
 */
export function ensureName(
    object: JsonObject,
    old: JsonObject | undefined,
    urn: string,
    seed: Uint8Array,
    proposal?: AutonamingProposal,
): void {
    if (at(object, "metadata", "name") !== undefined) return;
    if (textAt(object, "metadata", "generateName") !== "") return markAutonamed(object);
    const oldName = old === undefined ? "" : textAt(old, "metadata", "name");
    if (old !== undefined && oldName !== "" && isAutonamed(old)) {
        setAt(object, ["metadata", "name"], oldName);
        return markAutonamed(object);
    }
    if (proposal?.mode === "disable") throw new NameRequired();
    setAt(object, ["metadata", "name"], proposal?.name || `${logicalName(urn)}-${suffix(seed)}`);
    markAutonamed(object);
}

/** The seed makes a saved plan and its update agree; without one any random number does. */
function suffix(seed: Uint8Array): string {
    const bytes = seed.length === 0 ? randomBytes(32) : createHash("sha256").update(seed).digest();
    return bytes.toString("hex").slice(0, 8);
}

function markAutonamed(object: JsonObject): void {
    if (!isObject(at(object, "metadata", "annotations"))) setAt(object, ["metadata", "annotations"], {});
    setAt(object, ["metadata", "annotations", autonamed], "true");
}
