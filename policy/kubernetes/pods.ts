import { at, type Place, places, type Properties, record } from "../reading";
import type { JudgedResource, ResourceRule } from "../rule";

/** Where each kind has the pod that it runs. Source: Kubernetes API reference, Workload Resources. */
const podPaths: Readonly<Record<string, readonly string[]>> = {
    "kubernetes:core/v1:Pod": [],
    "kubernetes:apps/v1:StatefulSet": ["spec", "template"],
    "kubernetes:apps/v1:Deployment": ["spec", "template"],
    "kubernetes:apps/v1:DaemonSet": ["spec", "template"],
    "kubernetes:apps/v1:ReplicaSet": ["spec", "template"],
    "kubernetes:batch/v1:Job": ["spec", "template"],
    "kubernetes:batch/v1:CronJob": ["spec", "jobTemplate", "spec", "template"],
};

/** Type tokens of everything that runs pods. */
export const workloadTypes: readonly string[] = Object.keys(podPaths);

/** A pod as its workload has it. */
export interface Pod {
    readonly spec: Place<Properties>;
    readonly metadata: Place<Properties>;
}

/** The pod of a workload. */
export function podOf({ type, props }: Pick<JudgedResource, "type" | "props">): Pod {
    const keys = podPaths[type] ?? [];
    const pod = at(props, ...keys);
    const place = (key: string) => ({ value: record(record(pod)[key]), path: [...keys, key].join(".") });
    return { spec: place("spec"), metadata: place("metadata") };
}

/** A container, and whether it ends before the others begin. */
export interface Container extends Place<Properties> {
    readonly init: boolean;
}

/** Every container of a pod, those that prepare it first. */
export function containersOf({ spec: { value, path } }: Pod): Container[] {
    return [
        ...places(value["initContainers"], `${path}.initContainers`).map((container) => ({
            ...container,
            // A sidecar is an init container that goes on.
            init: container.value["restartPolicy"] !== "Always",
        })),
        ...places(value["containers"], `${path}.containers`).map((container) => ({ ...container, init: false })),
    ];
}

/** A rule about pods, whoever runs them. */
export function podRule<Settings extends object = object>(
    rule: Omit<ResourceRule<Settings>, "types" | "check"> & {
        readonly checkPod: (pod: Pod, settings: Settings) => Iterable<string>;
    },
): ResourceRule<Settings> {
    const { checkPod, ...described } = rule;
    return { ...described, types: workloadTypes, check: (resource, settings) => checkPod(podOf(resource), settings) };
}

/** A rule about each container of a pod by itself: the path below the container that breaks it, or nothing. */
export function containerRule(
    rule: Omit<ResourceRule, "types" | "check"> & {
        readonly checkContainer: (container: Properties, pod: Pod, init: boolean) => string | undefined;
    },
): ResourceRule {
    const { checkContainer, ...described } = rule;
    return podRule({
        ...described,
        checkPod: (pod) =>
            containersOf(pod).flatMap(({ value, path, init }) => {
                const broken = checkContainer(value, pod, init);
                return broken === undefined ? [] : [broken === "" ? path : `${path}.${broken}`];
            }),
    });
}
