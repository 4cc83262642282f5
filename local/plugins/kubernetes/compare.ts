import { holdsQuantity, sameQuantity } from "./quantities";
import { isObject, type Json, type Segment } from "./values";

/** One difference between what is and what is wanted. */
export interface Change {
    readonly path: readonly Segment[];
    readonly kind: "add" | "delete" | "update";
    /** The value after the change or, for a deletion, before it. */
    readonly value: Json;
}

/** Every difference, as deep as it can be told. Absent and empty are the same to Kubernetes. */
export function compare(before: Json | undefined, after: Json | undefined, path: readonly Segment[] = []): Change[] {
    if (isEmpty(before) && isEmpty(after)) return [];
    if (before === undefined) return [{ path, kind: "add", value: after as Json }];
    if (after === undefined) return [{ path, kind: "delete", value: before }];
    if (isObject(before) && isObject(after)) {
        const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
        return [...keys].flatMap((key) => compare(before[key], after[key], [...path, key]));
    }
    if (Array.isArray(before) && Array.isArray(after)) {
        const length = Math.max(before.length, after.length);
        return Array.from({ length }, (_, index) => compareElement(before, after, index, path)).flat();
    }
    if (before === after || (holdsQuantity(path) && sameQuantity(before, after))) return [];
    return [{ path, kind: "update", value: after }];
}

/** In an array an empty element is still an element. */
function compareElement(before: Json[], after: Json[], index: number, path: readonly Segment[]): Change[] {
    const here = [...path, index];
    if (index >= before.length) return [{ path: here, kind: "add", value: after[index] as Json }];
    if (index >= after.length) return [{ path: here, kind: "delete", value: before[index] as Json }];
    return compare(before[index], after[index], here);
}

function isEmpty(value: Json | undefined): boolean {
    if (value === undefined || value === null) return true;
    if (Array.isArray(value)) return value.length === 0;
    return isObject(value) && Object.keys(value).length === 0;
}
