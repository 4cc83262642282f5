import { labelKeys } from "../labels";
import type { Placement } from "../pods/placement";

/**
 * A volume is attached to one machine at a time: once the node runs, a Job on its volume has to be where the node is.
 * The scheduler takes a pod that asks for its own kind anywhere as long as there is none.
 */
export function besideNode(node: string): Placement {
    return {
        beside: {
            matchLabels: { [labelKeys.node]: node },
            // The standby has a volume of its own, elsewhere.
            matchExpressions: [{ key: labelKeys.instance, operator: "NotIn", values: [`${node}-standby`] }],
        },
    };
}
