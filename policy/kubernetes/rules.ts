import type { Rule } from "../rule";
import { privilegedContainer } from "./privileged-container";

/** Rules about objects of Kubernetes, whatever runs in them. */
export const kubernetesRules: readonly Rule[] = [privilegedContainer];
