import * as pulumi from "@pulumi/pulumi";

/** Label of machines by what their pool is for; the prefix is nobody's in Kubernetes or Azure. */
export const poolLabel = "corda/pool";

/** Keeps pods that are not of the network off Corda's machines. */
export const cordaTaint = "corda=pool:NoSchedule";

const toleration = { key: "corda", operator: "Equal", value: "pool", effect: "NoSchedule" } as const;

/** The autoscaler takes no machine away under such a pod. Source: Kubernetes, cluster autoscaler's FAQ. */
const notToBeMoved = { "cluster-autoscaler.kubernetes.io/safe-to-evict": "false" } as const;

type Fields = Readonly<Record<string, unknown>>;

/** Where a kind of object has the template of its pods. */
const templates: Readonly<Record<string, readonly string[]>> = {
    "kubernetes:apps/v1:StatefulSet": ["spec", "template"],
    "kubernetes:apps/v1:Deployment": ["spec", "template"],
    "kubernetes:batch/v1:Job": ["spec", "template"],
    "kubernetes:batch/v1:CronJob": ["spec", "jobTemplate", "spec", "template"],
    "kubernetes:core/v1:Pod": [],
};

/**
 * Puts every pod of the network on its pool: those of Deployments without a volume on the one for stateless pods, where
 * there is one; all others on Corda's, where no autoscaler moves them.
 */
export function onPools(statelessPool: boolean): pulumi.ResourceTransformation {
    return ({ type, props, opts }) => {
        const way = templates[type];
        if (way === undefined) {
            return undefined;
        }
        const stateless = statelessPool && type === "kubernetes:apps/v1:Deployment";
        return { props: within(props as Fields, way, (pod) => placed(pod, stateless)), opts };
    };
}

/** Fields with those at the end of a way changed. */
function within(
    fields: Fields,
    [step, ...way]: readonly string[],
    change: (pod: Fields) => Record<string, unknown>,
): Record<string, unknown> {
    if (step === undefined) {
        return change(fields);
    }
    const inner = fields[step];
    return {
        ...fields,
        [step]: pulumi.Output.isInstance(inner)
            ? inner.apply((known) => within(known as Fields, way, change))
            : within(inner as Fields, way, change),
    };
}

function placed(pod: Fields, mayBeStateless: boolean): Record<string, unknown> {
    const spec = pod["spec"] as Fields;
    const metadata = (pod["metadata"] ?? {}) as Fields;
    if (mayBeStateless && !hasVolume(spec)) {
        return {
            ...pod,
            spec: { ...spec, nodeSelector: { ...fieldsOf(spec["nodeSelector"]), [poolLabel]: "stateless" } },
        };
    }
    return {
        ...pod,
        metadata: { ...metadata, annotations: { ...notToBeMoved, ...fieldsOf(metadata["annotations"]) } },
        spec: {
            ...spec,
            nodeSelector: { ...fieldsOf(spec["nodeSelector"]), [poolLabel]: "corda" },
            tolerations: [...((spec["tolerations"] as readonly unknown[] | undefined) ?? []), toleration],
        },
    };
}

const fieldsOf = (value: unknown) => (value ?? {}) as Fields;

function hasVolume(spec: Fields): boolean {
    const volumes = (spec["volumes"] ?? []) as readonly Fields[];
    return volumes.some((volume) => volume["persistentVolumeClaim"] !== undefined);
}
