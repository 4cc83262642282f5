import type * as kubernetes from "@pulumi/kubernetes";

/** Which pods are meant. */
export interface PodSelector {
    readonly matchLabels?: Readonly<Record<string, string>>;
    readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: "In" | "NotIn";
        readonly values: readonly string[];
    }[];
}

/** One of several that do each other's work. */
export interface StandIn {
    /** All of them. */
    readonly pods: PodSelector;
    /** The label by which this one is told from the others; all pods that carry it are the same one. */
    readonly own: { readonly key: string; readonly value: string };
    /** How many there are. */
    readonly count: number;
}

/** Where a pod may be, and where it is wanted. */
export interface Placement {
    /** On the machine of these, and nowhere else. */
    readonly beside?: PodSelector;
    /** In the zone of these, where there is room: every hop between zones takes time and is paid for. */
    readonly near?: PodSelector;
    /**
     * Not where the others are: one on the machine or in the zone that failed is none. Where there is a zone for each, no
     * two may be in the same; elsewhere as far as there is room, so that they start on a single machine too.
     */
    readonly apart?: readonly StandIn[];
    /** Evenly with these over zones and machines, as far as there is room. */
    readonly spread?: PodSelector;
}

const zone = "topology.kubernetes.io/zone";
const machine = "kubernetes.io/hostname";

/**
 * A placement as the scheduler takes it. A volume is bound to the zone where it is first used, so the first pod on it
 * has to be placed like all that follow.
 *
 * @param zones How many zones the machines are in. @default it isn't known
 */
export function placed(
    { beside, near, apart = [], spread }: Placement,
    zones = 1,
): Pick<kubernetes.types.input.core.v1.PodSpec, "affinity" | "topologySpreadConstraints"> {
    const [sure, hoped] = [apart.filter(({ count }) => count <= zones), apart.filter(({ count }) => count > zones)];
    const podAffinity = {
        ...(beside && { requiredDuringSchedulingIgnoredDuringExecution: [term(beside, machine)] }),
        ...(near && { preferredDuringSchedulingIgnoredDuringExecution: [weighed(100, near, zone)] }),
    };
    const podAntiAffinity = {
        ...(sure.length > 0 && {
            requiredDuringSchedulingIgnoredDuringExecution: sure.map((one) => term(othersOf(one), zone)),
        }),
        ...(hoped.length > 0 && {
            preferredDuringSchedulingIgnoredDuringExecution: hoped.flatMap((one) => [
                weighed(100, othersOf(one), zone),
                weighed(50, othersOf(one), machine),
            ]),
        }),
    };
    const affinity = {
        ...(Object.keys(podAffinity).length > 0 && { podAffinity }),
        ...(Object.keys(podAntiAffinity).length > 0 && { podAntiAffinity }),
    };
    return {
        ...(Object.keys(affinity).length > 0 && { affinity }),
        ...(spread && {
            topologySpreadConstraints: [zone, machine].map((topologyKey) => ({
                maxSkew: 1,
                topologyKey,
                whenUnsatisfiable: "ScheduleAnyway",
                labelSelector: selectorOf(spread),
            })),
        }),
    };
}

function othersOf({ pods, own }: StandIn): PodSelector {
    return {
        ...pods,
        matchExpressions: [...(pods.matchExpressions ?? []), { key: own.key, operator: "NotIn", values: [own.value] }],
    };
}

const weighed = (weight: number, pods: PodSelector, topologyKey: string) => ({
    weight,
    podAffinityTerm: term(pods, topologyKey),
});

const term = (pods: PodSelector, topologyKey: string) => ({ labelSelector: selectorOf(pods), topologyKey });

function selectorOf({ matchLabels, matchExpressions }: PodSelector): kubernetes.types.input.meta.v1.LabelSelector {
    return {
        ...(matchLabels && { matchLabels: { ...matchLabels } }),
        ...(matchExpressions && {
            matchExpressions: matchExpressions.map((one) => ({ ...one, values: [...one.values] })),
        }),
    };
}
