import { list, text } from "../reading";
import type { ResourceRule } from "../rule";

interface LogTypes {
    readonly logs: readonly string[];
}

const everything = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

/** EKS logs nothing by itself. Source: EKS user guide, "Send control plane logs to CloudWatch Logs". */
export const clusterLogs: ResourceRule<LogTypes> = {
    name: "aws-cluster-logs",
    protects: "Knowing who did what in the cluster from not being written down.",
    violation: "The control plane doesn't log everything that has to be kept.",
    remediation: "Name every kind of log in enabledClusterLogTypes.",
    severity: "high",
    controls: [{ framework: "CIS EKS 1.8", reference: "2.1.1" }],
    settings: {
        schema: {
            logs: {
                type: "array",
                items: { type: "string" },
                default: everything,
                description: "Kinds of logs that are kept.",
            },
        },
        defaults: { logs: everything },
    },
    types: ["aws:eks/cluster:Cluster"],
    check: ({ props }, { logs }) => {
        const kept = list(props["enabledClusterLogTypes"]).map(text);
        return logs.every((kind) => kept.includes(kind)) ? [] : ["enabledClusterLogTypes"];
    },
};
