import type { Example } from "../judge";
import { type Pass, type Refusal, set } from "../refusal";

/** A refusal of resources of which the first has one property set to something else, or removed by undefined. */
export function broken(
    rule: string,
    what: string,
    of: () => Example[],
    change: { readonly path: string; readonly value: unknown } & Partial<Pick<Refusal, "at" | "also">>,
): Refusal {
    const { path, value, at = path, also } = change;
    return {
        rule,
        what,
        of,
        broken: (props) => {
            set(props, path, value);
        },
        at,
        ...(also && { also }),
    };
}

/** A refusal of resources without one of them. */
export function without(rule: string, what: string, of: () => Example[], name: string): Refusal {
    return { rule, what, of, among: (examples) => examples.filter((example) => example.name !== name) };
}

/** A pass of resources of which the first has some properties set to something else, or removed by undefined. */
export function passes(
    rule: string,
    what: string,
    of: () => Example[],
    changes: Readonly<Record<string, unknown>> = {},
): Pass {
    return {
        rule,
        what,
        of: () => {
            const examples = structuredClone(of());
            for (const [path, value] of Object.entries(changes)) {
                set(examples[0]?.props ?? {}, path, value);
            }
            return examples;
        },
    };
}
