import { annotation } from "../identity";
import type { JsonObject } from "../values";

/** Seconds to wait: the program's `customTimeouts`, else the object's annotation, else what suits its kind. */
export function timeoutOf(requested: number, inputs: JsonObject, usual: number): number {
    if (requested > 0) return requested;
    const annotated = Number(annotation(inputs, "pulumi.com/timeoutSeconds"));
    return annotated > 0 ? annotated : usual;
}
