import { at } from "../reading";
import { cis, hardening, podSecurity } from "./controls";
import { containersOf, podRule } from "./pods";

/** Source: Kubernetes docs, "Pod Security Standards", Restricted. */
export const rootUser = podRule({
    name: "kubernetes-root-user",
    protects: "The machine, from a process that is root there too should it leave its container.",
    violation: "The user is root.",
    remediation: "Name another user: images of this product have 1000.",
    severity: "high",
    controls: [
        podSecurity("Restricted: Running as Non-root user"),
        ...cis({ kubernetes: "5.2.7" }),
        hardening("Kubernetes Pod security: non-root containers"),
    ],
    checkPod: (pod) =>
        [pod.spec, ...containersOf(pod)]
            .filter(({ value }) => at(value, "securityContext", "runAsUser") === 0)
            .map(({ path }) => `${path}.securityContext.runAsUser`),
});
