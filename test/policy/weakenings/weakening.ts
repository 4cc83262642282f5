/** A field that secures something, and what it would be if it didn't. */
export interface Weakening {
    /** As the end of the sentence "without …". */
    readonly what: string;
    /** Type tokens; one that ends with `*` stands for all that begin so. */
    readonly types: readonly string[];
    /** Path of a field that is there, `[*]` for each of a list; keys with dots stand in quotes. */
    readonly path: string;
    /** What it becomes; undefined takes it away. */
    readonly to: unknown;
    /** Only where the field has this value. @default whatever it has that isn't `to` */
    readonly where?: (value: unknown) => boolean;
    /** Only of resources for which this holds. @default all */
    readonly of?: (props: Record<string, unknown>, name: string) => boolean;
}

/** Every place in some properties that a path with `[*]` stands for, as keys from the root. */
export function expand(props: unknown, path: string): (string | number)[][] {
    const steps = [...path.matchAll(/"([^"]+)"|\[\*\]|([^.[\]"]+)/g)].map(([all, quoted, plain]) =>
        all === "[*]" ? undefined : (quoted ?? plain ?? ""),
    );
    const walk = (value: unknown, index: number, taken: (string | number)[]): (string | number)[][] => {
        if (index === steps.length) {
            return value === undefined || value === null ? [] : [taken];
        }
        const step = steps[index];
        if (step === undefined) {
            return Array.isArray(value)
                ? value.flatMap((item, position) => walk(item, index + 1, [...taken, position]))
                : [];
        }
        return typeof value === "object" && value !== null
            ? walk(Reflect.get(value, step), index + 1, [...taken, step])
            : [];
    };
    return walk(props, 0, []);
}

/** The value at a place. */
export function valueAt(props: unknown, place: readonly (string | number)[]): unknown {
    return place.reduce<unknown>((part, key) => Reflect.get(part as object, key), props);
}

/** A copy with another value at a place, or without it. */
export function changedAt<Props>(props: Props, place: readonly (string | number)[], to: unknown): Props {
    const copy = structuredClone(props);
    const last = place.at(-1) ?? "";
    const parent = valueAt(copy, place.slice(0, -1)) as object;
    if (to !== undefined) {
        Reflect.set(parent, last, structuredClone(to));
    } else if (Array.isArray(parent)) {
        parent.splice(Number(last), 1);
    } else {
        Reflect.deleteProperty(parent, last);
    }
    return copy;
}
