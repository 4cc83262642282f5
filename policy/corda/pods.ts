import { containersOf, type Container, type Pod, podOf, workloadTypes } from "../kubernetes/pods";
import { at, list, type Place, type Properties, text } from "../reading";
import type { JudgedResource, ResourceRule } from "../rule";
import { labelKeys } from "./labels";

/** What a pod of the network is, by its label; nothing where it isn't one. */
export function roleOf({ metadata }: Pick<Pod, "metadata">): string {
    return text(at(metadata.value, "labels", labelKeys.role));
}

/** A rule about the pods with certain roles, whoever runs them. */
export function rolePodRule<Settings extends object = object>(
    rule: Omit<ResourceRule<Settings>, "types" | "check"> & {
        /** @default every role */
        readonly roles?: readonly string[];
        readonly checkPod: (pod: Pod, settings: Settings, resource: JudgedResource) => Iterable<string>;
    },
): ResourceRule<Settings> {
    const { checkPod, roles, ...described } = rule;
    return {
        ...described,
        types: workloadTypes,
        check: (resource, settings) => {
            const pod = podOf(resource);
            const role = roleOf(pod);
            return role !== "" && (roles?.includes(role) ?? true) ? checkPod(pod, settings, resource) : [];
        },
    };
}

/** The container that is what the pod is for: beside it there are only those that prepare it and its sidecars. */
export function processOf({ spec: { value, path } }: Pod): Place<Properties> {
    return { value: (list(value["containers"])[0] ?? {}) as Properties, path: `${path}.containers[0]` };
}

/** Options of a JVM, each with its place: arguments, commands, and the variables that a JVM or its start script reads. */
export function jvmOptionsOf(container: Place<Properties>): Place<string>[] {
    const { value, path } = container;
    const texts = (key: string) =>
        list(value[key]).map((item, index) => ({ value: text(item), path: `${path}.${key}[${String(index)}]` }));
    const variables = list(value["env"]).flatMap((item, index) =>
        /^(JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|_JAVA_OPTIONS|JAVA_OPTS|JVM_ARGS|JVM_OPTS)$/.test(text(at(item, "name")))
            ? [{ value: text(at(item, "value")), path: `${path}.env[${String(index)}].value` }]
            : [],
    );
    return [...texts("command"), ...texts("args"), ...variables];
}

/** Every container of a pod that runs as long as the pod does. */
export function lastingContainersOf(pod: Pod): Container[] {
    return containersOf(pod).filter(({ init }) => !init);
}
