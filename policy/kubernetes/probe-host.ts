import { at } from "../reading";
import { podSecurity } from "./controls";
import { containersOf, podRule } from "./pods";

const probes = ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle.postStart", "lifecycle.preStop"] as const;

/** Source: Kubernetes docs, "Pod Security Standards", Baseline: Host Probes / Lifecycle Hooks. */
export const probeHost = podRule({
    name: "kubernetes-probe-host",
    protects: "What a machine can reach and a pod can't, from kubelet calling it in the pod's name.",
    violation: "The probe or hook lets kubelet call a host other than the pod.",
    remediation: "Remove `host`: the pod's own address is meant then.",
    severity: "medium",
    controls: [podSecurity("Baseline: Host Probes / Lifecycle Hooks")],
    checkPod: (pod) =>
        containersOf(pod).flatMap(({ value, path }) =>
            probes
                .flatMap((probe) => [`${probe}.httpGet.host`, `${probe}.tcpSocket.host`])
                .filter((host) => (at(value, ...host.split(".")) ?? "") !== "")
                .map((host) => `${path}.${host}`),
        ),
});
