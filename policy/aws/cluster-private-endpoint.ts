import { switchRule } from "./switch-rule";

/** Source: EKS user guide, "Cluster API server endpoint". */
export const clusterPrivateEndpoint = switchRule({
    name: "aws-cluster-private-endpoint",
    protects: "What machines and the control plane tell each other from a way through the internet.",
    violation: "Machines reach the cluster's API by its public endpoint.",
    remediation: "Set endpointPrivateAccess: machines then reach the API inside the VPC.",
    severity: "high",
    controls: [
        { framework: "CIS EKS 1.8", reference: "5.4.1" },
        { framework: "CIS EKS 1.8", reference: "5.4.2" },
    ],
    types: ["aws:eks/cluster:Cluster"],
    property: "vpcConfig.endpointPrivateAccess",
    wanted: true,
    otherwise: false,
});
