import type { V1Container } from "@kubernetes/client-node";
import { beforeAll, describe, expect, it } from "vitest";
import type { ProgramGraph } from "./program-graph";
import { recordProgram } from "./recorded-graph";
import { unwrapped } from "./recorded-values";
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

    it("fits beside a Kubernetes of 2 GiB into the 8 GiB of a laptop's share, all together", () => {
        const mebibytes = containers(graph)
            .filter(({ role }) => role === "server" || role === "sidecar")
            .map(({ container, title }) => {
                const [, amount] = /^(\d+)Mi$/.exec(container.resources?.requests?.["memory"] ?? "") ?? [];
                expect(amount, title).toBeDefined();
                return Number(amount);
            });
        expect(mebibytes.length).toBe(3 * 3 + 2);
        expect(mebibytes.reduce((sum, each) => sum + each)).toBeLessThan(6 * 1024);
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
