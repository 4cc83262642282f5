import type { ResourceRule } from "../rule";
import { given } from "./given";

/** Source: EKS user guide, "Customize managed nodes with launch templates". */
export const machineTemplate: ResourceRule = {
    name: "aws-machine-template",
    protects: "Machines from starting with what EKS takes where nobody says: open metadata and disks by its own key.",
    violation: "Machines start without a launch template.",
    remediation: "Name a launch template, which says how metadata, disks and addresses are.",
    severity: "medium",
    controls: [],
    types: ["aws:eks/nodeGroup:NodeGroup"],
    check: ({ props }) => (given(props, "launchTemplate") ? [] : ["launchTemplate"]),
};
