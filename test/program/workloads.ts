import type { V1Container, V1JobSpec, V1PodSpec, V1StatefulSetSpec } from "@kubernetes/client-node";
import type { ProgramGraph, RecordedResource } from "./program-graph";
import { unwrapped } from "./recorded-values";

/** Something that makes pods. */
export interface Workload {
    readonly resource: RecordedResource;
    readonly kind: "StatefulSet" | "Deployment" | "Job";
    readonly name: string;
    readonly spec: V1StatefulSetSpec & V1JobSpec;
    /** Labels of its pods. */
    readonly labels: Readonly<Record<string, string>>;
    readonly pod: V1PodSpec;
}

/** A container of a pod and what it is there for. */
export interface PlacedContainer {
    /** `Kind workload/container`. */
    readonly title: string;
    /** `init` ends before the others start; `sidecar` starts before them and lives as long; `task` ends by itself. */
    readonly role: "init" | "sidecar" | "server" | "task";
    readonly container: V1Container;
    readonly workload: Workload;
}

/** Every workload of a run. */
export function workloads(graph: ProgramGraph): Workload[] {
    return (["StatefulSet", "Deployment", "Job"] as const).flatMap((kind) =>
        graph.ofType(kind).map((resource) => {
            const spec = unwrapped(resource.inputs["spec"]) as Workload["spec"];
            const { metadata, spec: pod } = spec.template;
            if (pod === undefined) {
                throw new Error(`${kind} ${resource.name} has no pod`);
            }
            return { resource, kind, name: resource.name, spec, labels: metadata?.labels ?? {}, pod };
        }),
    );
}

/** Every container of every pod of a run. */
export function containers(graph: ProgramGraph): PlacedContainer[] {
    return workloads(graph).flatMap((workload) => {
        const place = (container: V1Container, role: PlacedContainer["role"]) => ({
            title: `${workload.kind} ${workload.name}/${container.name}`,
            role,
            container,
            workload,
        });
        return [
            ...(workload.pod.initContainers ?? []).map((container) =>
                place(container, container.restartPolicy === "Always" ? "sidecar" : "init"),
            ),
            ...workload.pod.containers.map((container) =>
                place(container, workload.kind === "Job" ? "task" : "server"),
            ),
        ];
    });
}
