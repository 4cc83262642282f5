import type { Segment } from "./values";

/**
 * Ends of the paths under which Kubernetes keeps quantities, which it rewrites: 1000m becomes 1. Anywhere else, as in
 * the data of a ConfigMap, what reads like a quantity is text and means just what it says.
 */
const places: readonly (readonly string[])[] = [
    ["resources", "requests", "*"],
    ["resources", "limits", "*"],
    ["overhead", "*"],
    ["overhead", "podFixed", "*"],
    ["emptyDir", "sizeLimit"],
    ["resourceFieldRef", "divisor"],
    ["spec", "capacity", "*"],
    ["spec", "hard", "*"],
    ...["default", "defaultRequest", "max", "min"].map((bound) => ["spec", "limits", "*", bound, "*"]),
];

const suffixes: Record<string, number> = {
    n: 1e-9,
    u: 1e-6,
    m: 1e-3,
    "": 1,
    k: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    P: 1e15,
    E: 1e18,
    Ki: 2 ** 10,
    Mi: 2 ** 20,
    Gi: 2 ** 30,
    Ti: 2 ** 40,
    Pi: 2 ** 50,
    Ei: 2 ** 60,
};

/** Whether the value at the end of a path is a quantity. */
export function holdsQuantity(path: readonly Segment[]): boolean {
    return places.some((place) => {
        const end = path.slice(-place.length);
        return end.length === place.length && place.every((part, index) => part === "*" || part === end[index]);
    });
}

/** Whether two quantities are the same amount, however written. */
export function sameQuantity(one: unknown, other: unknown): boolean {
    const first = amount(one);
    return first !== undefined && first === amount(other);
}

function amount(value: unknown): number | undefined {
    if (typeof value === "number") return value;
    const match = typeof value === "string" ? /^([+-]?[0-9.]+(?:[eE][+-]?\d+)?)([a-zA-Z]*)$/.exec(value) : null;
    const factor = match === null ? undefined : suffixes[match[2] ?? ""];
    if (match === null || factor === undefined) return undefined;
    // Rounded so that 0.1 and 100m meet in spite of binary fractions.
    return Number((Number(match[1]) * factor).toPrecision(12));
}
