import { at, text } from "../reading";
import { podSecurity } from "./controls";
import { containersOf, podRule } from "./pods";

const options = ["securityContext", "seLinuxOptions"] as const;
const types = ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"];

/** Source: Kubernetes docs, "Pod Security Standards", Baseline: which types, and no user or role at all. */
export const seLinux = podRule({
    name: "kubernetes-selinux",
    protects:
        "Files of the machine and of other containers, from one that labels itself as somebody who may read them.",
    violation: "The SELinux label is one that containers aren't confined by.",
    remediation: "Remove the option; a `level` is all that may be chosen.",
    severity: "high",
    controls: [podSecurity("Baseline: SELinux")],
    checkPod: (pod) =>
        [pod.spec, ...containersOf(pod)].flatMap(({ value, path }) => {
            const of = (key: string) => text(at(value, ...options, key));
            const broken = [
                ...(types.includes(of("type")) ? [] : ["type"]),
                ...["user", "role"].filter((key) => of(key) !== ""),
            ];
            return broken.map((key) => `${path}.${options.join(".")}.${key}`);
        }),
});
