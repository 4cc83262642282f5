import type { V1Container, V1PodSpec } from "@kubernetes/client-node";
import { beforeAll, describe, expect, it } from "vitest";
import { filesOf as filesOfTemplate } from "../../components/hsm/template";
import { filesOf, type KubernetesObject, type Volume } from "../infra/secrets/mounted";
import type { ProgramGraph, RecordedResource } from "./program-graph";
import { recordProgram } from "./recorded-graph";
import { strings, unwrapped } from "./recorded-values";
import { stackFileOf, topologies } from "./topologies/topologies";
import { workloads, type Workload } from "./workloads";

const vault = { kind: "hashicorp-vault", address: "https://vault.example.com:8200" };

function record(topology: string, preview = false): Promise<ProgramGraph> {
    return recordProgram({
        file: stackFileOf(topology),
        edit: ({ platform }) => {
            platform["secrets"] = vault;
        },
        preview,
    });
}

/** Topologies with values of named secrets in configuration files that are made before a pod is. */
const opened = ["cenm", "enterprise-node", "ha-notary", "shared-firewall"];

/** A volume of a pod, whichever it is of: by what it takes its files from. */
interface AnyVolume extends Volume {
    readonly projected?: { readonly sources: readonly { readonly secret?: { readonly name: string } }[] };
}

const volumesOf = ({ volumes = [] }: V1PodSpec) => volumes as unknown as readonly AnyVolume[];
const containersOf = ({ initContainers = [], containers }: V1PodSpec): V1Container[] => [
    ...initContainers,
    ...containers,
];
const mountsOf = ({ volumeMounts = [] }: V1Container) => volumeMounts;
const namespaceOf = ({ inputs }: RecordedResource) =>
    (unwrapped(inputs["metadata"]) as { namespace?: string }).namespace ?? "";

describe.each(topologies)("with secrets outside of the cluster, the topology %s", (topology) => {
    let graph: ProgramGraph;
    let pods: readonly Workload[];
    let objects: readonly KubernetesObject[];
    beforeAll(async () => {
        graph = await record(topology);
        pods = workloads(graph);
        objects = graph.kubernetes.map(({ inputs }) => unwrapped(inputs) as KubernetesObject);
    });

    it("makes a Secret of none that pods read [003-6] [001-9]", () => {
        const provided = new Set(toProvide(graph).map(({ secret }) => secret));
        const made = graph.ofType("Secret").map(({ inputs }) => (unwrapped(inputs) as KubernetesObject).metadata.name);
        expect(made.filter((name) => provided.has(name))).toEqual([]);
    });

    it("mounts every one from what is made for the pod's own account, in its own namespace [003-6] [001-9]", () => {
        for (const { name, pod, resource } of pods) {
            for (const volume of volumesOf(pod).filter(({ csi }) => csi !== undefined)) {
                const files = filesOf(volume, objects, namespaceOf(resource));
                expect(files.size, `${name}/${volume.name}`).toBeGreaterThan(0);
                const provider = objects.find(
                    ({ metadata, kind }) =>
                        kind === "SecretProviderClass" &&
                        metadata.namespace === namespaceOf(resource) &&
                        metadata.name === volume.csi?.volumeAttributes.secretProviderClass,
                );
                expect(provider?.spec?.parameters["roleName"], `${name}/${volume.name}`).toBe(
                    `corda-${namespaceOf(resource)}-${pod.serviceAccountName}`,
                );
            }
        }
    });

    it("makes none of these that no pod uses [003-6]", () => {
        const used = new Set(
            pods.flatMap(({ pod, resource }) =>
                volumesOf(pod).map(
                    ({ csi }) => `${namespaceOf(resource)}/${csi?.volumeAttributes.secretProviderClass ?? ""}`,
                ),
            ),
        );
        const made = objects.filter(({ kind }) => kind === "SecretProviderClass");
        expect(
            made.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`).filter((name) => !used.has(name)),
        ).toEqual([]);
    });

    it("has pods that mount only volumes they have, each once at a place [003-6]", () => {
        for (const { name, pod } of pods) {
            const volumes = volumesOf(pod).map((volume) => volume.name);
            expect(new Set(volumes).size, name).toBe(volumes.length);
            expect(volumes.filter((volume) => volume.length > 63)).toEqual([]);
            for (const container of containersOf(pod)) {
                const mounts = mountsOf(container);
                expect(volumes, `${name}/${container.name}`).toEqual(
                    expect.arrayContaining(mounts.map((mount) => mount.name)),
                );
                expect(new Set(mounts.map(({ mountPath }) => mountPath)).size).toBe(mounts.length);
            }
        }
    });

    it("fills in every value that a configuration leaves open, and lets nobody read one that does [003-6]", () => {
        const open = new Map(
            graph.ofType("Secret").flatMap(({ name, inputs }) => {
                const { stringData = {} } = unwrapped(inputs) as KubernetesObject;
                const asked = Object.values(stringData).flatMap(filesOfTemplate);
                return asked.length === 0 ? [] : [[name, asked] as const];
            }),
        );
        // One without a name of its own has that of the resource and eight digits.
        const askedBy = (secret: string) => open.get(secret) ?? open.get(secret.replace(/-[0-9a-f]{8}$/, "")) ?? [];
        expect(open.size > 0).toBe(opened.includes(topology));
        for (const { name, pod, resource } of pods) {
            for (const volume of volumesOf(pod)) {
                const asked = secretsIn(volume).flatMap(askedBy);
                const readers = containersOf(pod).filter((one) => mountsOf(one).some((to) => to.name === volume.name));
                const fills = ({ args = [] }: V1Container) => args[0] === "--fill";
                // The HA utilities reach no database: what they read of node.conf is there anyway.
                const reaches = !containersOf(pod).some((one) => one.name === "ha-utilities");
                if (asked.length > 0 && volume.name !== "lifecycle-user" && reaches) {
                    expect(readers.map(fills), `${name}/${volume.name}`).toEqual([true]);
                }
                for (const container of reaches ? readers.filter(fills) : []) {
                    const there = mountsOf(container).flatMap(({ name: mounted, mountPath }) => {
                        const from = volumesOf(pod).find((one) => one.name === mounted);
                        return from?.csi === undefined
                            ? []
                            : [...filesOf(from, objects, namespaceOf(resource)).keys()].map(
                                  (file) => `${mountPath}/${file}`,
                              );
                    });
                    expect(there, `${name}/${container.name}`).toEqual(expect.arrayContaining(asked));
                }
            }
        }
    });

    it("shows the login of an HSM or a database to init containers alone [000-8] [001-9]", () => {
        for (const { name, pod, resource } of pods) {
            const secret = volumesOf(pod).filter(
                (volume) => volume.csi !== undefined && filesOf(volume, objects, namespaceOf(resource)).has("username"),
            );
            const running = pod.containers.filter((container) =>
                mountsOf(container).some((mount) => secret.some((volume) => volume.name === mount.name)),
            );
            expect(
                running.map((container) => container.name),
                name,
            ).toEqual([]);
        }
    });

    it("lists what the store has to have: everything that is mounted, and nothing else [003-6]", () => {
        const mounted = new Set(
            objects
                .filter(({ kind }) => kind === "SecretProviderClass")
                .flatMap(({ metadata, spec }) => [
                    ...filesOf(
                        {
                            name: "any",
                            csi: {
                                driver: "secrets-store.csi.k8s.io",
                                readOnly: true,
                                volumeAttributes: { secretProviderClass: metadata.name },
                            },
                        },
                        [{ kind: "SecretProviderClass", metadata, spec }],
                        metadata.namespace ?? "",
                    ).values(),
                ])
                .map(({ from }) => from),
        );
        const listed = toProvide(graph).map(({ name, field }) => `${vault.address}/${name}#${field}`);
        expect([...mounted].filter((place) => !listed.includes(place))).toEqual([]);
        expect(listed.filter((place) => !mounted.has(place))).toEqual([]);
    });

    it("never learns a value: only the registry's login is in the stack's configuration [003-6] [001-9]", () => {
        expect([...graph.secrets.keys()].filter((name) => !name.endsWith(".dockerconfigjson"))).toEqual([]);
        const placeholders = graph.kubernetes
            .filter(({ type }) => !type.endsWith(":Secret"))
            .flatMap(({ inputs }) => [...strings(inputs, false)].map(([, text]) => text))
            .flatMap(filesOfTemplate)
            .filter((file) => file.startsWith("/secrets/"));
        expect(placeholders).toEqual([]);
    });
});

describe("a preview with secrets outside of the cluster", () => {
    it("shows the same objects as an update [003-6]", async () => {
        const names = (of: ProgramGraph) => of.resources.map(({ type, name }) => `${type} ${name}`);
        expect(names(await record("ha-notary", true))).toEqual(names(await record("ha-notary")));
    });
});

interface ToProvide {
    readonly secret: string;
    readonly name: string;
    readonly field?: string;
}

const toProvide = ({ stack }: ProgramGraph) =>
    (stack.outputs as unknown as { secretsToProvide: readonly ToProvide[] }).secretsToProvide;

function secretsIn({ secret, projected }: AnyVolume): string[] {
    return [
        ...(secret === undefined ? [] : [secret.secretName]),
        ...(projected?.sources ?? []).flatMap((source) => source.secret?.name ?? []),
    ];
}
