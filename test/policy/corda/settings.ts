import type { Example } from "../judge";
import { type Pass, type Refusal, set } from "../refusal";

/** One property of an example set: the rule, what was done, the example, the property, its value, and where it is found. */
export type Setting = readonly [
    /** Without its group's prefix. */
    rule: string,
    what: string,
    of: () => Example,
    path: string,
    value: unknown,
    /** @default the property */
    at?: string,
];

/** Settings that the rules refuse. */
export function refusalsOf(settings: readonly Setting[]): Refusal[] {
    return settings.map(([rule, what, of, path, value, at = path]) => ({
        rule: `corda-${rule}`,
        what,
        of: () => [of()],
        broken: (props) => {
            set(props, path, value);
        },
        at,
    }));
}

/** Settings that they let pass, though they look like what they refuse. */
export function passesOf(settings: readonly Setting[]): Pass[] {
    return settings.map(([rule, what, of, path, value]) => ({
        rule: `corda-${rule}`,
        what,
        of: () => {
            const example = of();
            set(example.props, path, value);
            return [example];
        },
    }));
}
