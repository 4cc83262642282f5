import type { CoreV1Api, V1Pod, V1PodSpec, V1PodStatus } from "@kubernetes/client-node";

/** How a pod ended. */
export interface PodRun {
    /** From the request that creates it to the first line of its main container; undefined where that never ran. */
    readonly seconds?: number;
    /** What the main container said. */
    readonly lines: readonly string[];
    /** Why it failed, in the words of the container that did. */
    readonly reason?: string;
}

/** Where pods are run. */
export interface Place {
    readonly core: CoreV1Api;
    readonly namespace: string;
}

/** The container whose start is the end of a measurement. */
export const mainContainer = "main";

/** Runs a pod to its end and deletes it. @throws Error when it doesn't end within two minutes. */
export async function runPod(place: Place, name: string, spec: V1PodSpec, labels = {}): Promise<PodRun> {
    const { core, namespace } = place;
    const created = Date.now();
    await core.createNamespacedPod({ namespace, body: { metadata: { name, namespace, labels }, spec } });
    try {
        const pod = await settled(place, name, ({ status }) => ["Succeeded", "Failed"].includes(status?.phase ?? ""));
        const reason = failureOf(pod.status);
        if (reason !== undefined) {
            return { lines: [], reason };
        }
        const log = await core.readNamespacedPodLog({ namespace, name, container: mainContainer, timestamps: true });
        const lines = log.trim().split("\n");
        const [first = ""] = lines;
        return {
            seconds: (Date.parse(first.slice(0, first.indexOf(" "))) - created) / 1000,
            lines: lines.map((line) => line.slice(line.indexOf(" ") + 1)),
        };
    } finally {
        await core.deleteNamespacedPod({ namespace, name, gracePeriodSeconds: 0 });
    }
}

/** Starts a pod that stays, and gives back how long it took to be ready, in seconds. @throws Error where it failed. */
export async function startPod(place: Place, name: string, spec: V1PodSpec, labels = {}): Promise<number> {
    const { core, namespace } = place;
    const created = performance.now();
    await core.createNamespacedPod({ namespace, body: { metadata: { name, namespace, labels }, spec } });
    const { status } = await settled(place, name, (pod) => isReady(pod) || pod.status?.phase === "Failed");
    const seconds = (performance.now() - created) / 1000;
    if (status?.phase === "Failed") {
        throw new Error(`pod ${name} failed: ${failureOf(status) ?? "no reason"}`);
    }
    return seconds;
}

/** Deletes a pod and waits until it is gone. */
export async function removePod({ core, namespace }: Place, name: string): Promise<void> {
    await core.deleteNamespacedPod({ namespace, name, gracePeriodSeconds: 0 });
    await until(`pod ${name} is gone`, () =>
        core.readNamespacedPod({ namespace, name }).then(
            () => undefined,
            () => true,
        ),
    );
}

/** The first container that failed, and its reason. */
function failureOf({ initContainerStatuses = [], containerStatuses = [] }: V1PodStatus = {}): string | undefined {
    const failed = [...initContainerStatuses, ...containerStatuses].find(
        ({ state }) => (state?.terminated?.exitCode ?? 0) !== 0,
    );
    return failed && `${failed.name}: ${failed.state?.terminated?.message?.trim() ?? "no reason"}`;
}

/** Whether a pod's containers are all ready. */
const isReady = (pod: V1Pod) =>
    pod.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True") ?? false;

function settled({ core, namespace }: Place, name: string, holds: (pod: V1Pod) => boolean): Promise<V1Pod> {
    return until(`pod ${name}`, async () => {
        const pod = await core.readNamespacedPod({ namespace, name });
        return holds(pod) ? pod : undefined;
    });
}

/** Asks ten times a second until there is an answer. @throws Error when there is none within two minutes. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
    const deadline = performance.now() + 120_000;
    for (;;) {
        const answer = await ask();
        if (answer !== undefined) {
            return answer;
        }
        if (performance.now() > deadline) {
            throw new Error(`${what}: not within two minutes`);
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
}
