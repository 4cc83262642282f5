import { places } from "../reading";
import { cis, podSecurity } from "./controls";
import { containersOf, podRule } from "./pods";

/** Source: Kubernetes docs, "Pod Security Standards", Baseline: 0 is as good as none. */
export const hostPorts = podRule({
    name: "kubernetes-host-ports",
    protects:
        "The way to a pod, from one past its Service and its load balancer's source ranges: the machine's own port.",
    violation: "A port of the machine itself leads to the container.",
    remediation: "Remove `hostPort`, and let a Service lead to the pod.",
    severity: "high",
    controls: [podSecurity("Baseline: Host Ports"), ...cis({ kubernetes: "5.2.12" })],
    checkPod: (pod) =>
        containersOf(pod)
            .flatMap(({ value, path }) => places(value["ports"], `${path}.ports`))
            .filter(({ value }) => typeof value["hostPort"] === "number" && value["hostPort"] !== 0)
            .map(({ path }) => `${path}.hostPort`),
});
