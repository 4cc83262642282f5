/** Under these keys Kubernetes keeps quantities, which it rewrites: 1000m becomes 1. */
const quantityKeys = new Set(["requests", "limits", "capacity", "hard", "sizeLimit", "storage", "divisor"]);

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
export function holdsQuantity(path: readonly (string | number)[]): boolean {
    return path.slice(-2).some((segment) => typeof segment === "string" && quantityKeys.has(segment));
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
