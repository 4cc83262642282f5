import type { Pass, Refusal } from "../refusal";
import { clusterPasses, clusterRefusals } from "./cluster-refusals";
import { dataPasses, dataRefusals } from "./data-refusals";
import { databasePasses, databaseRefusals } from "./database-refusals";
import { machinePasses, machineRefusals } from "./machine-refusals";
import { networkPasses, networkRefusals } from "./network-refusals";
import { rightsPasses, rightsRefusals } from "./rights-refusals";

export const awsRefusals: readonly Refusal[] = [
    ...clusterRefusals,
    ...machineRefusals,
    ...networkRefusals,
    ...rightsRefusals,
    ...dataRefusals,
    ...databaseRefusals,
];

export const awsPasses: readonly Pass[] = [
    ...clusterPasses,
    ...machinePasses,
    ...networkPasses,
    ...rightsPasses,
    ...dataPasses,
    ...databasePasses,
];
