import { switchRule } from "./switch-rule";

/** Source: EKS user guide, "Protect EKS clusters from accidental deletion". */
export const clusterDeletion = switchRule({
    name: "aws-cluster-deletion",
    protects: "The cluster from being deleted by a command or a click.",
    violation: "The cluster can be deleted like anything else.",
    remediation: "Write `protection: protected` in corda:platform.",
    severity: "high",
    controls: [],
    types: ["aws:eks/cluster:Cluster"],
    property: "deletionProtection",
    wanted: true,
    otherwise: false,
});
