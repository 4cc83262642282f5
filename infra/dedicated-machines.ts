import * as pulumi from "@pulumi/pulumi";

/** How machines that only Corda's pods run on are marked: a label, and a taint with the same words. */
export const dedicated = { label: "corda/machines", value: "corda" } as const;

/** Where pods are declared. */
const workloads: ReadonlySet<string> = new Set(["StatefulSet", "Deployment", "Job", "CronJob", "DaemonSet"]);

/**
 * Sends every pod that the components declare to the machines that are kept for them, and lets it stay there: without it
 * an add-on could take the last of a zone's memory from a node whose volume is in that zone.
 */
export const onDedicatedMachines: pulumi.ResourceTransformation = ({ type, props, opts }) => {
    const inputs = props as Readonly<Record<string, unknown>>;
    return type.startsWith("kubernetes:") && workloads.has(type.split(":").at(-1) ?? "")
        ? { props: { ...inputs, spec: placed(inputs["spec"]) }, opts }
        : undefined;
};

/** Finds the pod's own part of a template, at whatever depth a kind has it. */
function placed(spec: unknown): unknown {
    if (pulumi.Output.isInstance(spec)) {
        return spec.apply(placed);
    }
    if (!isRecord(spec)) {
        return spec;
    }
    if ("jobTemplate" in spec) {
        return { ...spec, jobTemplate: inside(spec["jobTemplate"], placed) };
    }
    return "template" in spec ? { ...spec, template: inside(spec["template"], withPlace) } : spec;
}

function inside(template: unknown, change: (spec: unknown) => unknown): unknown {
    if (pulumi.Output.isInstance(template)) {
        return template.apply((made) => inside(made, change));
    }
    return isRecord(template) ? { ...template, spec: change(template["spec"]) } : template;
}

function withPlace(pod: unknown): unknown {
    if (pulumi.Output.isInstance(pod)) {
        return pod.apply(withPlace);
    }
    if (!isRecord(pod)) {
        return pod;
    }
    const { nodeSelector, tolerations } = pod;
    return {
        ...pod,
        nodeSelector: { ...(isRecord(nodeSelector) ? nodeSelector : {}), [dedicated.label]: dedicated.value },
        tolerations: [
            ...(Array.isArray(tolerations) ? (tolerations as unknown[]) : []),
            { key: dedicated.label, operator: "Equal", value: dedicated.value, effect: "NoSchedule" },
        ],
    };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
