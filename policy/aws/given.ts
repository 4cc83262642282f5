import { record } from "../reading";

/**
 * Whether something is said of a property, whatever it is: most often the key's or the group's ARN, which a preview
 * doesn't know. What isn't known yet is reading it that fails for, and so it is something.
 */
export function given(value: unknown, key: string): boolean {
    if (!(key in record(value))) {
        return false;
    }
    try {
        const said = record(value)[key];
        return said !== undefined && said !== null && said !== "";
    } catch {
        return true;
    }
}
