import { at } from "../reading";
import { cis, hardening, podSecurity } from "./controls";
import { inside, mutableContainers, mutablePod } from "./mending";
import { containersOf, podRule } from "./pods";

const profile = ["securityContext", "seccompProfile", "type"] as const;
const place = profile.join(".");

function safe(type: unknown): boolean {
    return type === "RuntimeDefault" || type === "Localhost";
}

/**
 * The pod's profile holds for every container that has none of its own. Source: Kubernetes docs, "Pod Security
 * Standards", Restricted.
 */
export const seccomp = {
    ...podRule({
        name: "kubernetes-seccomp",
        protects: "The machine's kernel, from system calls that no ordinary program needs.",
        violation: "The container may make every system call there is.",
        remediation: "Write `seccompProfile: { type: RuntimeDefault }` into the pod's securityContext.",
        severity: "high",
        controls: [
            podSecurity("Baseline: Seccomp"),
            podSecurity("Restricted: Seccomp"),
            ...cis({ kubernetes: "5.6.2" }),
            hardening("Kubernetes Pod security: hardening container environments"),
        ],
        checkPod: (pod) => {
            const ofPod = at(pod.spec.value, ...profile);
            const own = containersOf(pod).map(({ value, path }) => ({ type: at(value, ...profile), path }));
            const open = own.filter(({ type }) => (type ?? undefined) !== undefined && !safe(type));
            const inherited = own.some(({ type }) => (type ?? undefined) === undefined);
            return [
                ...(inherited && !safe(ofPod) ? [`${pod.spec.path}.${place}`] : []),
                ...open.map(({ path }) => `${path}.${place}`),
            ];
        },
    }),
    mend: (props: Record<string, unknown>) => {
        const pod = mutablePod(props);
        const context = inside(pod, "securityContext");
        if (!safe(at(context, "seccompProfile", "type"))) {
            context["seccompProfile"] = { type: "RuntimeDefault" };
        }
        for (const container of mutableContainers(pod)) {
            const type = at(container, ...profile);
            if ((type ?? undefined) !== undefined && !safe(type)) {
                inside(container, "securityContext")["seccompProfile"] = { type: "RuntimeDefault" };
            }
        }
    },
};
