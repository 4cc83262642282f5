import type { Pass, Refusal } from "../refusal";
import { accessPasses, accessRefusals } from "./refusals-access";
import { clusterPasses, clusterRefusals } from "./refusals-cluster";
import { dataPasses, dataRefusals } from "./refusals-data";
import { keyPasses, keyRefusals } from "./refusals-keys";
import { machinePasses, machineRefusals } from "./refusals-machines";
import { networkPasses, networkRefusals } from "./refusals-network";
import { rightsPasses, rightsRefusals } from "./refusals-rights";

export const azureRefusals: readonly Refusal[] = [
    ...accessRefusals,
    ...clusterRefusals,
    ...machineRefusals,
    ...keyRefusals,
    ...dataRefusals,
    ...networkRefusals,
    ...rightsRefusals,
];

export const azurePasses: readonly Pass[] = [
    ...accessPasses,
    ...clusterPasses,
    ...machinePasses,
    ...keyPasses,
    ...dataPasses,
    ...networkPasses,
    ...rightsPasses,
];
