import { isCordaPool, isSystemPool, machineRule } from "./machines";
import { word } from "./words";

/** Source: AKS docs, "Add an Azure Spot node pool". */
export const machineSpot = machineRule({
    name: "azure-machine-spot",
    protects: "Flows and ledgers from machines that Azure takes back within half a minute: a node drains for longer.",
    violation: "Members, or the cluster's own pods, run on machines that Azure may take back at any time.",
    remediation: "Write `scaleSetPriority: Regular`.",
    severity: "high",
    controls: [],
    checkPool: (pool) =>
        word(pool["scaleSetPriority"]) === "spot" && (isCordaPool(pool) || isSystemPool(pool))
            ? ["scaleSetPriority"]
            : [],
});
