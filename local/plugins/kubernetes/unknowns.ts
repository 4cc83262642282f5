import { isObject, type Json } from "./values";

/** The engine's stand-ins for values it doesn't know yet, one for each type of value. */
export const unknowns = {
    boolean: "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    number: "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    string: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    array: "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    asset: "030794c1-ac77-496b-92df-f27374a8bd58",
    archive: "e48ece36-62e2-4504-bad9-02848725956a",
    object: "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
} as const;

const sentinels = new Set<string>(Object.values(unknowns));

export function isUnknown(value: Json | undefined): boolean {
    return typeof value === "string" && sentinels.has(value);
}

/** Whether anything in the value, however deep, isn't known yet. */
export function hasUnknown(value: Json | undefined): boolean {
    if (Array.isArray(value)) return value.some(hasUnknown);
    if (isObject(value)) return Object.values(value).some(hasUnknown);
    return isUnknown(value);
}
