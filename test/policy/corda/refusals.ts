import type { Pass, Refusal } from "../refusal";
import { memberPasses, memberRefusals } from "./refusals-members";
import { nodeConfPasses, nodeConfRefusals } from "./refusals-node-conf";
import { objectPasses, objectRefusals } from "./refusals-objects";
import { podPasses, podRefusals } from "./refusals-pods";

export const cordaRefusals: readonly Refusal[] = [
    ...nodeConfRefusals,
    ...podRefusals,
    ...objectRefusals,
    ...memberRefusals,
];

export const cordaPasses: readonly Pass[] = [...nodeConfPasses, ...podPasses, ...objectPasses, ...memberPasses];
