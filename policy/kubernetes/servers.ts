import { list, type Place, type Properties } from "../reading";
import type { JudgedResource } from "../rule";
import { containersOf, podOf } from "./pods";

/** Type tokens of what serves: what ends by itself doesn't, and a DaemonSet's pods are for their machine. */
export const serverTypes: readonly string[] = [
    "kubernetes:apps/v1:StatefulSet",
    "kubernetes:apps/v1:Deployment",
    "kubernetes:apps/v1:ReplicaSet",
];

/** The containers that others call; a sidecar has the pod's own to look to. */
export function serversOf(resource: Pick<JudgedResource, "type" | "props">): Place<Properties>[] {
    return containersOf(podOf(resource))
        .filter(({ path }) => path.includes(".containers["))
        .filter(({ value }) => list(value["ports"]).length > 0);
}
