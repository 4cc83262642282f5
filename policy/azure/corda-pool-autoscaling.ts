import { isCordaPool, machineRule } from "./machines";

/** Source: AKS docs, "Cluster autoscaling in AKS", "Limitations". */
export const cordaPoolAutoscaling = machineRule({
    name: "azure-corda-pool-autoscaling",
    protects: "Members from an autoscaler that takes their machine away because there is room elsewhere.",
    violation: "An autoscaler decides how many machines members have.",
    remediation: "Write `enableAutoScaling: false` and a `count`; see corda:platform.pools.corda.perZone.",
    severity: "high",
    controls: [],
    checkPool: (pool) => (isCordaPool(pool) && pool["enableAutoScaling"] === true ? ["enableAutoScaling"] : []),
});
