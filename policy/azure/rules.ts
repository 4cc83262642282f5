import type { Rule } from "../rule";

/** Rules about resources of Azure. */
export const azureRules: readonly Rule[] = [];
