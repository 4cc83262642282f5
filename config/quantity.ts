import { quoted } from "./quoted";

const multipliers: Readonly<Record<string, number>> = {
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

/**
 * The number a Kubernetes quantity stands for: a decimal with a binary (`Gi`), decimal (`G`) or exponent (`e9`)
 * suffix. Undefined when Kubernetes would not take it.
 */
export function parseQuantity(quantity: string): number | undefined {
    const parts = /^([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:([eE][+-]?[0-9]+)|([A-Za-z]*))$/.exec(quantity);
    if (parts === null) {
        return undefined;
    }
    const [, number, exponent, suffix] = parts;
    const multiplier = exponent === undefined ? multipliers[suffix ?? ""] : Number(`1${exponent}`);
    return multiplier === undefined ? undefined : Number(number) * multiplier;
}

/** A volume's size, GiB; 0 for what Kubernetes would not take. */
export function gibibytes(quantity: string): number {
    return (parseQuantity(quantity) ?? 0) / 2 ** 30;
}

/** The smallest volume worth asking for; below it a unit was most likely forgotten. */
const smallest = 256 * 2 ** 20;
/** The largest volume any of the common storage classes can make. */
const largest = 64 * 2 ** 40;

/** What is wrong with the size of a volume, or undefined. */
export function storageMistake(quantity: string): string | undefined {
    const bytes = parseQuantity(quantity);
    if (bytes === undefined) {
        const spelled = /^([0-9.]+) *([kmgtp])(i?)(?:b|B)?$/i.exec(quantity);
        const [, number, unit, binary] = spelled ?? [];
        const meant = unit === undefined ? "2Gi" : `${number}${unit.toUpperCase()}${binary === "" ? "" : "i"}`;
        return `${quoted(quantity)} is no Kubernetes quantity — write a number with Mi, Gi or Ti right behind it, like ${meant}`;
    }
    if (bytes < smallest) {
        return `${quoted(quantity)} is too small for a volume — give at least 256Mi; was a unit such as Gi forgotten?`;
    }
    if (bytes > largest) {
        return `${quoted(quantity)} is larger than any storage class provides — give at most 64Ti`;
    }
    return undefined;
}
