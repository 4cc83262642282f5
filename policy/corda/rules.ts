import type { Rule } from "../rule";

/** Rules that keep a ledger whole and its keys apart. */
export const cordaRules: readonly Rule[] = [];
