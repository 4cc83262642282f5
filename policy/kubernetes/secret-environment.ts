import { at, places } from "../reading";
import { cis, hardening } from "./controls";
import { containersOf, podRule } from "./pods";

function there(value: unknown): boolean {
    return (value ?? undefined) !== undefined;
}

/** Source: Kubernetes docs, "Good practices for Kubernetes Secrets". */
export const secretEnvironment = podRule({
    name: "kubernetes-secret-environment",
    protects: "A Secret, from crash dumps, child processes and `kubectl exec … env`, which all show the environment.",
    violation: "The Secret becomes a variable of the environment.",
    remediation: "Mount it as a file, and give the process the file's path.",
    severity: "high",
    controls: [
        ...cis({ kubernetes: "5.4.1", eks: "4.4.1", aks: "4.5.1" }),
        hardening("Network separation and hardening: Secrets"),
    ],
    checkPod: (pod) =>
        containersOf(pod).flatMap(({ value, path }) => [
            ...places(value["env"], `${path}.env`)
                .filter((variable) => there(at(variable.value, "valueFrom", "secretKeyRef")))
                .map((variable) => `${variable.path}.valueFrom.secretKeyRef`),
            ...places(value["envFrom"], `${path}.envFrom`)
                .filter((source) => there(source.value["secretRef"]))
                .map((source) => `${source.path}.secretRef`),
        ]),
});
