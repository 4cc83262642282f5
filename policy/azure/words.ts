import { text } from "../reading";

/** A word of one of Azure's enumerations, in lower case: Azure takes it in any. Empty where there is none. */
export function word(value: unknown): string {
    return text(value).toLowerCase();
}
