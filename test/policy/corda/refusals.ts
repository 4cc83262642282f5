import type { Pass, Refusal } from "../refusal";
import { nodeConfPasses } from "./passes-node-conf";
import { jvmPasses, jvmRefusals } from "./refusals-jvm";
import { keepingPasses, keepingRefusals } from "./refusals-keeping";
import { lifecyclePasses, lifecycleRefusals } from "./refusals-lifecycle";
import { memberPasses, memberRefusals } from "./refusals-members";
import { nodeConfRefusals } from "./refusals-node-conf";
import { objectPasses, objectRefusals } from "./refusals-objects";
import { policyPasses, policyRefusals } from "./refusals-policies";
import { workloadPasses, workloadRefusals } from "./refusals-workloads";

export const cordaRefusals: readonly Refusal[] = [
    ...nodeConfRefusals,
    ...memberRefusals,
    ...lifecycleRefusals,
    ...jvmRefusals,
    ...keepingRefusals,
    ...workloadRefusals,
    ...policyRefusals,
    ...objectRefusals,
];

export const cordaPasses: readonly Pass[] = [
    ...nodeConfPasses,
    ...memberPasses,
    ...lifecyclePasses,
    ...jvmPasses,
    ...keepingPasses,
    ...workloadPasses,
    ...policyPasses,
    ...objectPasses,
];
