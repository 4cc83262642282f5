import type { V1Container, V1Probe, V1ServiceSpec } from "@kubernetes/client-node";
import { beforeAll, describe, expect, it } from "vitest";
import { readHocon } from "../components/node/read-hocon";
import { type ProgramGraph, recordProgram, unwrapped } from "./recorded-graph";
import { containers, type PlacedContainer, type Workload, workloads } from "./workloads";

let graph: ProgramGraph;
let all: PlacedContainer[];
let pods: Workload[];
beforeAll(async () => {
    graph = await recordProgram();
    all = containers(graph);
    pods = workloads(graph);
});

/** Titles of the containers for which something doesn't hold. */
const failing = (holds: (container: V1Container, placed: PlacedContainer) => boolean) =>
    all.filter((placed) => !holds(placed.container, placed)).map(({ title }) => title);
const failingPods = (holds: (workload: Workload) => boolean) =>
    pods.filter((workload) => !holds(workload)).map(({ kind, name }) => `${kind} ${name}`);

/** Quantities of memory as Kubernetes writes them, in MiB. */
function mebibytes(quantity: string | undefined): number {
    const [, amount, unit] = /^(\d+)(Mi|Gi)$/.exec(quantity ?? "") ?? [];
    return unit === undefined ? NaN : Number(amount) * (unit === "Gi" ? 1024 : 1);
}

const probesOf = ({ startupProbe, readinessProbe, livenessProbe }: V1Container): V1Probe[] =>
    [startupProbe, readinessProbe, livenessProbe].filter((probe) => probe !== undefined);

describe("every pod of the dev stack", () => {
    it("is one of these", () => {
        expect(all.map(({ title, role }) => `${title} (${role})`)).toMatchInlineSnapshot(`
          [
            "StatefulSet notary-db/postgresql (server)",
            "StatefulSet party-a-db/postgresql (server)",
            "StatefulSet party-b-db/postgresql (server)",
            "StatefulSet notary/cordapps (init)",
            "StatefulSet notary/schema (init)",
            "StatefulSet notary/lifecycle (sidecar)",
            "StatefulSet notary/node (server)",
            "StatefulSet party-a/cordapps (init)",
            "StatefulSet party-a/schema (init)",
            "StatefulSet party-a/lifecycle (sidecar)",
            "StatefulSet party-a/node (server)",
            "StatefulSet party-b/cordapps (init)",
            "StatefulSet party-b/schema (init)",
            "StatefulSet party-b/lifecycle (sidecar)",
            "StatefulSet party-b/node (server)",
            "StatefulSet corda-network-map/network-map (server)",
            "Deployment corda-cordapps/fetch (init)",
            "Deployment corda-cordapps/serve (server)",
            "Job corda-cordapps-check/fetch (task)",
            "Job notary-registration/cordapps (init)",
            "Job notary-registration/register (task)",
          ]
        `);
    });

    it("is what the Pod Security Standard restricted admits [002-22] [004-7] [004-8]", () => {
        const allowedVolumes = new Set([
            "configMap",
            "downwardAPI",
            "emptyDir",
            "ephemeral",
            "persistentVolumeClaim",
            "projected",
            "secret",
        ]);
        expect(
            failingPods(
                ({ pod: { hostIPC, hostNetwork, hostPID, securityContext, volumes = [] } }) =>
                    ![hostIPC, hostNetwork, hostPID].includes(true) &&
                    securityContext?.runAsNonRoot === true &&
                    securityContext.seccompProfile?.type === "RuntimeDefault" &&
                    volumes.every((volume) =>
                        Object.keys(volume).every((key) => key === "name" || allowedVolumes.has(key)),
                    ),
            ),
        ).toEqual([]);
        expect(
            failing(
                ({ securityContext, ports = [] }) =>
                    securityContext?.allowPrivilegeEscalation === false &&
                    JSON.stringify(securityContext.capabilities) === '{"drop":["ALL"]}' &&
                    securityContext.privileged !== true &&
                    securityContext.procMount === undefined &&
                    securityContext.runAsUser !== 0 &&
                    ports.every(({ hostPort }) => hostPort === undefined),
            ),
        ).toEqual([]);
    });

    it("runs under a numeric user that isn't root, with a root file system nobody can write [004-7]", () => {
        expect(
            failingPods(({ pod }) => pod.securityContext?.runAsUser === 1000 && pod.securityContext.fsGroup === 1000),
        ).toEqual([]);
        expect(failing(({ securityContext }) => securityContext?.readOnlyRootFilesystem === true)).toEqual([]);
    });

    it("has an account of its owner's own, and no token", () => {
        expect(failingPods(({ pod }) => pod.automountServiceAccountToken === false)).toEqual([]);
        expect(failingPods(({ pod, name }) => name.startsWith(pod.serviceAccountName ?? "none"))).toEqual([]);
        expect(
            graph.ofType("ServiceAccount").filter(({ inputs }) => inputs["automountServiceAccountToken"] !== false),
        ).toEqual([]);
    });

    it("takes nothing secret from its environment, nor every Service's address [001-9] [001-10]", () => {
        expect(failingPods(({ pod }) => pod.enableServiceLinks === false)).toEqual([]);
        expect(
            failing(
                ({ envFrom, env = [] }) =>
                    envFrom === undefined &&
                    env.every(
                        ({ valueFrom }) => valueFrom === undefined || Object.keys(valueFrom).join() === "fieldRef",
                    ),
            ),
        ).toEqual([]);
    });

    it("is told its own name, namespace and address where it is a node [004-12] [004-47]", () => {
        const nodes = all.filter(({ container }) => container.name === "node");
        expect(nodes).toHaveLength(3);
        for (const { container } of nodes) {
            expect(
                container.env?.map(({ name, valueFrom }) => `${name}=${valueFrom?.fieldRef?.fieldPath ?? ""}`),
            ).toEqual(["POD_NAME=metadata.name", "POD_NAMESPACE=metadata.namespace", "POD_IP=status.podIP"]);
        }
    });

    it("asks for CPU and memory, and has a memory limit above what it asks for [004-47]", () => {
        expect(
            failing(
                ({ resources: { requests = {}, limits = {} } = {} }) =>
                    /^\d+m$/.test(requests["cpu"] ?? "") &&
                    mebibytes(limits["memory"]) >= mebibytes(requests["memory"]),
            ),
        ).toEqual([]);
        // A CPU limit would throttle a node that starts beside idle processors.
        expect(failing(({ resources }) => resources?.limits?.["cpu"] === undefined)).toEqual([]);
    });

    it("runs a pinned image, and its command by absolute path [000-3]", () => {
        expect(failing(({ image = "" }) => /:[^:/]+$/.test(image) && !image.endsWith(":latest"))).toEqual([]);
        const images = [...new Set(all.map(({ container }) => container.image ?? ""))];
        expect(images.filter((image) => !/^localhost\/corda\/[a-z-]+:[0-9.]+-[0-9a-f]{12}$/.test(image))).toEqual([]);
        expect(
            failing(({ command, name }) =>
                name === "postgresql"
                    ? command === undefined
                    : command?.length === 1 && /^\/opt\/corda\/bin\/[a-z-]+$/.test(command[0] ?? ""),
            ),
        ).toEqual([]);
    });

    it("mounts every volume it declares, and declares every volume it mounts", () => {
        expect(
            failingPods(({ name, kind, pod }) => {
                const mounted = all
                    .filter(({ workload }) => workload.name === name && workload.kind === kind)
                    .flatMap(({ container }) => (container.volumeMounts ?? []).map((mount) => mount.name));
                const declared = (pod.volumes ?? []).map((volume) => volume.name);
                return (
                    mounted.every((mount) => declared.includes(mount)) &&
                    // The registration takes over the volumes of the node whose keys it makes.
                    (kind === "Job" || declared.every((volume) => mounted.includes(volume)))
                );
            }),
        ).toEqual([]);
    });

    it("reads configuration and secrets from read-only files that only its group can read", () => {
        const modes = pods.flatMap(({ pod }) =>
            (pod.volumes ?? []).flatMap(({ projected, secret }) =>
                [projected, secret].flatMap((source) => (source === undefined ? [] : [source.defaultMode])),
            ),
        );
        expect(new Set(modes)).toEqual(new Set([0o440]));
        expect(
            failing(({ volumeMounts = [] }, { workload }) =>
                volumeMounts.every(({ name, readOnly }) => {
                    const volume = workload.pod.volumes?.find((declared) => declared.name === name);
                    return (
                        readOnly === true ||
                        [volume?.configMap, volume?.projected, volume?.secret].every((source) => source === undefined)
                    );
                }),
            ),
        ).toEqual([]);
    });

    it("carries the recommended labels, and its workload's selector finds it [004-47]", () => {
        const recommended = ["name", "instance", "component", "part-of", "managed-by"].map(
            (key) => `app.kubernetes.io/${key}`,
        );
        expect(failingPods(({ labels }) => recommended.every((key) => key in labels))).toEqual([]);
        expect(
            failingPods(
                ({ kind, spec, labels }) =>
                    kind === "Job" ||
                    Object.entries(spec.selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value),
            ),
        ).toEqual([]);
        const unlabelled = graph.kubernetes.filter(({ inputs }) => {
            const metadata = unwrapped(inputs["metadata"]) as { labels?: Record<string, string> };
            return !recommended.every((key) => key in (metadata.labels ?? {}));
        });
        expect(unlabelled.map(({ type, name }) => `${type} ${name}`)).toEqual([]);
    });

    it("is found by no selector but its own workload's: no two workloads fight over a pod", () => {
        const fights = pods
            .filter(({ kind }) => kind !== "Job")
            .flatMap((owner) =>
                pods
                    .filter(
                        (other) =>
                            other !== owner &&
                            Object.entries(owner.spec.selector.matchLabels ?? {}).every(
                                ([key, value]) => other.labels[key] === value,
                            ),
                    )
                    .map((other) => `${owner.name} takes ${other.name}`),
            );
        expect(fights).toEqual([]);
    });
});

describe("a ledger", () => {
    it("has one process, never two: one replica, one writer, replaced in place [001-1] [002-33]", () => {
        const withClaims = pods.filter(({ pod }) =>
            pod.volumes?.some(({ persistentVolumeClaim }) => persistentVolumeClaim !== undefined),
        );
        const running = withClaims.filter(({ kind }) => kind !== "Job");
        expect(running).toHaveLength(7);
        for (const { kind, spec } of running) {
            expect([kind, spec.replicas]).toEqual(["StatefulSet", 1]);
            expect(spec.updateStrategy).toBeUndefined();
        }
        for (const claim of graph.ofType("PersistentVolumeClaim")) {
            expect(claim.inputs["spec"], claim.name).toMatchObject({ accessModes: ["ReadWriteOnce"] });
        }
    });

    it("is a claim of its own, not a StatefulSet's template, in the platform's class for ledgers [002-10] [002-33]", () => {
        expect(pods.filter(({ spec }) => "volumeClaimTemplates" in spec)).toEqual([]);
        expect(
            graph
                .ofType("PersistentVolumeClaim")
                .map(({ inputs }) => Reflect.get(inputs["spec"] as object, "storageClassName")),
        ).toEqual(Array(7).fill("standard"));
    });

    it("is used by its member's pods alone [001-7]", () => {
        for (const claim of graph.ofType("PersistentVolumeClaim")) {
            const users = pods
                .filter(({ pod }) =>
                    pod.volumes?.some(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === claim.name),
                )
                .map(({ name }) => name);
            expect(users).toEqual(claim.name === "notary" ? ["notary", "notary-registration"] : [claim.name]);
        }
    });
});

describe("the probes", () => {
    /** Containers without a probe of a kind, with the reason. */
    const exempt = new Map([["lifecycle readinessProbe", "its readiness is the node's, which asks it at /ready"]]);

    it("are startup, readiness and liveness on everything that keeps running [000-18] [001-11] [002-8] [004-1]", () => {
        const missing = all
            .filter(({ role }) => role === "server" || role === "sidecar")
            .flatMap(({ container }) =>
                (["startupProbe", "readinessProbe", "livenessProbe"] as const)
                    .filter((probe) => !(probe in container))
                    .map((probe) => `${container.name} ${probe}`),
            )
            .filter((probe) => !exempt.has(probe));
        expect(missing).toEqual([]);
        const needless = all.filter(
            ({ role, container }) => (role === "init" || role === "task") && "livenessProbe" in container,
        );
        expect(needless).toEqual([]);
    });

    it("ask only the pod itself: no peer's outage restarts anybody [000-18] [002-18]", () => {
        for (const { title, container } of all) {
            for (const { httpGet, tcpSocket, exec } of probesOf(container)) {
                expect([httpGet?.host, tcpSocket?.host], title).toEqual([undefined, undefined]);
                expect(exec?.command ?? ["/opt/postgresql/bin/pg-ready"], title).toEqual([
                    "/opt/postgresql/bin/pg-ready",
                ]);
            }
        }
    });

    it("of a node: started when RPC is open, alive while its JVM answers, ready when an RPC login works [004-1] [004-2]", () => {
        const node = all.find(({ container }) => container.name === "node")?.container;
        expect(node?.startupProbe?.tcpSocket).toEqual({ port: 10003 });
        expect(node?.livenessProbe?.httpGet).toEqual({ path: "/-/healthy", port: 9404 });
        expect(node?.readinessProbe?.httpGet).toEqual({ path: "/ready", port: 8081 });
    });

    it("ask ports that a container of the pod opens", () => {
        for (const { resource, name } of pods) {
            const own = all.filter(({ workload }) => workload.resource === resource).map(({ container }) => container);
            const open = own.flatMap(({ ports = [] }) => ports.map(({ containerPort }) => containerPort));
            const asked = own
                .flatMap(probesOf)
                .flatMap(({ httpGet, tcpSocket }) => [httpGet?.port, tcpSocket?.port])
                .filter((port) => port !== undefined);
            expect(
                asked.filter((port) => !open.includes(Number(port))),
                name,
            ).toEqual([]);
        }
    });
});

describe("the end of a node", () => {
    it("drains flows first, within a grace period longer than the drain [004-47]", async () => {
        const patient = await recordProgram({
            edit: ({ network }) => network.nodes.forEach((node) => (node["drainSeconds"] = 300)),
        });
        for (const [program, seconds] of [
            [graph, 30],
            [patient, 300],
        ] as const) {
            const party = workloads(program).find(({ kind, name }) => kind === "StatefulSet" && name === "party-a");
            const find = (name: string) =>
                containers(program).find(
                    ({ container, workload }) => workload.name === "party-a" && container.name === name,
                )?.container;
            expect(find("node")?.lifecycle?.preStop?.httpGet).toEqual({ path: "/drain", port: 8081 });
            expect(find("lifecycle")?.env).toEqual([{ name: "DRAIN_SECONDS", value: String(seconds) }]);
            // The drain, and after it the node's own stop.
            expect(party?.pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(seconds + 60);
        }
    });

    it("is asked for by an RPC user of the sidecar's own that may drain and nothing else [001-10]", () => {
        const { rpcUsers } = readHocon(
            (unwrapped(graph.one("Secret", "party-a-conf").inputs["stringData"]) as Record<string, string>)[
                "node.conf"
            ] ?? "",
        );
        expect(rpcUsers).toMatchObject([
            { username: "operator", permissions: ["ALL"] },
            {
                username: "lifecycle",
                permissions: [
                    "InvokeRpc.isFlowsDrainingModeEnabled",
                    "InvokeRpc.setFlowsDrainingModeEnabled",
                    "InvokeRpc.stateMachinesSnapshot",
                ],
            },
        ]);
    });

    it("has the sidecar that drains end after it: it starts before the node and as a sidecar", () => {
        const ofNode = all.filter(({ workload }) => workload.name === "party-a" && workload.kind === "StatefulSet");
        expect(ofNode.map(({ container, role }) => `${container.name} ${role}`)).toEqual([
            "cordapps init",
            "schema init",
            "lifecycle sidecar",
            "node server",
        ]);
    });
});

describe("the Services", () => {
    const services = () =>
        graph.ofType("Service").map(({ name, inputs }) => ({
            name,
            ...(unwrapped(inputs["spec"]) as Pick<V1ServiceSpec, "type" | "publishNotReadyAddresses"> &
                Required<Pick<V1ServiceSpec, "selector" | "ports">>),
        }));

    it("are three a node: P2P, RPC and metrics, of which only P2P may ever leave the cluster [001-5]", () => {
        expect(
            services()
                .filter(({ name }) => /^party-a(-rpc|-metrics)?$/.test(name))
                .map(({ name, ports }) => [name, ...ports.map(({ port }) => port)]),
        ).toEqual([
            ["party-a", 10002],
            ["party-a-metrics", 9404],
            ["party-a-rpc", 10003],
        ]);
        const public_ = services().filter(({ type }) => type === "LoadBalancer" || type === "NodePort");
        expect(public_).toEqual([]);
    });

    it("never carry RPC, its admin endpoint or the lifecycle beside P2P [001-5] [001-12]", () => {
        expect(services().filter(({ ports }) => ports.length !== 1)).toEqual([]);
        expect(
            services()
                .flatMap(({ ports }) => ports.map(({ port }) => port))
                .filter((port) => [10043, 8081].includes(port)),
        ).toEqual([]);
    });

    it("each find the pods of exactly one workload, on a port it listens on", () => {
        for (const service of services()) {
            const found = pods.filter(({ labels }) =>
                Object.entries(service.selector).every(([key, value]) => labels[key] === value),
            );
            expect(
                found.map(({ kind, name }) => `${kind} ${name}`),
                service.name,
            ).toHaveLength(1);
            const open = all
                .filter(({ workload }) => workload.resource === found[0]?.resource)
                .flatMap(({ container }) => container.ports ?? [])
                .map(({ containerPort }) => containerPort);
            for (const { port, targetPort } of service.ports) {
                expect(open, service.name).toContain(targetPort ?? port);
            }
        }
    });

    it("resolve the P2P name of a node that still starts: peers and itself look it up [004-12] [004-47]", () => {
        const early = services().filter(({ publishNotReadyAddresses }) => publishNotReadyAddresses);
        expect(early.map(({ name }) => name).filter((name) => !name.endsWith("-metrics"))).toEqual([
            "notary",
            "party-a",
            "party-b",
        ]);
    });
});
