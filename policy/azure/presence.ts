import type { Properties } from "../reading";

/**
 * What is written under a key; a word that stands for it where it isn't known yet. To read it as usual would end the rule,
 * although an id of something that is made in the same update says enough: there is one, and it is of something within
 * the stack.
 */
export function written(props: Properties, key: string): unknown {
    const value: unknown = Object.getOwnPropertyDescriptor(props, key)?.value;
    return value;
}

/** Whether something is written under a key, known yet or not. */
export function isGiven(props: Properties, key: string): boolean {
    const value = written(props, key);
    return value !== undefined && value !== null;
}
