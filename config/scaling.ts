import type { Conflict } from "./member-conflicts";
import { sectionOf } from "./written-network";
import { choice } from "./text";

/** How pods that nothing stands in for may be evicted. */
export const evictionsChoice = choice({
    description:
        "Whether Kubernetes may evict the pods that nothing stands in for: nodes, single notaries, databases, brokers without a standby, firewalls. Workers of a notary cluster, a broker's pair and the copies of a web client go one at a time in any case.",
    words: {
        "on-request":
            "Only a pod that somebody has labelled `corda/eviction=allowed`; the eviction of any other is refused.",
        "one-at-a-time":
            "One pod of a namespace at a time, the next when its successor is ready: for the hours in which machines are replaced.",
    },
    refused: {
        never: "would keep machines from ever being replaced — use on-request",
        always: "would take all nodes of a machine down at once — use one-at-a-time",
        allowed: "would take all nodes of a machine down at once — use one-at-a-time",
    },
});

/** What may change the memory and CPU of members beside the stack file. */
export const resizingChoice = choice({
    description:
        "What may be done about memory and CPU of notaries and nodes beside their `size`, on a cluster that knows VerticalPodAutoscalers. `recommend` when left out, on such a cluster.",
    words: {
        off: "Nothing; nothing is measured either.",
        recommend: "What each uses is measured, and `kubectl get verticalpodautoscalers` recommends.",
        "in-place":
            "The recommendation is applied to the running pod, between what its size sets aside and what the next does: more CPU without a restart, more memory with one, after which the heap is larger too. Kubernetes 1.33 or later.",
    },
    refused: {
        auto: "would evict a node whenever its use changes — use in-place",
        recreate: "would evict a node whenever its use changes — use in-place",
        initial: "would give a node another heap at any restart — use recommend, or in-place",
        on: "is not known — use recommend, or in-place",
    },
});

/** Platforms that bring VerticalPodAutoscalers along. */
const bringing = ["aks"];

/** Platforms whose users say whether the cluster knows them. */
const told = ["minikube", "existing"];

/** What is resized on a platform that can't. Takes what could be read, so nothing about it is certain. */
export function resizingConflicts(platform: unknown, network: unknown): Conflict[] {
    const { kind, verticalPodAutoscaler } = sectionOf(platform);
    const { resizing } = sectionOf(network);
    const path = ["network", "resizing"];
    if ((resizing !== "recommend" && resizing !== "in-place") || typeof kind !== "string" || bringing.includes(kind)) {
        return [];
    }
    if (kind === "eks") {
        if (verticalPodAutoscaler === undefined) {
            const message =
                "takes VerticalPodAutoscalers, which the cluster is made without — add platform.verticalPodAutoscaler with their chart, or remove it";
            return [{ path, message }];
        }
        return resizing === "in-place"
            ? [
                  {
                      path,
                      message:
                          "would be applied by nobody: of the autoscaler only what recommends is installed on EKS — write resizing: recommend",
                  },
              ]
            : [];
    }
    return verticalPodAutoscaler === true
        ? []
        : [
              {
                  path,
                  message: told.includes(kind)
                      ? "takes VerticalPodAutoscalers, which the cluster isn't said to know — install them and write platform.verticalPodAutoscaler: true, or remove it"
                      : `takes VerticalPodAutoscalers, which a cluster of kind ${kind} is made without — remove it`,
              },
          ];
}
