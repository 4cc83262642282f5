import type { Pass, Refusal } from "../refusal";
import { accountPasses, accountRefusals } from "./account-cases";
import { clusterPasses, clusterRefusals } from "./cluster-cases";
import { entrancePasses, entranceRefusals } from "./entrance-cases";
import { imagePasses, imageRefusals } from "./image-cases";
import { namespacePasses, namespaceRefusals } from "./namespace-cases";
import { networkPasses, networkRefusals } from "./network-cases";
import { podPasses, podRefusals } from "./pod-cases";
import { resourcePasses, resourceRefusals } from "./resource-cases";
import { rightsPasses, rightsRefusals } from "./rights-cases";
import { secretPasses, secretRefusals } from "./secret-cases";
import { securityContextPasses, securityContextRefusals } from "./security-context-cases";
import { storagePasses, storageRefusals } from "./storage-cases";

export const kubernetesRefusals: readonly Refusal[] = [
    ...podRefusals,
    ...securityContextRefusals,
    ...accountRefusals,
    ...imageRefusals,
    ...secretRefusals,
    ...resourceRefusals,
    ...namespaceRefusals,
    ...networkRefusals,
    ...rightsRefusals,
    ...entranceRefusals,
    ...storageRefusals,
    ...clusterRefusals,
];

export const kubernetesPasses: readonly Pass[] = [
    ...podPasses,
    ...securityContextPasses,
    ...accountPasses,
    ...imagePasses,
    ...secretPasses,
    ...resourcePasses,
    ...namespacePasses,
    ...networkPasses,
    ...rightsPasses,
    ...entrancePasses,
    ...storagePasses,
    ...clusterPasses,
];
