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
    "network-map": [portPlan.networkMap],
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

/** The servers of a run whose ports are those of the plan, and the ones whose ports aren't, each with what is open. */
export function heldAgainstPlan(graph: ProgramGraph): {
    readonly kept: readonly string[];
    readonly broken: readonly string[];
} {
    const servers = workloads(graph).filter(({ kind }) => kind !== "Job");
    const keeps = (workload: Workload) =>
        Object.entries(plans)
            .filter(([role]) => role === workload.labels[labelKeys.role])
            .flatMap(([, choice]) => choice)
            // A node's standby is behind the same Services.
            .flatMap((plan) =>
                [workload.name, workload.name.replace(/-standby$/, "")].map((name) => planned(name, plan)),
            )
            .some((ports) => ports.join() === open(graph, workload).join());
    return {
        kept: servers.filter(keeps).map(({ name }) => name),
        broken: servers
            .filter((workload) => !keeps(workload))
            .map((workload) => `${workload.name}: ${open(graph, workload).join(", ")}`),
    };
}
