import { cis, hardening, podSecurity } from "./controls";
import { podRule } from "./pods";

/** Source: Kubernetes docs, "Pod Security Standards", Baseline. */
export const hostIpc = podRule({
    name: "kubernetes-host-ipc",
    protects: "Memory that processes of the machine share, from a pod that could read and write it.",
    violation: "A pod with the machine's IPC namespace reads and writes memory that other processes share.",
    remediation: "Remove `hostIPC`; containers of one pod share memory without it.",
    severity: "critical",
    controls: [
        podSecurity("Baseline: Host Namespaces"),
        ...cis({ kubernetes: "5.2.4", eks: "4.2.3", aks: "4.2.3" }),
        hardening("Kubernetes Pod security: host process namespaces"),
    ],
    checkPod: ({ spec: { value, path } }) => (value["hostIPC"] === true ? [`${path}.hostIPC`] : []),
});
