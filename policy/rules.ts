import { awsRules } from "./aws/rules";
import { azureRules } from "./azure/rules";
import { cordaRules } from "./corda/rules";
import { kubernetesRules } from "./kubernetes/rules";
import type { Rule } from "./rule";
import { stackRules } from "./stack/rules";

/** Every rule of the pack, in the order in which findings are shown. */
export const rules: readonly Rule[] = [...cordaRules, ...kubernetesRules, ...awsRules, ...azureRules, ...stackRules];
