import { labelKeys, type Role } from "../../components/labels";
import { type PlannedPort, portPlan } from "../../components/port-plan";
import type { ProgramGraph } from "./program-graph";
import { unwrapped } from "./recorded-values";
import { containers, type Workload, workloads } from "./workloads";

/** A Service's specification, as far as ports go. */
export interface ServiceSpec {
    readonly type?: string;
    readonly selector: Readonly<Record<string, string>>;
    readonly ports: readonly { readonly name?: string; readonly port: number; readonly targetPort?: number }[];
}

/** What a pod of a role may be planned as. A web client has the port that its stack file gives it. */
const plans: Partial<Record<Role, readonly (readonly PlannedPort[])[]>> = {
    node: [portPlan.node, portPlan.nodeBehindFirewall],
    float: [portPlan.float],
    bridge: [portPlan.bridge],
    broker: [portPlan.broker],
    database: [portPlan.database],
    "network-map": [portPlan.networkMap, portPlan.cenmNetworkMap],
    cordapps: [portPlan.cordapps],
};

/** Every Service of a run. */
export function services(graph: ProgramGraph): { readonly name: string; readonly spec: ServiceSpec }[] {
    return graph
        .ofType("Service")
        .map(({ name, inputs }) => ({ name, spec: unwrapped(inputs["spec"]) as ServiceSpec }));
}

/** Ports of a pod as `port` or `port by Service`, in order: those that are open, or those that are planned. */
function open(graph: ProgramGraph, workload: Workload): string[] {
    const selecting = services(graph).filter(({ spec }) =>
        Object.entries(spec.selector).every(([key, value]) => workload.labels[key] === value),
    );
    return containers(graph)
        .filter((container) => container.workload.resource === workload.resource)
        .flatMap(({ container }) => container.ports ?? [])
        .map(({ containerPort }) => {
            const carrying = selecting.filter(({ spec }) =>
                spec.ports.some(({ port, targetPort = port }) => targetPort === containerPort),
            );
            return [containerPort, ...carrying.map(({ name }) => name)].join(" by ");
        })
        .sort();
}

function planned(name: string, plan: readonly PlannedPort[]): string[] {
    return plan
        .map(({ port, service }) => (service === undefined ? String(port) : `${port} by ${name}${service}`))
        .sort();
}

/** The servers of a run: those whose ports are the plan's, those whose ports aren't, and those that no plan is made for. */
export function heldAgainstPlan(graph: ProgramGraph): Readonly<Record<"kept" | "broken" | "unplanned", string[]>> {
    const held = { kept: [] as string[], broken: [] as string[], unplanned: [] as string[] };
    for (const workload of workloads(graph).filter(({ kind }) => kind !== "Job")) {
        const role = workload.labels[labelKeys.role];
        const choice = Object.entries(plans).find(([planned]) => planned === role)?.[1];
        const found = open(graph, workload).join(", ");
        // A node's standby is behind the same Services.
        const names = [workload.name, workload.name.replace(/-standby$/, "")];
        const keeps = choice?.some((plan) => names.some((name) => planned(name, plan).join(", ") === found));
        held[keeps === undefined ? "unplanned" : keeps ? "kept" : "broken"].push(`${workload.name}: ${found}`);
    }
    return held;
}
