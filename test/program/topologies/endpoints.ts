import type { V1NetworkPolicySpec } from "@kubernetes/client-node";
import type { ProgramGraph } from "../program-graph";
import { type Endpoint, mayReach, type PlacedPolicy } from "../reachability";
import { unwrapped } from "../recorded-values";
import { workloads } from "../workloads";

/** Namespace of an object. */
export function namespaceOf({ inputs }: { readonly inputs: Readonly<Record<string, unknown>> }): string {
    return (unwrapped(inputs["metadata"]) as { readonly namespace?: string }).namespace ?? "";
}

/** The pods of a run, one a workload, under their workloads' names. */
export function podsOf(graph: ProgramGraph): Endpoint[] {
    return workloads(graph).map(({ name, labels, resource }, index) => ({
        name,
        namespace: namespaceOf(resource),
        labels,
        address: `10.244.0.${index + 10}`,
    }));
}

/** The policies of a run. */
export function policiesOf(graph: ProgramGraph): PlacedPolicy[] {
    return graph.ofType("NetworkPolicy").map((policy) => ({
        namespace: namespaceOf(policy),
        spec: unwrapped(policy.inputs["spec"]) as V1NetworkPolicySpec,
    }));
}

/** `from → to: ports` for every pair that may talk and of which one end is a pod of the run. */
export function reachMatrix(graph: ProgramGraph, others: readonly Endpoint[], ports: readonly number[]): string[] {
    const [pods, policies] = [podsOf(graph), policiesOf(graph)];
    const all = [...pods, ...others];
    return all.flatMap((from) =>
        all
            .filter((to) => to !== from && (pods.includes(from) || pods.includes(to)))
            .flatMap((to) => {
                const open = ports.filter((port) => mayReach(policies, from, to, port));
                return open.length === 0 ? [] : [`${from.name} → ${to.name}: ${open.join(" ")}`];
            }),
    );
}
