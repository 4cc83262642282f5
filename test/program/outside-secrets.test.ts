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

/** Topologies with key stores that one Job makes for pods of others. */
const keeping = ["float-in-another-cluster", "ha-notary", "shared-firewall", "shared-firewall-hsm"];

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

    it("lists what the store has to have: everything that is mounted and no Job keeps there [003-6]", () => {
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
        const kept = keptOutside(pods).map(({ place }) => `${vault.address}/${place}`);
        expect([...mounted].filter((place) => !listed.includes(place) && !kept.includes(place))).toEqual([]);
        expect(kept.filter((place) => !mounted.has(place) || listed.includes(place))).toEqual([]);
        expect(listed.filter((place) => !mounted.has(place))).toEqual([]);
    });

    it("keeps the key stores that registrations make in the store, and none of them in a Secret [003-6] [000-4]", () => {
        expect(keptOutside(pods).some(({ place }) => place.endsWith("keystore.jks"))).toBe(keeping.includes(topology));
        const inSecrets = pods
            .flatMap(({ pod }) => containersOf(pod))
            .filter(({ command = [] }) => command[0]?.endsWith("/corda-write-secret"))
            .filter(({ args = [] }) => !args.includes("--store"))
            .flatMap(({ args = [] }) => args);
        expect(inSecrets.filter((arg) => /^(nodekeystore|sslkeystore)\.jks=/.test(arg))).toEqual([]);
    });

    it("gives the account's token to what keeps them and to no other container, for the store alone [003-6] [001-9]", () => {
        for (const { name, pod } of pods) {
            const writers = containersOf(pod).filter(({ args = [] }) => args.includes("--store"));
            const [token] = (pod.volumes ?? []).filter((volume) => volume.name === "store-account");
            expect(token?.projected?.sources, name).toEqual(
                writers.length === 0
                    ? undefined
                    : [{ serviceAccountToken: { path: "token", audience: "vault", expirationSeconds: 3600 } }],
            );
            const readers = containersOf(pod).filter((one) =>
                mountsOf(one).some((mount) => mount.name === "store-account"),
            );
            expect(readers.map((one) => one.name)).toEqual(writers.map((one) => one.name));
        }
    });

    it("starts what mounts them when they are kept [003-6] [000-4]", () => {
        const kept = keptOutside(pods);
        for (const { pod, resource } of pods) {
            for (const volume of volumesOf(pod).filter(({ csi }) => csi !== undefined)) {
                for (const { from } of filesOf(volume, objects, namespaceOf(resource)).values()) {
                    const by = kept.find(({ place }) => from === `${vault.address}/${place}`);
                    if (by !== undefined) {
                        expect(graph.before(resource).has(by.job.urn), `${resource.name} for ${from}`).toBe(true);
                    }
                }
            }
        }
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

/** Values of the store that Jobs keep. */
function keptOutside(pods: readonly Workload[]): { readonly place: string; readonly job: RecordedResource }[] {
    return pods.flatMap(({ pod, resource: job }) =>
        containersOf(pod)
            .flatMap(({ args = [] }) => (args.includes("--store") ? args.slice(args.indexOf("--store") + 2) : []))
            .map((arg) => ({ place: arg.slice(0, arg.indexOf("=")).replace(/^base64:/, ""), job })),
    );
}

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
