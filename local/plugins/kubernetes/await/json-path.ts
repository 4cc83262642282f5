import { isObject, type Json } from "../values";

/** One step of a path: a key, a position, every element, or the elements of which something holds. */
type Step =
    | { readonly key: string }
    | { readonly index: number }
    | { readonly every: true }
    | { readonly where: readonly Step[]; readonly equal: boolean; readonly value: Json };

/** A parsed JSONPath. */
export type JsonPath = readonly Step[];

const key = /\.([A-Za-z_][\w-]*)/y;
const quoted = /\[\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*\]/y;
const index = /\[\s*(-?\d+)\s*\]/y;
const every = /\.\*|\[\s*\*\s*\]/y;
const where =
    /\[\s*\?\s*\(?\s*@((?:\.[A-Za-z_][\w-]*|\[\s*(?:"[^"]*"|'[^']*')\s*\])+)\s*(==|!=)\s*("[^"]*"|'[^']*'|-?[\d.]+|true|false)\s*\)?\s*\]/y;

/**
 * Reads the part of JSONPath that waiting needs: keys, positions, `[*]`, and comparisons such as
 * `.status.conditions[?(@.type=="Ready")].status`. Undefined for anything else.
 */
export function parseJsonPath(text: string): JsonPath | undefined {
    const path: Step[] = [];
    let position = text.startsWith("$") ? 1 : 0;
    const take = (token: RegExp): RegExpExecArray | null => {
        token.lastIndex = position;
        const match = token.exec(text);
        if (match !== null) position = token.lastIndex;
        return match;
    };
    while (position < text.length) {
        let match: RegExpExecArray | null;
        if ((match = take(key)) !== null) path.push({ key: match[1] ?? "" });
        else if ((match = take(quoted)) !== null) path.push({ key: unquote(match[1] ?? "") });
        else if ((match = take(index)) !== null) path.push({ index: Number(match[1]) });
        else if (take(every) !== null) path.push({ every: true });
        else if ((match = take(where)) !== null) {
            const inner = parseJsonPath(match[1] ?? "");
            if (inner === undefined) return undefined;
            path.push({ where: inner, equal: match[2] === "==", value: literal(match[3] ?? "") });
        } else return undefined;
    }
    return path.length === 0 ? undefined : path;
}

function unquote(text: string): string {
    return text.slice(1, -1).replace(/\\(.)/g, "$1");
}

function literal(text: string): Json {
    return /^["']/.test(text) ? unquote(text) : (JSON.parse(text) as Json);
}

/** Every value a path leads to, in order. */
export function select(value: Json, path: JsonPath): Json[] {
    const [step, ...rest] = path;
    if (step === undefined) return [value];
    return next(value, step).flatMap((inner) => select(inner, rest));
}

function next(value: Json, step: Step): Json[] {
    if ("key" in step) return isObject(value) && Object.hasOwn(value, step.key) ? [value[step.key] as Json] : [];
    if ("index" in step) {
        const found = Array.isArray(value) ? value.at(step.index) : undefined;
        return found === undefined ? [] : [found];
    }
    const elements = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
    if ("every" in step) return elements;
    return elements.filter((element) => (select(element, step.where)[0] === step.value) === step.equal);
}
