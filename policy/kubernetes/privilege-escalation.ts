import { at } from "../reading";
import { cis, hardening, podSecurity } from "./controls";
import { inside, mutableContainers, mutablePod } from "./mending";
import { containerRule } from "./pods";

/** Source: Kubernetes docs, "Pod Security Standards", Restricted: left out, it is allowed. */
export const privilegeEscalation = {
    ...containerRule({
        name: "kubernetes-privilege-escalation",
        protects: "What a container's user may do, from programs that make more of it by a set-user-ID bit.",
        violation: "A process of the container can gain more rights than the one that started it.",
        remediation: "Write `allowPrivilegeEscalation: false`.",
        severity: "high",
        controls: [
            podSecurity("Restricted: Privilege Escalation"),
            ...cis({ kubernetes: "5.2.6", eks: "4.2.5", aks: "4.2.5" }),
            hardening("Kubernetes Pod security: escalation to root privileges"),
        ],
        checkContainer: (container) =>
            at(container, "securityContext", "allowPrivilegeEscalation") === false
                ? undefined
                : "securityContext.allowPrivilegeEscalation",
    }),
    mend: (props: Record<string, unknown>) => {
        for (const container of mutableContainers(mutablePod(props))) {
            inside(container, "securityContext")["allowPrivilegeEscalation"] = false;
        }
    },
};
