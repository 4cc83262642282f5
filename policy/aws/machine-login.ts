import type { ResourceRule } from "../rule";
import { given } from "./given";

/** Source: EKS best practices, "Minimize access to worker nodes". */
export const machineLogin: ResourceRule = {
    name: "aws-machine-login",
    protects: "Machines, and with them every pod's memory, from being logged in to.",
    violation: "A machine has somebody's SSH key.",
    remediation: "Remove the key; `kubectl debug node` and Session Manager leave traces that SSH doesn't.",
    severity: "high",
    controls: [],
    types: ["aws:ec2/launchTemplate:LaunchTemplate", "aws:ec2/instance:Instance", "aws:eks/nodeGroup:NodeGroup"],
    check: ({ props }) => ["keyName", "remoteAccess"].filter((key) => given(props, key)),
};
