import type { Rule } from "../rule";
import { addressTwice } from "./address-twice";
import { defaultProvider } from "./default-provider";
import { missingAccount } from "./missing-account";
import { objectTwice } from "./object-twice";
import { openNamespace } from "./open-namespace";
import { outsideComponents } from "./outside-components";
import { podWithoutBudget } from "./pod-without-budget";
import { podWithoutPolicy } from "./pod-without-policy";
import { serviceWithoutPods } from "./service-without-pods";

/** Rules about everything in a stack together. */
export const stackRules: readonly Rule[] = [
    addressTwice,
    defaultProvider,
    missingAccount,
    objectTwice,
    openNamespace,
    outsideComponents,
    podWithoutBudget,
    podWithoutPolicy,
    serviceWithoutPods,
];
