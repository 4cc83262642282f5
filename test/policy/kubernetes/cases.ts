import type { Example } from "../judge";
import { type Pass, type Refusal, set } from "../refusal";

/** A compliant object with other values at some paths; undefined takes one away. */
export type Changes = Readonly<Record<string, unknown>>;

/** What a rule says no to: another value at one path, found there or at another. */
export function refusal(
    rule: string,
    what: string,
    of: () => Example,
    path: string,
    value: unknown,
    at = path,
): Refusal {
    return {
        rule,
        what,
        of: () => [of()],
        broken: (props) => {
            set(props, path, value);
        },
        at,
    };
}

/** What a rule lets pass although it looks like the mistake. */
export function pass(rule: string, what: string, of: () => Example, changes: Changes = {}): Pass {
    return {
        rule,
        what,
        of: () => {
            const example = of();
            for (const [path, value] of Object.entries(changes)) {
                set(example.props, path, value);
            }
            return [example];
        },
    };
}
