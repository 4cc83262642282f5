import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppsV1Api, CoreV1Api, type KubeConfig, type V1Pod } from "@kubernetes/client-node";
import { type Document, parseDocument } from "yaml";
import { type Cluster, startCluster } from "../../local/cluster/cluster";
import { type NetworkOutputs, bringUp, kubeconfigOf, provideCordapps, provideImages } from "../../local/network";
import { projectDirectory } from "../../local/project";
import { type Session, openSession } from "../../local/pulumi-session";
import { readProjectStack } from "../../local/stack-file";
import { buildToolchain } from "../../local/toolchain/toolchain";
import { type Payment, type PaymentResult, pay } from "../../operations/payment";

/** The namespace of the network in the stack file. */
export const namespace = "corda";

/** A real network of the tests' own, from a copy of `Pulumi.dev.yaml` that tests change as a user would. */
export interface LiveNetwork {
    readonly cluster: Cluster;
    readonly session: Session;
    readonly kubeconfig: KubeConfig;
    readonly core: CoreV1Api;
    readonly apps: AppsV1Api;
    /** Changes the stack file; nothing happens until the next command. */
    change(edit: (stack: Document) => void): Promise<void>;
    /** `pulumi up`; says what changed. */
    up(): Promise<string>;
    outputs(): Promise<NetworkOutputs>;
    pay(payment: Partial<Payment>): Promise<PaymentResult>;
    pod(name: string): Promise<V1Pod>;
    remove(): Promise<void>;
}

let lastReport = 0;
/** A line every ten seconds is enough for a log. */
const report = (line: string) => {
    if (performance.now() - lastReport > 10_000) {
        lastReport = performance.now();
        console.log(`    ${line}`);
    }
};

/** Starts the tests' cluster and prepares everything up to the first `pulumi up`. */
export async function liveNetwork(instance: string): Promise<LiveNetwork> {
    const directory = await mkdtemp(join(tmpdir(), "corda-e2e-"));
    const stackFile = join(directory, "Pulumi.dev.yaml");
    await writeFile(stackFile, await readFile(join(projectDirectory, "Pulumi.dev.yaml"), "utf8"));
    const toolchain = await buildToolchain({ report });
    const cluster = await startCluster({ instance, report });
    const stack = await readProjectStack("dev", stackFile);
    await provideImages(cluster, stack, report);
    await provideCordapps(stack, report);
    const session = await openSession({ cluster, toolchain, stackFile });
    const kubeconfig = kubeconfigOf(cluster);
    const core = kubeconfig.makeApiClient(CoreV1Api);
    return {
        cluster,
        session,
        kubeconfig,
        core,
        apps: kubeconfig.makeApiClient(AppsV1Api),
        change: async (edit) => {
            const document = parseDocument(await readFile(stackFile, "utf8"));
            edit(document);
            await writeFile(stackFile, document.toString());
        },
        up: () => bringUp(session, report),
        outputs: () => session.outputs<NetworkOutputs>(),
        pay: async (payment) =>
            pay(kubeconfig, await session.outputs<NetworkOutputs>(), {
                from: "party-a",
                to: "party-b",
                notary: "notary",
                amount: "10.00",
                currency: "USD",
                ...payment,
            }),
        pod: async (name) => core.readNamespacedPod({ namespace, name: `${name}-0` }),
        remove: () => rm(directory, { recursive: true, force: true }),
    };
}

/** Waits until something holds. @throws Error with what was last seen when it doesn't in time. */
export async function eventually<T>(
    what: string,
    deadlineSeconds: number,
    look: () => Promise<{ readonly holds: boolean; readonly seen: T }>,
): Promise<T> {
    const deadline = performance.now() + deadlineSeconds * 1000;
    for (;;) {
        const { holds, seen } = await look().catch((error: unknown) => ({ holds: false, seen: error as T }));
        if (holds) {
            return seen;
        }
        if (performance.now() > deadline) {
            throw new Error(`${what}: not within ${deadlineSeconds} s; last seen: ${JSON.stringify(seen)}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 500));
    }
}

/** Whether a pod's containers are all ready. */
export const isReady = (pod: V1Pod) =>
    pod.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True") ?? false;

/** How often a pod's containers have been started anew, by name. */
export const restarts = (pod: V1Pod) =>
    Object.fromEntries(
        (pod.status?.containerStatuses ?? []).map((container) => [container.name, container.restartCount]),
    );
