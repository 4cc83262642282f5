import type { Properties } from "../reading";

/**
 * Whether something is written under a key, known yet or not: ids of what is made in the same update aren't before it,
 * and to read one would end the rule.
 */
export function isGiven(props: Properties, key: string): boolean {
    const value: unknown = Object.getOwnPropertyDescriptor(props, key)?.value;
    return value !== undefined && value !== null;
}
