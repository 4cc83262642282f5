import { hardening } from "./controls";
import { podRule } from "./pods";

/** Source: Kubernetes docs, "Share Process Namespace between Containers in a Pod". */
export const sharedProcesses = podRule({
    name: "kubernetes-shared-processes",
    protects: "A container's memory files and open secrets, from the other containers of its pod.",
    violation: "Every container of the pod reads the others' file systems through `/proc`.",
    remediation: "Remove `shareProcessNamespace`; containers of one pod talk by loopback or a volume.",
    severity: "medium",
    controls: [hardening("Kubernetes Pod security: container process namespaces")],
    checkPod: ({ spec: { value, path } }) =>
        value["shareProcessNamespace"] === true ? [`${path}.shareProcessNamespace`] : [],
});
