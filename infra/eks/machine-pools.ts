import type { MachinePool, MachinePools } from "../machine-pools";

/** What machines are for, as their label says. */
export type MachineUse = "system" | "corda" | "stateless";

/** Machines by what they are for. Others' pods are kept off all but the add-ons' own. */
export function poolOf(use: MachineUse): MachinePool {
    const key = "corda/machines";
    return {
        labels: { [key]: use },
        taints: use === "system" ? [] : [{ key, value: use, effect: "NoSchedule" }],
    };
}

/** Machines that are kept for the network. */
export function machinePools(stateless: boolean): MachinePools {
    return { corda: poolOf("corda"), ...(stateless && { stateless: poolOf("stateless") }) };
}
