import type { Rule } from "../rule";

/** Rules about everything in a stack together. */
export const stackRules: readonly Rule[] = [];
