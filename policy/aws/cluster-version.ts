import { text } from "../reading";
import type { ResourceRule } from "../rule";

interface Versions {
    readonly oldest: string;
}

/** Which versions EKS still mends changes with the calendar, so that the oldest is a setting. */
export const clusterVersion: ResourceRule<Versions> = {
    name: "aws-cluster-version",
    protects: "The cluster from running a Kubernetes that isn't mended any more, or one that nobody chose.",
    violation: "The cluster's version of Kubernetes is too old, or isn't said.",
    remediation: "Write a newer `kubernetesVersion` in corda:platform, one minor version at a time.",
    severity: "medium",
    controls: [],
    settings: {
        schema: {
            oldest: {
                type: "string",
                pattern: "^1\\.[0-9]+$",
                default: "1.34",
                description: "The oldest minor version of Kubernetes that may run.",
            },
        },
        defaults: { oldest: "1.34" },
    },
    types: ["aws:eks/cluster:Cluster"],
    check: ({ props }, { oldest }) => (minor(text(props["version"])) >= minor(oldest) ? [] : ["version"]),
};

function minor(version: string): number {
    return Number(/^1\.(\d+)$/.exec(version)?.[1] ?? -1);
}
