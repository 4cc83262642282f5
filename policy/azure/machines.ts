import { at, type Place, places, type Properties } from "../reading";
import type { ResourceRule } from "../rule";
import { word } from "./words";

const cluster = "azure-native:containerservice:ManagedCluster";
/** Type token of a pool beside the cluster's own ones. */
export const agentPool = "azure-native:containerservice:AgentPool";

/** The label of machines that Corda runs on, and its value. It is the program's own. */
const [cordaLabel, cordaValue] = ["corda/pool", "corda"] as const;

/** Whether members run on a pool's machines. */
export function isCordaPool(pool: Properties): boolean {
    return at(pool, "nodeLabels", cordaLabel) === cordaValue;
}

/** Whether the cluster's own pods run on a pool's machines. */
export function isSystemPool(pool: Properties): boolean {
    return word(pool["mode"]) === "system";
}

/** The pools that a resource describes: a cluster some, a pool itself. */
export function poolsOf(type: string, props: Properties): Place<Properties>[] {
    return type === cluster ? places(props["agentPoolProfiles"], "agentPoolProfiles") : [{ value: props, path: "" }];
}

/** A rule about the machines of each pool, wherever it is described: the paths below the pool that break it. */
export function machineRule<Settings extends object = object>(
    rule: Omit<ResourceRule<Settings>, "types" | "check" | "mend"> & {
        readonly checkPool: (pool: Properties, settings: Settings) => readonly string[];
    },
): ResourceRule<Settings> {
    const { checkPool, ...described } = rule;
    return {
        ...described,
        types: [cluster, agentPool],
        check: ({ type, props }, settings) =>
            poolsOf(type, props).flatMap(({ value, path }) =>
                checkPool(value, settings).map((broken) => (path === "" ? broken : `${path}.${broken}`)),
            ),
    };
}
