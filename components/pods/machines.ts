import type * as pulumi from "@pulumi/pulumi";
import type { MachinePool, MachinePools } from "../../infra/machine-pools";
import { labelKeys } from "../labels";
import { forPods, type PodTemplate } from "./workload-template";

/**
 * Sends pods to the machines that are kept for them: what nothing stands in for, and every Job, to Corda's own, which no
 * autoscaler takes away; what may be moved at any time to those that come and go, or wherever there is room.
 *
 * @param elsewhere Roles of pods that run in another cluster, whose machines these are not.
 */
export function onMachines(pools: MachinePools, elsewhere: readonly string[]): pulumi.ResourceTransformation {
    return forPods((template, kind) => {
        const role = template.metadata?.labels?.[labelKeys.role];
        const pool = kind === "rolling" ? pools.stateless : pools.corda;
        return pool === undefined || (typeof role === "string" && elsewhere.includes(role))
            ? undefined
            : placedOn(template, pool);
    });
}

function placedOn(template: PodTemplate, { labels, taints }: MachinePool): PodTemplate {
    return {
        ...template,
        spec: {
            ...template.spec,
            nodeSelector: { ...labels },
            tolerations: taints.map((taint) => ({ ...taint, operator: "Equal" })),
        },
    };
}
