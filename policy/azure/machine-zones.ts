import { list } from "../reading";
import { isSystemPool, machineRule } from "./machines";

/** Source: AKS docs, "Use availability zones in AKS". */
export const machineZones = machineRule<{ readonly systemZones: number }>({
    name: "azure-machine-zones",
    protects: "Members from the loss of a zone, which takes down whatever nobody has placed.",
    violation: "Azure may put all machines of the pool into one zone.",
    remediation: "Write `availabilityZones`: three for the cluster's own pods, and at least the pool's own zone.",
    severity: "medium",
    controls: [],
    settings: {
        schema: {
            systemZones: {
                type: "integer",
                minimum: 1,
                maximum: 3,
                description: "Zones that the cluster's own pods are in at least.",
            },
        },
        defaults: { systemZones: 3 },
    },
    checkPool: (pool, { systemZones }) =>
        new Set(list(pool["availabilityZones"]).map(String)).size < (isSystemPool(pool) ? systemZones : 1)
            ? ["availabilityZones"]
            : [],
});
