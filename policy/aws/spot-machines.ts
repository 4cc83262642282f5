import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** What the label of machines says of those whose pods may be moved at any time. */
const movable = "stateless";

/** Source: EKS user guide, "Managed node group capacity types". */
export const spotMachines: ResourceRule = {
    name: "aws-spot-machines",
    protects: "Nodes and notaries from losing their machine with two minutes' notice.",
    violation: "Machines that AWS takes back at any time are for more than what may be moved.",
    remediation: "Set capacityType to ON_DEMAND, or label the machines `corda/machines: stateless`.",
    severity: "high",
    controls: [],
    types: ["aws:eks/nodeGroup:NodeGroup"],
    check: ({ props }) =>
        (props["capacityType"] ?? "ON_DEMAND") === "ON_DEMAND" || at(props, "labels", "corda/machines") === movable
            ? []
            : ["capacityType"],
};
