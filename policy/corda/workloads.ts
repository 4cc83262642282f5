import { type Pod, podOf, workloadTypes } from "../kubernetes/pods";
import { at, text } from "../reading";
import type { JudgedResource, JudgedStackResource } from "../rule";
import { inOrder } from "./members";
import { roleOf } from "./pods";

/** Something of the stack that runs pods. */
export interface Workload {
    readonly resource: JudgedStackResource;
    readonly pod: Pod;
    readonly role: string;
    readonly namespace: string;
}

/** Everything of a stack that runs pods, in order. */
export function workloadsOf(resources: readonly JudgedStackResource[]): Workload[] {
    return inOrder(resources)
        .filter(({ type }) => workloadTypes.includes(type))
        .map((resource) => {
            const pod = podOf(resource);
            return { resource, pod, role: roleOf(pod), namespace: namespaceOf(resource) };
        });
}

/** Namespace of an object; Kubernetes' default where it has none. */
export function namespaceOf({ props }: Pick<JudgedResource, "props">): string {
    return text(at(props, "metadata", "namespace")) || "default";
}
