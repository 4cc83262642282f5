import type { Pass, Refusal } from "../refusal";
import { pass, refusal } from "./cases";
import { cronJob, deployment, job, pods, statefulSet } from "./compliant";

const container = `${pods.deployment}.containers[0]`;
const init = `${pods.statefulSet}.initContainers[0]`;

/** What pods need, and how it is known that they work. */
export const resourceRefusals: readonly Refusal[] = [
    refusal(
        "kubernetes-resource-requests",
        "a container without a word about processors",
        deployment,
        `${container}.resources.requests.cpu`,
        undefined,
    ),
    refusal(
        "kubernetes-resource-requests",
        "a container that prepares without requests",
        statefulSet,
        `${init}.resources.requests`,
        undefined,
        `${init}.resources.requests.cpu`,
    ),
    refusal(
        "kubernetes-memory-limit",
        "a container without a limit of its memory",
        deployment,
        `${container}.resources.limits`,
        { cpu: "1" },
        `${container}.resources.limits.memory`,
    ),
    refusal(
        "kubernetes-memory-volume-limit",
        "files in memory without a limit",
        statefulSet,
        `${pods.statefulSet}.volumes[2].emptyDir.sizeLimit`,
        undefined,
    ),
    refusal(
        "kubernetes-readiness-probe",
        "a server that is ready at once",
        deployment,
        `${container}.readinessProbe`,
        undefined,
    ),
    refusal(
        "kubernetes-liveness-patience",
        "one question that ends a process as soon as it takes it out of service",
        deployment,
        `${container}.livenessProbe`,
        { httpGet: { port: 8080, path: "/healthz" }, periodSeconds: 5, timeoutSeconds: 5 },
    ),
    refusal(
        "kubernetes-startup-probe",
        "a liveness probe that counts from the first second",
        deployment,
        `${container}.startupProbe`,
        undefined,
    ),
    refusal("kubernetes-job-deadline", "a Job for ever", job, "spec.activeDeadlineSeconds", undefined),
    refusal(
        "kubernetes-job-deadline",
        "a CronJob whose runs last for ever",
        cronJob,
        "spec.jobTemplate.spec.activeDeadlineSeconds",
        undefined,
    ),
    refusal(
        "kubernetes-cron-job-concurrency",
        "runs that may overlap because nobody says otherwise",
        cronJob,
        "spec.concurrencyPolicy",
        undefined,
    ),
    refusal("kubernetes-cron-job-concurrency", "runs that may overlap", cronJob, "spec.concurrencyPolicy", "Allow"),
];

export const resourcePasses: readonly Pass[] = [
    pass("kubernetes-resource-requests", "a limit alone, which is a request too", deployment, {
        [`${container}.resources`]: { limits: { cpu: "1", memory: "128Mi" } },
    }),
    pass("kubernetes-memory-limit", "a container without a limit of its processors", deployment),
    pass("kubernetes-memory-volume-limit", "files on disk without a limit", deployment, {
        [`${pods.deployment}.volumes`]: [{ name: "tmp", emptyDir: {} }],
    }),
    pass("kubernetes-readiness-probe", "a container without ports", deployment, {
        [`${container}.ports`]: undefined,
        [`${container}.readinessProbe`]: undefined,
    }),
    pass("kubernetes-readiness-probe", "a sidecar with a port and none of its own", statefulSet),
    pass("kubernetes-readiness-probe", "a Job with a port", job, {
        [`${pods.job}.containers[0].ports`]: [{ containerPort: 9404 }],
    }),
    pass("kubernetes-liveness-patience", "one question asked for longer before the process ends", deployment),
    pass("kubernetes-liveness-patience", "another question, asked as often", deployment, {
        [`${container}.livenessProbe`]: { tcpSocket: { port: 8080 }, periodSeconds: 5 },
    }),
    pass("kubernetes-startup-probe", "a liveness probe that waits", deployment, {
        [`${container}.startupProbe`]: undefined,
        [`${container}.livenessProbe.initialDelaySeconds`]: 60,
    }),
    pass("kubernetes-job-deadline", "a Job that may be tried again", job, { "spec.backoffLimit": 6 }),
    pass("kubernetes-cron-job-concurrency", "a run that takes the last one's place", cronJob, {
        "spec.concurrencyPolicy": "Replace",
    }),
];
