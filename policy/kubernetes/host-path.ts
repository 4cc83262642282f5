import { places } from "../reading";
import { cis, podSecurity } from "./controls";
import { podRule } from "./pods";

/** Source: Kubernetes docs, "Pod Security Standards", Baseline. */
export const hostPath = podRule({
    name: "kubernetes-host-path",
    protects: "Files of the machine, kubelet's credentials among them, from a pod that mounts them.",
    violation: "The volume is a directory of the machine itself.",
    remediation: "Use a PersistentVolumeClaim, or an emptyDir for what may go with the pod.",
    severity: "critical",
    controls: [podSecurity("Baseline: HostPath Volumes"), ...cis({ kubernetes: "5.2.11" })],
    checkPod: ({ spec: { value, path } }) =>
        places(value["volumes"], `${path}.volumes`)
            .filter((volume) => (volume.value["hostPath"] ?? undefined) !== undefined)
            .map((volume) => `${volume.path}.hostPath`),
});
