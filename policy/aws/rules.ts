import type { Rule } from "../rule";

/** Rules about resources of AWS. */
export const awsRules: readonly Rule[] = [];
