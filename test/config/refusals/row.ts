/** What is set where in a stack without a mistake (`undefined` takes the key away), and the lines that come of it. */
export type Refusal = readonly [path: string, value: unknown, ...lines: string[]];

/** Refusals by what they are about. */
export type Refusals = Readonly<Record<string, readonly Refusal[]>>;

/** What every line about a secret says. */
export const secret = "a stack file holds no secrets";
