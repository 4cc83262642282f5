import type { Example } from "../judge";
import { type Pass, type Refusal, set } from "../refusal";

type Change = readonly [path: string, value: unknown];

/** A refusal of the first of some resources with one property set, or left out with undefined, and found there. */
export function refused(
    rule: string,
    what: string,
    of: () => Example[],
    [path, value]: Change,
    at: string = path,
): Refusal {
    return {
        rule,
        what,
        of,
        broken: (props) => {
            set(props, path, value);
        },
        at,
    };
}

/** A pass of the first of some resources, with properties set that make it look like a mistake. */
export function passed(rule: string, what: string, of: () => Example[], ...changes: readonly Change[]): Pass {
    return {
        rule,
        what,
        of: () => {
            const examples = of();
            for (const [path, value] of changes) {
                set(examples[0]?.props ?? {}, path, value);
            }
            return examples;
        },
    };
}
