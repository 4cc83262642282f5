import { randomBytes } from "node:crypto";
import { CoreV1Api, type KubeConfig, type V1Pod, type V1PodSecurityContext } from "@kubernetes/client-node";
import pRetry from "p-retry";
import { labelKeys } from "../components/labels";
import { restrictedPod } from "../components/pods/restricted";
import { jvmToolResources, scratch } from "../components/pods/jvm-tool";

/** A member as the stack's output `members` gives it. */
export interface MemberOutput {
    readonly legalName: string;
    readonly p2p: string;
    readonly rpc: string;
    readonly rpcUserSecret: string;
}

/** What an RPC client's pod needs, as the stack's output `rpcClients` gives it. */
export interface RpcClientsOutput {
    readonly namespace: string;
    readonly serviceAccount: string;
    readonly image: string;
    /** The CorDapps whose flows and states clients may use, each with its digest. */
    readonly cordapps: readonly string[];
    /** Absent without CorDapps. */
    readonly cordappRepository?: string;
    /** User and group of the pod; absent where the cluster chooses them. */
    readonly runAs?: number;
}

/** What to run against the nodes' RPC. */
export interface ClientRun {
    /** Arguments of the image's `corda-client`. */
    readonly args: readonly string[];
    /** The members whose RPC the pod may reach; their credentials are mounted under `/rpc/<name>`. */
    readonly members: Readonly<Record<string, MemberOutput>>;
    /** How long it may take. @default 180 */
    readonly deadlineSeconds?: number;
}

/** Where a client finds the RPC user of a member. */
export const credentialsDirectory = (member: string) => `/rpc/${member}`;

/**
 * Runs Corda's RPC client as a pod beside the nodes, with leave to reach exactly the members named, and gives back
 * what it printed: one JSON document a line. The pod is deleted whatever happens.
 *
 * @throws Error with the client's own words when it fails or the deadline passes.
 */
export async function runRpcClient(
    kubeconfig: KubeConfig,
    clients: RpcClientsOutput,
    run: ClientRun,
): Promise<unknown[]> {
    const api = kubeconfig.makeApiClient(CoreV1Api);
    const { namespace } = clients;
    const name = `corda-rpc-client-${randomBytes(4).toString("hex")}`;
    const deadline = run.deadlineSeconds ?? 180;
    await api.createNamespacedPod({ namespace, body: clientPod(name, clients, run, deadline) });
    try {
        let seen = "nothing";
        await pRetry(
            async () => {
                const { status } = await api.readNamespacedPod({ namespace, name });
                const states = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
                seen = `${status?.phase ?? "unknown"} ${states.map((state) => `${state.name}: ${Object.keys(state.state ?? {}).join()}`).join(", ")}`;
                if (status?.phase !== "Succeeded" && status?.phase !== "Failed") {
                    throw new Error(seen);
                }
            },
            { retries: deadline * 2, minTimeout: 500, factor: 1, maxRetryTime: deadline * 1000 },
        ).catch(() => {
            throw new Error(`the RPC client did not end within ${deadline} s; last seen: ${seen}`);
        });
        const log = await api.readNamespacedPodLog({ namespace, name, container: "client" }).catch(() => "");
        if (!seen.startsWith("Succeeded")) {
            throw new Error(`the RPC client failed: ${log.trim().split("\n").slice(-20).join("\n") || seen}`);
        }
        return log
            .split("\n")
            .filter((line) => line.startsWith("{"))
            .map((line) => JSON.parse(line) as unknown);
    } finally {
        await api.deleteNamespacedPod({ namespace, name, gracePeriodSeconds: 0 }).catch(() => undefined);
    }
}

function clientPod(name: string, clients: RpcClientsOutput, run: ClientRun, deadline: number): V1Pod {
    const members = Object.entries(run.members);
    const cordapps = { name: "cordapps", mountPath: "/cordapps" };
    const environment = [{ name: "CORDAPPS_DIRECTORY", value: "/cordapps" }];
    const spec = restrictedPod({
        serviceAccountName: clients.serviceAccount,
        restartPolicy: "Never",
        activeDeadlineSeconds: deadline,
        initContainers:
            clients.cordappRepository !== undefined
                ? [
                      {
                          name: "cordapps",
                          image: clients.image,
                          command: ["/opt/corda/bin/corda-cordapps-place"],
                          args: [clients.cordappRepository, ...clients.cordapps],
                          env: environment,
                          resources: jvmToolResources,
                          volumeMounts: [cordapps, scratch.mount],
                      },
                  ]
                : [],
        containers: [
            {
                name: "client",
                image: clients.image,
                command: ["/opt/corda/bin/corda-client"],
                args: [...run.args],
                env: environment,
                resources: { ...jvmToolResources, limits: { memory: "512Mi" } },
                volumeMounts: [
                    cordapps,
                    scratch.mount,
                    ...members.map(([member]) => ({
                        name: `rpc-${member}`,
                        mountPath: credentialsDirectory(member),
                        readOnly: true,
                    })),
                ],
            },
        ],
        volumes: [
            { name: "cordapps", emptyDir: {} },
            scratch.volume,
            ...members.map(([member, { rpcUserSecret }]) => ({
                name: `rpc-${member}`,
                secret: { secretName: rpcUserSecret, defaultMode: 0o440 },
            })),
        ],
    });
    return {
        metadata: {
            name,
            namespace: clients.namespace,
            labels: {
                [labelKeys.role]: "rpc-client",
                ...Object.fromEntries(members.map(([member]) => [labelKeys.rpcClientOf(member), "true"])),
            },
        },
        // Every value is plain here, as no resource of the program flows in.
        spec: {
            ...(spec as NonNullable<V1Pod["spec"]>),
            securityContext: {
                ...(spec.securityContext as V1PodSecurityContext),
                runAsUser: clients.runAs,
                runAsGroup: clients.runAs,
                fsGroup: clients.runAs,
            },
        },
    };
}
