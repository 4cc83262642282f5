import type { AksConfig } from "../../config/aks";
import type { MachinePool, MachinePools } from "../machine-pools";

/** Label of machines by what their pool is for; the prefix is nobody's in Kubernetes or Azure. */
const label = "corda/pool";

/** Corda's own machines: their number is fixed, and nothing else may use them. */
export const cordaMachines: MachinePool = {
    labels: { [label]: "corda" },
    taints: [{ key: "corda", value: "pool", effect: "NoSchedule" }],
};

/** Machines that an autoscaler adds and takes away. */
export const statelessMachines: MachinePool = { labels: { [label]: "stateless" }, taints: [] };

/** Which machines are for which pods. */
export function machinePools({ stateless }: Pick<AksConfig["pools"], "stateless">): Required<MachinePools> {
    // Without a pool of their own pods that roll need Corda's: the cluster's refuses all that isn't the cluster's.
    return { corda: cordaMachines, stateless: stateless === undefined ? cordaMachines : statelessMachines };
}

/** A pool's taints as AKS is told of them. */
export function nodeTaints({ taints }: MachinePool): string[] {
    return taints.map(({ key, value, effect }) => `${key}=${value}:${effect}`);
}

/** What puts a chart's pods on a pool, by the names that charts give to a pod's own fields. */
export function chartPlacement({ labels, taints }: MachinePool): Record<string, unknown> {
    return {
        nodeSelector: { ...labels },
        tolerations: taints.map((taint) => ({ ...taint, operator: "Equal" })),
    };
}
