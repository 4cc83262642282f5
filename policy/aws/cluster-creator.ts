import { switchRule } from "./switch-rule";

/** Source: EKS API reference, "CreateAccessConfigRequest". */
export const clusterCreator = switchRule({
    name: "aws-cluster-creator",
    protects: "The cluster from an administrator whom no list names.",
    violation: "Whoever makes the cluster stays its administrator, unlisted.",
    remediation:
        "Set accessConfig.bootstrapClusterCreatorAdminPermissions to false, and name roles in `administrators` of corda:platform.",
    severity: "high",
    controls: [{ framework: "CIS EKS 1.8", reference: "4.1.1" }],
    types: ["aws:eks/cluster:Cluster"],
    property: "accessConfig.bootstrapClusterCreatorAdminPermissions",
    wanted: false,
    otherwise: true,
});
