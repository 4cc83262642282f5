import { at } from "../reading";
import { cis, hardening, podSecurity } from "./controls";
import { containersOf, podRule } from "./pods";

const flag = "securityContext.runAsNonRoot";

function said(part: unknown): unknown {
    return at(part, ...flag.split(".")) ?? undefined;
}

/**
 * The pod's word holds for every container that has none of its own. Source: Kubernetes docs, "Pod Security Standards",
 * Restricted.
 */
export const runAsNonRoot = podRule({
    name: "kubernetes-run-as-non-root",
    protects: "The machine, from an image whose user turns out to be root.",
    violation: "Nothing keeps an image from running as root.",
    remediation: "Write `runAsNonRoot: true` into the pod's securityContext.",
    severity: "high",
    controls: [
        podSecurity("Restricted: Running as Non-root"),
        ...cis({ kubernetes: "5.2.7" }),
        hardening("Kubernetes Pod security: non-root containers"),
    ],
    checkPod: (pod) => {
        const containers = containersOf(pod);
        const inherited = containers.some(({ value }) => said(value) === undefined);
        return [
            ...(inherited && said(pod.spec.value) !== true ? [`${pod.spec.path}.${flag}`] : []),
            ...containers
                .filter(({ value }) => said(value) !== undefined && said(value) !== true)
                .map(({ path }) => `${path}.${flag}`),
        ];
    },
});
