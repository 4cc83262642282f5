import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: Kubernetes docs, "CronJob": left out, runs may overlap. */
export const cronJobConcurrency: ResourceRule = {
    name: "kubernetes-cron-job-concurrency",
    protects: "A backup or a rotation, from a second run that begins while the first still writes.",
    violation: "A run may begin before the last one has ended.",
    remediation: "Write `concurrencyPolicy: Forbid`.",
    severity: "medium",
    controls: [],
    types: ["kubernetes:batch/v1:CronJob"],
    check: ({ props }) => {
        const policy = at(props, "spec", "concurrencyPolicy");
        return policy === "Forbid" || policy === "Replace" ? [] : ["spec.concurrencyPolicy"];
    },
};
