import { at } from "../reading";
import { cis, hardening } from "./controls";
import { containerRule } from "./pods";

/** Source: Kubernetes docs, "Configure a Security Context for a Pod or Container". */
export const readOnlyRoot = containerRule({
    name: "kubernetes-read-only-root",
    protects: "What an image runs, from somebody who got into the container and would change or add to it.",
    violation: "The container can change the files of its own image.",
    remediation: "Write `readOnlyRootFilesystem: true`, and give it an emptyDir for what it has to write.",
    severity: "medium",
    controls: [
        ...cis({ kubernetes: "5.6.3", aks: "4.6.2" }),
        hardening("Kubernetes Pod security: immutable container file systems"),
    ],
    checkContainer: (container) =>
        at(container, "securityContext", "readOnlyRootFilesystem") === true
            ? undefined
            : "securityContext.readOnlyRootFilesystem",
});
