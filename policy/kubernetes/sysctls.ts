import { at, places, text } from "../reading";
import { podSecurity } from "./controls";
import { podRule } from "./pods";

const harmless = [
    "kernel.shm_rmid_forced",
    "net.ipv4.ip_local_port_range",
    "net.ipv4.ip_unprivileged_port_start",
    "net.ipv4.ip_local_reserved_ports",
    "net.ipv4.ping_group_range",
    "net.ipv4.tcp_syncookies",
    "net.ipv4.tcp_keepalive_time",
    "net.ipv4.tcp_keepalive_intvl",
    "net.ipv4.tcp_keepalive_probes",
    "net.ipv4.tcp_fin_timeout",
    "net.ipv4.tcp_rmem",
    "net.ipv4.tcp_wmem",
];

/** Source: Kubernetes docs, "Pod Security Standards", Baseline, and "Using sysctls in a Kubernetes Cluster". */
export const sysctls = podRule({
    name: "kubernetes-sysctls",
    protects: "The machine's kernel and every pod on it, from a parameter that isn't the pod's alone.",
    violation: "The kernel parameter isn't one of those that a pod has for itself.",
    remediation: "Remove it; what a database or a JVM needs is set on the machines, `corda:platform.machines`.",
    severity: "high",
    controls: [podSecurity("Baseline: Sysctls")],
    checkPod: ({ spec: { value, path } }) =>
        places(at(value, "securityContext", "sysctls"), `${path}.securityContext.sysctls`)
            .filter((sysctl) => !harmless.includes(text(sysctl.value["name"])))
            .map((sysctl) => `${sysctl.path}.name`),
});
