import { at, record } from "../reading";
import { hardening, podSecurity } from "./controls";
import { containersOf, podRule } from "./pods";

const profile = "securityContext.appArmorProfile.type";
const annotation = "container.apparmor.security.beta.kubernetes.io/";

function unconfined(part: unknown): boolean {
    const type = at(part, ...profile.split("."));
    return (type ?? undefined) !== undefined && type !== "RuntimeDefault" && type !== "Localhost";
}

/**
 * A profile is a field, and was an annotation for each container before. Source: Kubernetes docs, "Pod Security
 * Standards", Baseline.
 */
export const appArmor = podRule({
    name: "kubernetes-app-armor",
    protects: "The machine's files, from a container that is let out of the profile which every other one has.",
    violation: "The container is exempt from AppArmor.",
    remediation: "Remove the profile: the runtime's own then holds.",
    severity: "high",
    controls: [
        podSecurity("Baseline: AppArmor"),
        hardening("Kubernetes Pod security: hardening container environments"),
    ],
    checkPod: (pod) => [
        ...[pod.spec, ...containersOf(pod)]
            .filter(({ value }) => unconfined(value))
            .map(({ path }) => `${path}.${profile}`),
        ...Object.entries(record(pod.metadata.value["annotations"]))
            .filter(([key]) => key.startsWith(annotation))
            .filter(([, value]) => value !== "runtime/default" && !String(value).startsWith("localhost/"))
            .map(([key]) => `${pod.metadata.path}.annotations["${key}"]`),
    ],
});
