import type * as kubernetes from "@pulumi/kubernetes";
import { labelKeys } from "../labels";

/**
 * A volume is attached to one machine at a time: once the node runs, a Job on its volume has to be where the node is.
 * The scheduler takes a pod that asks for its own kind anywhere as long as there is none.
 */
export function besideNode(node: string): kubernetes.types.input.core.v1.Affinity {
    return {
        podAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
                {
                    labelSelector: {
                        matchLabels: { [labelKeys.node]: node },
                        // The standby has a volume of its own, elsewhere.
                        matchExpressions: [{ key: labelKeys.instance, operator: "NotIn", values: [`${node}-standby`] }],
                    },
                    topologyKey: "kubernetes.io/hostname",
                },
            ],
        },
    };
}
