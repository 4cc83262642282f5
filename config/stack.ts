import type { z } from "zod";
import { aksTopologyConflicts } from "./aks-topology-conflicts";
import { cloudNativePgConflicts } from "./cloudnative-pg-conflicts";
import { dmzConflicts } from "./dmz-conflicts";
import { eksConflicts } from "./eks-conflicts";
import { managedDatabaseConflicts } from "./managed-database-conflicts";
import { networkSchema } from "./network";
import { platformSchema } from "./platform";
import { productionConflicts } from "./production-conflicts";
import type { Secrets } from "./secrets";
import { resizingConflicts } from "./scaling";
import { section } from "./section";
import { webEntranceConflicts } from "./web-entrance";

/** Everything a stack file says under `corda:`. */
export const stackSchema = section(
    { description: "A Corda network on Kubernetes: where it runs, and what it consists of." },
    { platform: platformSchema, network: networkSchema },
).superRefine(
    (stack, context) => {
        // Runs over what is there even when parts are broken, so that every mistake is told at once.
        const { platform, network } = (stack ?? {}) as { platform?: unknown; network?: unknown };
        for (const { path, message } of webEntranceConflicts(platform, network)) {
            context.addIssue({ code: "custom", path: ["network", ...path], message });
        }
        for (const { path, message } of [
            ...dmzConflicts(platform, network),
            ...eksConflicts(platform, network),
            ...managedDatabaseConflicts(platform, network),
            ...cloudNativePgConflicts(platform, network),
            ...aksTopologyConflicts(platform, network),
            ...resizingConflicts(platform, network),
            ...productionConflicts(platform, network),
        ]) {
            context.addIssue({ code: "custom", path: [...path], message });
        }
    },
    { when: () => true },
);

/** Where a network runs and what it consists of, with every default filled in, and the values of the secrets it names. */
export type StackConfig = z.output<typeof stackSchema> & { readonly secrets: Secrets };
/** The same as one writes it: what has a default may be left out. */
export type StackInput = z.input<typeof stackSchema>;
