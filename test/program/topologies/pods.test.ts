import type { V1Container, V1PodSpec } from "@kubernetes/client-node";
import { beforeAll, describe, expect, it } from "vitest";
import { heldAgainstPlan, services } from "../planned-ports";
import type { ProgramGraph } from "../program-graph";
import { unwrapped } from "../recorded-values";
import { containers, type PlacedContainer, type Workload, workloads } from "../workloads";
import { namespaceOf, policiesOf } from "./endpoints";
import { recordTopologies, topologies } from "./topologies";

let graphOf: (topology: string) => ProgramGraph;
beforeAll(async () => {
    graphOf = await recordTopologies();
});

const failing = (graph: ProgramGraph, holds: (container: V1Container, placed: PlacedContainer) => boolean) =>
    containers(graph)
        .filter((placed) => !holds(placed.container, placed))
        .map(({ title }) => title);
const failingPods = (graph: ProgramGraph, holds: (workload: Workload) => boolean) =>
    workloads(graph)
        .filter((workload) => !holds(workload))
        .map(({ kind, name }) => `${kind} ${name}`);

/** Kinds of volumes that the standard `restricted` admits. */
const volumeKinds = ["configMap", "downwardAPI", "emptyDir", "persistentVolumeClaim", "projected", "secret"];
/** A volume with a token of the pod's account. */
const hasToken = ({ projected }: NonNullable<V1PodSpec["volumes"]>[number]) =>
    projected?.sources?.some(({ serviceAccountToken }) => serviceAccountToken !== undefined) === true;

describe.each(topologies)("the pods of the topology %s", (topology) => {
    it("are what the standard restricted admits, under a user of their own or the cluster's [002-22] [004-7] [004-8]", () => {
        const graph = graphOf(topology);
        const user = topology === "openshift" ? undefined : 1000;
        expect(
            failingPods(
                graph,
                ({ pod: { hostIPC, hostNetwork, hostPID, securityContext = {}, volumes = [] } }) =>
                    ![hostIPC, hostNetwork, hostPID].includes(true) &&
                    securityContext.runAsNonRoot === true &&
                    securityContext.runAsUser === user &&
                    securityContext.fsGroup === user &&
                    securityContext.seccompProfile?.type === "RuntimeDefault" &&
                    volumes.every((volume) =>
                        Object.keys(volume).every((key) => key === "name" || volumeKinds.includes(key)),
                    ),
            ),
        ).toEqual([]);
        const security = {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ["ALL"] },
            readOnlyRootFilesystem: true,
        };
        for (const { container, title } of containers(graph)) {
            expect(container.securityContext, title).toEqual(security);
            expect(container.ports?.filter(({ hostPort }) => hostPort !== undefined) ?? []).toEqual([]);
        }
    });

    it("have their component's account, and a token only where a container writes Secrets back [001-10]", () => {
        const graph = graphOf(topology);
        const accounts = graph.ofType("ServiceAccount");
        expect(accounts.filter(({ inputs }) => inputs["automountServiceAccountToken"] !== false)).toEqual([]);
        expect(failingPods(graph, ({ pod }) => pod.automountServiceAccountToken === false)).toEqual([]);
        expect(
            failingPods(graph, ({ pod, name, resource }) =>
                accounts.some(
                    (account) =>
                        account.name === pod.serviceAccountName &&
                        namespaceOf(account) === namespaceOf(resource) &&
                        `${name}-`.startsWith(`${account.name}-`),
                ),
            ),
        ).toEqual([]);
        expect(
            failing(graph, ({ volumeMounts = [], command }, { workload }) => {
                const tokens = workload.pod.volumes?.filter(hasToken).map(({ name }) => name) ?? [];
                const mounts = volumeMounts.some(({ name }) => tokens.includes(name));
                return mounts === (command?.join() === "/opt/corda/bin/corda-write-secret");
            }),
        ).toEqual([]);
    });

    it("take nothing secret from their environment [001-9] [001-10]", () => {
        const graph = graphOf(topology);
        expect(failingPods(graph, ({ pod }) => pod.enableServiceLinks === false)).toEqual([]);
        expect(
            failing(
                graph,
                ({ envFrom, env = [] }) =>
                    envFrom === undefined &&
                    env.every(
                        ({ valueFrom }) => valueFrom === undefined || Object.keys(valueFrom).join() === "fieldRef",
                    ),
            ),
        ).toEqual([]);
    });

    it("are probed wherever they keep running, by nobody but themselves [000-18] [001-11]", () => {
        const probes = ["startupProbe", "readinessProbe", "livenessProbe"] as const;
        /** The sidecar's readiness is the node's. A vendor's daemon answers on the loopback alone, which no probe reaches. */
        const exempt = (name: string, probe: string) =>
            (name === "lifecycle" && probe === "readinessProbe") || /^hsm-.*-daemon$/.test(name);
        const longRunning = containers(graphOf(topology)).filter(({ role }) => role === "server" || role === "sidecar");
        const missing = longRunning.flatMap(({ container, title }) =>
            probes
                .filter((probe) => container[probe] === undefined && !exempt(container.name, probe))
                .map((probe) => `${title} ${probe}`),
        );
        expect(missing).toEqual([]);
        for (const { container, title } of longRunning) {
            for (const probe of probes) {
                const { httpGet, tcpSocket, exec } = container[probe] ?? {};
                expect([httpGet?.host, tcpSocket?.host], title).toEqual([undefined, undefined]);
                expect(exec?.command ?? ["/opt/postgresql/bin/pg-ready"], title).toEqual([
                    "/opt/postgresql/bin/pg-ready",
                ]);
            }
        }
    });

    it("ask for CPU, memory and disk, and are held to the latter two [004-47]", () => {
        expect(
            failing(
                graphOf(topology),
                ({ resources: { requests = {}, limits = {} } = {} }) =>
                    ["cpu", "memory"].every((kind) => kind in requests) && "memory" in limits && !("cpu" in limits),
            ),
        ).toEqual([]);
    });

    it("run images by tag or digest, of the registry named and with its login [000-3] [002-5]", () => {
        const graph = graphOf(topology);
        expect(
            failing(graph, ({ image = "" }) =>
                /^registry\.example\.com\/[^@]+(:[^:/]+|@sha256:[0-9a-f]{64})$/.test(image),
            ),
        ).toEqual([]);
        expect(failing(graph, ({ image = "" }) => !image.endsWith(":latest"))).toEqual([]);
        expect(
            failingPods(graph, ({ pod }) => JSON.stringify(pod.imagePullSecrets) === '[{"name":"registry"}]'),
        ).toEqual([]);
        const logins = graph
            .ofType("Secret")
            .filter(({ inputs }) => inputs["type"] === "kubernetes.io/dockerconfigjson");
        expect(logins.map(namespaceOf).sort()).toEqual(
            [...new Set(workloads(graph).map(({ resource }) => namespaceOf(resource)))].sort(),
        );
    });

    it("mount every volume they declare, read-only where it comes from a Secret or a ConfigMap", () => {
        const graph = graphOf(topology);
        const all = containers(graph);
        expect(
            failingPods(graph, ({ resource, kind, pod }) => {
                const mounted = all
                    .filter(({ workload }) => workload.resource === resource)
                    .flatMap(({ container }) => (container.volumeMounts ?? []).map(({ name }) => name));
                const declared = (pod.volumes ?? []).map(({ name }) => name);
                return (
                    new Set(declared).size === declared.length &&
                    mounted.every((name) => declared.includes(name)) &&
                    // A registration takes over the volumes of the node whose keys it makes.
                    (kind === "Job" || declared.every((name) => mounted.includes(name)))
                );
            }),
        ).toEqual([]);
        expect(
            failing(graph, ({ volumeMounts = [] }, { workload }) =>
                volumeMounts.every(({ name, readOnly }) => {
                    const volume = workload.pod.volumes?.find((declared) => declared.name === name);
                    const sources = [volume?.configMap, volume?.projected, volume?.secret];
                    return readOnly === true || sources.every((source) => source === undefined);
                }),
            ),
        ).toEqual([]);
    });

    it("are each selected by a policy of their own for both directions [004-22]", () => {
        const graph = graphOf(topology);
        const policies = policiesOf(graph).filter(
            ({ spec }) => Object.keys(spec.podSelector?.matchLabels ?? {}).length > 0,
        );
        expect(
            failingPods(graph, ({ labels, resource }) => {
                const directions = policies
                    .filter(({ namespace }) => namespace === namespaceOf(resource))
                    .filter(({ spec }) =>
                        Object.entries(spec.podSelector?.matchLabels ?? {}).every(
                            ([key, value]) => labels[key] === value,
                        ),
                    )
                    .flatMap(({ spec }) => spec.policyTypes ?? []);
                return ["Ingress", "Egress"].every((direction) => directions.includes(direction));
            }),
        ).toEqual([]);
    });

    it("are found by no selector but their own workload's, and Services find the pods of one", () => {
        const graph = graphOf(topology);
        const found = (selector: Readonly<Record<string, string>>, namespace: string) =>
            workloads(graph)
                .filter(({ resource }) => namespaceOf(resource) === namespace)
                .filter(({ labels }) => Object.entries(selector).every(([key, value]) => labels[key] === value))
                .map(({ name }) => name);
        for (const { kind, name, spec, resource } of workloads(graph)) {
            if (kind !== "Job") {
                expect(found(spec.selector.matchLabels ?? {}, namespaceOf(resource)), name).toEqual([name]);
            }
        }
        for (const service of graph.ofType("Service")) {
            const { selector } = unwrapped(service.inputs["spec"]) as { selector: Record<string, string> };
            const behind = found(selector, namespaceOf(service));
            // A node and its standby, of which one runs, have an address together.
            expect(
                behind.filter((name) => !name.endsWith("-standby") || behind.length === 1),
                service.name,
            ).toHaveLength(1);
        }
    });

    it("open the ports of the plan, of which the world sees P2P alone [001-5] [001-16] [001-17]", () => {
        const graph = graphOf(topology);
        const { broken, unplanned } = heldAgainstPlan(graph);
        // CENM's services have a plan of their own.
        const ours = (servers: readonly string[]) => servers.filter((server) => !server.startsWith("cenm-"));
        expect(ours(broken)).toEqual([]);
        // A web client listens where its stack file says.
        expect(ours(unplanned)).toEqual(["openshift", "gke"].includes(topology) ? ["bank-web: 8080 by bank-web"] : []);
        const shown = services(graph).filter(({ spec: { type = "ClusterIP" } }) => type !== "ClusterIP");
        // A tunnel between clusters passes a load balancer too; the float's policy names who may come by it.
        expect(shown.flatMap(({ spec }) => spec.ports.map(({ name, port }) => `${name ?? ""} ${port}`))).toEqual(
            topology === "float-in-another-cluster" ? ["p2p 10002", "tunnel 12005"] : shown.map(() => "p2p 10002"),
        );
    });
});
