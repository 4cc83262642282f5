import { at } from "../reading";
import { cis, podSecurity } from "./controls";
import { containersOf, podRule } from "./pods";

const flag = ["securityContext", "windowsOptions", "hostProcess"] as const;

/** Source: Kubernetes docs, "Pod Security Standards", Baseline. */
export const windowsHostProcess = podRule({
    name: "kubernetes-windows-host-process",
    protects: "A Windows machine, from a container that runs on it as if there were no container.",
    violation: "The container runs as a process of the machine itself.",
    remediation: "Remove `windowsOptions.hostProcess`.",
    severity: "critical",
    controls: [podSecurity("Baseline: HostProcess"), ...cis({ kubernetes: "5.2.10" })],
    checkPod: (pod) =>
        [pod.spec, ...containersOf(pod)]
            .filter(({ value }) => at(value, ...flag) === true)
            .map(({ path }) => `${path}.${flag.join(".")}`),
});
