import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** Where each kind has the Job's own description. */
const jobs: Readonly<Record<string, readonly string[]>> = {
    "kubernetes:batch/v1:Job": ["spec"],
    "kubernetes:batch/v1:CronJob": ["spec", "jobTemplate", "spec"],
};

/** Source: Kubernetes docs, "Jobs", job termination and cleanup. */
export const jobDeadline: ResourceRule = {
    name: "kubernetes-job-deadline",
    protects: "An update, from waiting for a Job that will never end, and volumes from one that never lets them go.",
    violation: "The Job may run for ever.",
    remediation: "Write `activeDeadlineSeconds`.",
    severity: "low",
    controls: [],
    types: Object.keys(jobs),
    check: ({ type, props }) => {
        const path = [...(jobs[type] ?? []), "activeDeadlineSeconds"];
        const seconds = at(props, ...path);
        return typeof seconds === "number" && seconds > 0 ? [] : [path.join(".")];
    },
};
