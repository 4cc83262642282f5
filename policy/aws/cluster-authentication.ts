import { at } from "../reading";
import type { ResourceRule } from "../rule";

/**
 * By the older modes a ConfigMap lets in as well. Source: EKS user guide, "Change authentication mode to use access
 * entries".
 */
export const clusterAuthentication: ResourceRule = {
    name: "aws-cluster-authentication",
    protects: "Who gets into the cluster from being changed by a pod that may write ConfigMaps.",
    violation: "The ConfigMap aws-auth decides who gets into the cluster.",
    remediation: "Set accessConfig.authenticationMode to API, and name roles by access entries.",
    severity: "high",
    controls: [{ framework: "CIS EKS 1.8", reference: "4.1.7" }],
    types: ["aws:eks/cluster:Cluster"],
    check: ({ props }) =>
        at(props, "accessConfig", "authenticationMode") === "API" ? [] : ["accessConfig.authenticationMode"],
};
