import type { Pass, Refusal } from "../refusal";
import { pass, refusal } from "./cases";
import { cronJob, deployment, job, pod, pods, statefulSet } from "./compliant";

const spec = pods.deployment;
const container = `${spec}.containers[0]`;
const context = `${container}.securityContext`;
const init = `${pods.statefulSet}.initContainers[0]`;
const volumes = `${spec}.volumes`;

/** What pods may not be to their machine, and to one another. */
export const podRefusals: readonly Refusal[] = [
    refusal("kubernetes-privileged-container", "a privileged container", deployment, `${context}.privileged`, true),
    refusal(
        "kubernetes-privileged-container",
        "a privileged container that prepares",
        statefulSet,
        `${init}.securityContext.privileged`,
        true,
    ),
    refusal("kubernetes-host-network", "a pod on the machine's network", deployment, `${spec}.hostNetwork`, true),
    refusal(
        "kubernetes-host-network",
        "a CronJob's pod on the machine's network",
        cronJob,
        `${pods.cronJob}.hostNetwork`,
        true,
    ),
    refusal("kubernetes-host-network", "a bare pod on the machine's network", pod, `${pods.pod}.hostNetwork`, true),
    refusal("kubernetes-host-pid", "the machine's process ids", deployment, `${spec}.hostPID`, true),
    refusal("kubernetes-host-ipc", "the machine's shared memory", job, `${pods.job}.hostIPC`, true),
    refusal(
        "kubernetes-host-ports",
        "a port of the machine",
        deployment,
        `${container}.ports[0].hostPort`,
        8080,
        `${container}.ports[0].hostPort`,
    ),
    refusal(
        "kubernetes-host-ports",
        "a sidecar's port of the machine",
        statefulSet,
        `${pods.statefulSet}.initContainers[1].ports[0].hostPort`,
        8081,
    ),
    refusal(
        "kubernetes-host-path",
        "a directory of the machine",
        deployment,
        `${volumes}[0]`,
        { name: "tmp", hostPath: { path: "/var/lib" } },
        `${volumes}[0].hostPath`,
    ),
    refusal(
        "kubernetes-volume-types",
        "a file server that the pod names itself",
        deployment,
        `${volumes}[0]`,
        { name: "tmp", nfs: { server: "files.example.com", path: "/" } },
        `${volumes}[0].nfs`,
    ),
    refusal(
        "kubernetes-sysctls",
        "a parameter of the whole machine",
        deployment,
        `${spec}.securityContext.sysctls`,
        [
            { name: "net.ipv4.tcp_syncookies", value: "1" },
            { name: "kernel.msgmax", value: "65536" },
        ],
        `${spec}.securityContext.sysctls[1].name`,
    ),
    refusal(
        "kubernetes-windows-host-process",
        "a pod that runs as the machine",
        deployment,
        `${spec}.securityContext.windowsOptions.hostProcess`,
        true,
    ),
    refusal(
        "kubernetes-probe-host",
        "a probe of another host",
        deployment,
        `${container}.startupProbe.httpGet.host`,
        "169.254.169.254",
    ),
    refusal(
        "kubernetes-probe-host",
        "a hook that calls another host",
        deployment,
        `${container}.lifecycle`,
        { preStop: { httpGet: { host: "drain.example.com", port: 80 } } },
        `${container}.lifecycle.preStop.httpGet.host`,
    ),
    refusal(
        "kubernetes-shared-processes",
        "containers that see each other's processes",
        statefulSet,
        `${pods.statefulSet}.shareProcessNamespace`,
        true,
    ),
    refusal("kubernetes-service-links", "a pod that doesn't say", deployment, `${spec}.enableServiceLinks`, undefined),
    refusal(
        "kubernetes-toleration-of-everything",
        "a toleration of every taint",
        deployment,
        `${spec}.tolerations`,
        [{ key: "corda/machines", operator: "Exists" }, { operator: "Exists" }],
        `${spec}.tolerations[1]`,
    ),
    refusal(
        "kubernetes-system-priority",
        "the priority of the cluster's own parts",
        deployment,
        `${spec}.priorityClassName`,
        "system-node-critical",
    ),
];

export const podPasses: readonly Pass[] = [
    pass("kubernetes-privileged-container", "a container that says it isn't privileged", deployment, {
        [`${context}.privileged`]: false,
    }),
    pass("kubernetes-privileged-container", "a container whose word is null", deployment, {
        [`${context}.privileged`]: null,
    }),
    pass("kubernetes-host-network", "a pod that says it has a network of its own", deployment, {
        [`${spec}.hostNetwork`]: false,
    }),
    pass("kubernetes-host-pid", "a pod that says it has process ids of its own", deployment, {
        [`${spec}.hostPID`]: false,
    }),
    pass("kubernetes-host-ipc", "a pod that says it has memory of its own", deployment, { [`${spec}.hostIPC`]: false }),
    pass("kubernetes-host-ports", "port 0 of the machine, which is none", deployment, {
        [`${container}.ports[0].hostPort`]: 0,
    }),
    pass("kubernetes-host-path", "a volume whose directory of the machine is null", deployment, {
        [`${volumes}[0].hostPath`]: null,
    }),
    pass("kubernetes-volume-types", "a claim, files in memory, Secrets, ConfigMaps, tokens and a vault", statefulSet),
    pass("kubernetes-sysctls", "a parameter that each pod has for itself", deployment, {
        [`${spec}.securityContext.sysctls`]: [{ name: "net.ipv4.tcp_keepalive_time", value: "60" }],
    }),
    pass("kubernetes-windows-host-process", "a Windows user", deployment, {
        [`${spec}.securityContext.windowsOptions`]: { runAsUserName: "ContainerUser", hostProcess: false },
    }),
    pass("kubernetes-probe-host", "a header with a host's name", deployment, {
        [`${container}.startupProbe.httpGet.httpHeaders`]: [{ name: "Host", value: "web.example.com" }],
    }),
    pass("kubernetes-shared-processes", "a pod that says it doesn't", deployment, {
        [`${spec}.shareProcessNamespace`]: false,
    }),
    pass("kubernetes-service-links", "a pod of a Job, which says so too", job),
    pass("kubernetes-toleration-of-everything", "a taint whatever its value", deployment, {
        [`${spec}.tolerations`]: [{ key: "corda/machines", operator: "Exists", effect: "NoSchedule" }],
    }),
    pass("kubernetes-system-priority", "a priority of one's own", deployment, {
        [`${spec}.priorityClassName`]: "ledgers",
    }),
];
