import type { V1NetworkPolicySpec, V1PolicyRule, V1Volume } from "@kubernetes/client-node";
import { beforeAll, describe, expect, it } from "vitest";
import { cenmVersions } from "../../../components/cenm/versions";
import type { ProgramGraph, RecordedResource } from "../../program/program-graph";
import { type Endpoint, mayReach, type PlacedPolicy } from "../../program/reachability";
import { isSecretValue, unwrapped } from "../../program/recorded-values";
import { containers, type Workload, workloads } from "../../program/workloads";
import { externalDatabase, hsm, type RecordedZone, recordZone } from "./recorded-zone";

const services = ["auth", "gateway", "signing-gateway", "zone", "identity-manager", "signer", "network-map"];
let zone: RecordedZone;
let graph: ProgramGraph;
beforeAll(async () => {
    zone = await recordZone("1.6");
    ({ graph } = zone);
});

const metadata = ({ inputs }: RecordedResource) =>
    unwrapped(inputs["metadata"]) as {
        name?: string;
        namespace: string;
        labels: Record<string, string>;
        annotations?: Record<string, string>;
    };
/** Whether the first is there before the second is made. */
const precedes = (first: RecordedResource, second: RecordedResource) => graph.before(second).has(first.urn);
const workload = (name: string) =>
    graph.one(graph.ofType("Job").some((job) => job.name === name) ? "Job" : "StatefulSet", name);

describe("the order of a zone", () => {
    it("is addresses, keys, auth, zone service, then identity manager, notaries, parameters, map [001-13]", () => {
        const order = [
            graph.one("Service", "cenm-identity-manager"),
            workload("cenm-pki"),
            workload("cenm-auth"),
            workload("cenm-zone"),
            workload("cenm-identity-manager"),
            graph.one("Stash", "notary-registered"),
            workload("cenm-network-parameters"),
            workload("cenm-network-map"),
        ];
        order.slice(1).forEach((later, index) => {
            const earlier = order[index] ?? later;
            expect(precedes(earlier, later), `${earlier.name} before ${later.name}`).toBe(true);
        });
    });

    it("has no circle, and every service waits for the keys [001-13]", () => {
        for (const resource of graph.resources) {
            expect(graph.before(resource).has(resource.urn), resource.name).toBe(false);
        }
        const pki = workload("cenm-pki");
        expect(services.filter((service) => !precedes(pki, workload(`cenm-${service}`)))).toEqual([]);
    });

    it("makes no certificate before every address that it names is there [001-13] [004-20]", () => {
        const addresses = [...graph.ofType("Service"), ...graph.ofType("Ingress")].filter(
            ({ name }) => !name.endsWith("-db"),
        );
        expect(addresses).toHaveLength(services.length + 3);
        expect(addresses.filter((address) => !precedes(address, workload("cenm-pki")))).toEqual([]);
    });

    it("lets nodes register when identity manager and signer run, and says where [001-13]", () => {
        expect(zone.registration.zone).toEqual({
            doormanUrl: "http://cenm-identity-manager.zone.svc.cluster.local:10000",
            networkMapUrl: "http://cenm-network-map.zone.svc.cluster.local:10000",
            rootTrustStore: {
                secret: "cenm-network-root",
                file: "network-root-truststore.jks",
                password: "password",
            },
            tlsCrl: {
                distributionPoint: "http://crl.example.com/certificate-revocation-list/tls",
                issuer: "C=GB, L=London, O=Operator, OU=Network, CN=TLS CRL Signer",
            },
        });
        const registered = graph.one("Stash", "notary-registered");
        expect(precedes(workload("cenm-identity-manager"), registered)).toBe(true);
        expect(precedes(workload("cenm-signer"), registered)).toBe(true);
    });
});

describe("every object of a zone", () => {
    it("begins with the zone's name, and hangs below its component", () => {
        const own = graph.resources.filter(({ type }) => !type.startsWith("pulumi:pulumi:Stack"));
        const others = own.filter(({ name }) => !name.startsWith("cenm") && !name.startsWith("notary-regist"));
        expect(others).toEqual([]);
        const fixed = graph.kubernetes.flatMap((resource) => metadata(resource).name ?? []);
        expect(fixed.filter((name) => !name.startsWith("cenm"))).toEqual([]);
        const zoneComponent = graph.one("corda:cenm:Cenm", "cenm");
        expect(graph.kubernetes.filter((resource) => !graph.ancestors(resource).includes(zoneComponent))).toEqual([]);
    });

    it("has an account of its own for every workload, without a token [001-13]", () => {
        const pods = workloads(graph);
        const accounts = pods.map(({ pod }) => pod.serviceAccountName);
        expect(new Set(accounts).size).toBe(pods.length);
        expect(pods.filter(({ pod }) => pod.automountServiceAccountToken !== false)).toEqual([]);
        expect(
            graph
                .ofType("ServiceAccount")
                .map(({ name }) => name)
                .sort(),
        ).toEqual(accounts.sort());
    });

    it("has a database of its own where it keeps something, and nobody else's [001-13]", () => {
        const databases = graph.ofType("StatefulSet").filter(({ name }) => name.endsWith("-db"));
        expect(databases.map(({ name }) => name).sort()).toEqual([
            "cenm-auth-db",
            "cenm-identity-manager-db",
            "cenm-network-map-db",
            "cenm-zone-db",
        ]);
        expect(graph.ofType("PersistentVolumeClaim").every(({ protect }) => protect)).toBe(true);
    });

    it("runs once, replaced as a whole", () => {
        for (const { inputs, name } of graph.ofType("StatefulSet")) {
            expect(unwrapped(inputs["spec"]), name).toMatchObject({ replicas: 1, podManagementPolicy: "Parallel" });
        }
    });

    it("is a pod that the Pod Security Standard restricted admits [002-22] [004-7]", () => {
        for (const { pod, name } of workloads(graph)) {
            expect(pod.securityContext, name).toMatchObject({
                runAsNonRoot: true,
                seccompProfile: { type: "RuntimeDefault" },
            });
            const kinds = (pod.volumes ?? []).flatMap((volume) => Object.keys(volume).filter((key) => key !== "name"));
            expect(
                kinds.filter((kind) => !volumeKinds.includes(kind)),
                name,
            ).toEqual([]);
        }
        for (const { container, title } of containers(graph)) {
            expect(container.securityContext, title).toMatchObject({
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ["ALL"] },
            });
            expect(container.resources?.limits?.["memory"], title).toBeDefined();
        }
    });

    it("runs R3's process itself, with probes, and no loop that outlives it [001-13]", () => {
        for (const { container, role, title } of containers(graph)) {
            if (role === "server" && !title.includes("-db/")) {
                expect(container.command, title).toEqual(["java"]);
                expect(
                    container.startupProbe && container.readinessProbe && container.livenessProbe,
                    title,
                ).toBeTruthy();
            }
            expect(JSON.stringify(container.command ?? []), title).not.toMatch(/sleep|until|while|tail -f/);
        }
    });

    it("accepts R3's licence only for who has [001-13]", async () => {
        const accepting = (of: ProgramGraph) =>
            containers(of).filter(({ container }) => container.env?.some(({ name }) => name === "ACCEPT_LICENSE"));
        expect(accepting(graph).length).toBeGreaterThan(services.length);
        expect(accepting((await recordZone("1.6", { acceptLicense: false })).graph)).toEqual([]);
    });
});

const volumeKinds = ["configMap", "emptyDir", "persistentVolumeClaim", "projected", "secret"];

describe.each(cenmVersions)("secrets of a zone on CENM %s", (version) => {
    let secret: ProgramGraph;
    beforeAll(async () => {
        secret = (
            await recordZone(version, {
                hsm,
                databases: {
                    auth: externalDatabase,
                    zone: externalDatabase,
                    identityManager: externalDatabase,
                    networkMap: externalDatabase,
                },
                zoneTokens: { identityManager: "canary-token", signer: "canary-token", networkMap: "canary-token" },
            })
        ).graph;
    });

    it("are in Secrets and stashes alone, never in env, args or a ConfigMap [001-9] [001-13]", () => {
        const values = [...secret.generated.values(), "canary-database", "canary-hsm", "canary-token"];
        const open = secret.resources.filter(({ type }) => !/:Secret$|:Stash$/.test(type));
        const leaks = open.filter(({ inputs }) => {
            const text = JSON.stringify(unwrapped(inputs));
            return values.some((value) => text.includes(value));
        });
        expect(leaks.map(({ name, type }) => `${type} ${name}`)).toEqual([]);
    });

    it("are marked secret wherever they are [001-9]", () => {
        for (const { inputs, name } of secret.ofType("Secret")) {
            const entries = inputs["stringData"];
            if (entries === undefined || isSecretValue(entries)) {
                continue;
            }
            const open = Object.entries(entries as Record<string, unknown>).filter(
                ([, value]) => !isSecretValue(value),
            );
            const values = [...secret.generated.values(), "canary-database", "canary-hsm", "canary-token"];
            expect(
                open.filter(([, value]) => values.some((one) => JSON.stringify(value).includes(one))),
                name,
            ).toEqual([]);
        }
    });

    it("reach no process that goes on running as a flag, except where the release knows no file", () => {
        const wrapped = containers(secret)
            .filter(({ container, role }) => role === "server" && container.command?.[0] === "sh")
            .map(({ container }) => container.name)
            .sort();
        const expected = {
            "1.5": ["identity-manager", "network-map", "signer", "zone"],
            "1.6": ["identity-manager", "network-map", "signer"],
            "1.7": [],
        };
        expect(wrapped).toEqual(expected[version]);
    });
});

describe("the keys of a zone", () => {
    const items = (pod: Workload, volume: string) =>
        (pod.pod.volumes ?? [])
            .find(({ name }: V1Volume) => name === volume)
            ?.secret?.items?.map(({ key }) => key)
            .sort();
    const keysOf = (of: ProgramGraph) =>
        Object.fromEntries(
            workloads(of).flatMap((pod) => {
                const found = items(pod, "keys");
                return found === undefined ? [] : [[pod.name, found]];
            }),
        );

    it("are each service's own, and the signer's alone can sign [001-13]", () => {
        const plain = (identity: string) => [`ssl-${identity}.jks`, "ssl-trust.jks"].sort();
        expect(keysOf(graph)).toEqual({
            "cenm-auth": [...plain("auth"), "tokens.jks"].sort(),
            "cenm-gateway": plain("gateway"),
            "cenm-signing-gateway": plain("signing-gateway"),
            "cenm-zone": plain("zone"),
            "cenm-identity-manager": [
                ...plain("identity-manager"),
                "root.crl",
                "ssl.crl",
                "subordinate.crl",
                "tls.crl",
            ].sort(),
            "cenm-signer": ["identity-manager.jks", "network-map.jks", ...plain("signer")].sort(),
            "cenm-network-map": ["network-root-truststore.jks", ...plain("network-map")].sort(),
            "cenm-network-parameters": ["network-root-truststore.jks", ...plain("network-map")].sort(),
        });
    });

    it("of the authorities are in no Secret where there is an HSM [001-13]", async () => {
        const { graph: withHsm } = await recordZone("1.6", { hsm });
        const manifest = withHsm.ofType("ConfigMap").find(({ name }) => name === "cenm-pki");
        const text = JSON.stringify(manifest?.inputs["data"]);
        for (const key of ["root.jks", "subordinate.jks", "identity-manager.jks", "network-map.jks"]) {
            expect(text.replaceAll(`ssl-${key}`, ""), key).not.toContain(key);
        }
        expect(keysOf(withHsm)["cenm-signer"]).toEqual(["certificate-store.jks", "ssl-signer.jks", "ssl-trust.jks"]);
    });

    it("of the authorities are mounted by no pod but the signer, and the archive by none [001-13]", () => {
        const mounted = workloads(graph).flatMap(({ pod }) =>
            (pod.volumes ?? []).flatMap(({ secret }) => secret?.secretName ?? []),
        );
        expect(mounted).not.toContain("cenm-pki");
        expect(mounted.filter((name) => name === "cenm-signer-keys")).toHaveLength(1);
    });

    it("are made in memory and kept by an account that may read and update these Secrets and nothing else [001-10]", () => {
        const rules = graph.ofType("Role").flatMap(({ inputs }) => unwrapped(inputs["rules"]) as V1PolicyRule[]);
        expect(rules).not.toHaveLength(0);
        for (const rule of rules) {
            expect(rule).toMatchObject({ apiGroups: [""], resources: ["secrets"], verbs: ["get", "update"] });
            expect(rule.resourceNames?.length).toBeGreaterThan(0);
        }
        const job = workloads(graph).find(({ name }) => name === "cenm-pki");
        expect(job?.pod.volumes?.find(({ name }) => name === "files")?.emptyDir?.medium).toBe("Memory");
        const tokens = [...(job?.pod.initContainers ?? []), ...(job?.pod.containers ?? [])]
            .filter(({ volumeMounts }) => volumeMounts?.some(({ name }) => name === "token"))
            .map(({ image }) => image);
        expect(new Set(tokens)).toEqual(new Set(["registry.example.com/corda/tools:1"]));
    });

    it("outlive the zone unless its data is disposable, and no update touches what the Job wrote [001-7]", async () => {
        const kept = (of: ProgramGraph) =>
            of.ofType("Secret").filter(({ ignoreChanges }) => ignoreChanges.includes("data"));
        expect(
            kept(graph)
                .map(({ name }) => name)
                .sort(),
        ).toEqual(
            [
                "cenm-pki",
                ...services.map((service) => `cenm-${service}-keys`),
                "cenm-network-root",
                "cenm-network-root-bank-a",
                "cenm-network-parameters",
            ].sort(),
        );
        expect(
            kept(graph)
                .filter(({ protect, retainOnDelete }) => !(protect && retainOnDelete))
                .map(({ name }) => name),
        ).toEqual(["cenm-network-root-bank-a"]);
        const { graph: disposable } = await recordZone("1.6", { protection: "disposable" });
        expect(kept(disposable).filter(({ protect, retainOnDelete }) => protect || retainOnDelete)).toEqual([]);
    });

    it("give every participant the network's root of trust and its password, and nothing more [001-15]", () => {
        const elsewhere = graph.ofType("Secret").filter((each) => metadata(each).namespace === "bank-a");
        expect(elsewhere.map((each) => metadata(each).name)).toEqual(["cenm-network-root"]);
        expect(Object.keys(unwrapped(elsewhere[0]?.inputs["stringData"]) ?? {})).toEqual(["password"]);
        const role = graph.one("Role", "cenm-pki-bank-a");
        expect((unwrapped(role.inputs["rules"]) as V1PolicyRule[])[0]?.resourceNames).toEqual(["cenm-network-root"]);
    });
});

describe("who may reach whom in a zone", () => {
    const policiesOf = (of: ProgramGraph): PlacedPolicy[] =>
        of.ofType("NetworkPolicy").map((resource) => ({
            namespace: metadata(resource).namespace,
            spec: unwrapped(resource.inputs["spec"]) as V1NetworkPolicySpec,
        }));
    const podsOf = (of: ProgramGraph): Endpoint[] =>
        workloads(of).map(({ name, labels }, index) => ({
            name,
            namespace: "zone",
            labels,
            address: `10.244.0.${index + 10}`,
        }));
    const pod = (name: string, namespace: string, labels: Record<string, string>, index: number): Endpoint => ({
        name,
        namespace,
        labels,
        address: `10.244.1.${index}`,
    });
    const others: Endpoint[] = [
        pod("node of bank-a", "bank-a", { "corda/role": "node", "corda/node": "bank-a" }, 1),
        pod("float of bank-a", "bank-a", { "corda/role": "float" }, 2),
        pod("registration of bank-a", "bank-a", { "corda/role": "registration" }, 3),
        pod("node of bank-b", "bank-b", { "corda/role": "node", "corda/node": "bank-b" }, 4),
        pod("notary beside the zone", "zone", { "corda/role": "node", "corda/node": "notary" }, 5),
        pod("stranger", "zone", { app: "stranger" }, 6),
        pod("ingress controller", "ingress-nginx", { app: "nginx" }, 7),
        { name: "world", namespace: "", address: "93.184.216.34" },
        { name: "api server", namespace: "", address: "10.0.0.1" },
        { name: "metadata service", namespace: "", address: "169.254.169.254" },
        { name: "hsm", namespace: "", address: "10.20.0.4" },
        { name: "postgresql", namespace: "", address: "10.30.0.7" },
    ];
    const ports = [22, 53, 80, 443, 1792, 2222, 5050, 5052, 5053, 5432, 6000, 6443, 8080, 8081, 10000, 12345, 25000];

    function matrix(of: ProgramGraph): string[] {
        const policies = policiesOf(of);
        const pods = podsOf(of);
        return [...pods, ...others]
            .flatMap((from) =>
                [...pods, ...others]
                    .filter((to) => to !== from && (pods.includes(from) || pods.includes(to)))
                    .flatMap((to) => {
                        const open = ports.filter((port) => mayReach(policies, from, to, port));
                        return open.length === 0 ? [] : [`${from.name} → ${to.name}: ${open.join(" ")}`];
                    }),
            )
            .sort();
    }

    // Everything a zone may do. The notary and the stranger beside it have no policy of their own here.
    const expected = [
        ...["gateway", "identity-manager", "network-map", "signer", "signing-gateway", "zone"].map(
            (from) => `cenm-${from} → cenm-auth: 8081`,
        ),
        ...["auth", "identity-manager", "network-map", "zone"].map((of) => `cenm-${of} → cenm-${of}-db: 5432`),
        "cenm-gateway → cenm-identity-manager: 6000",
        "cenm-gateway → cenm-network-map: 6000",
        "cenm-gateway → cenm-zone: 12345",
        "cenm-network-map → cenm-identity-manager: 5052 5053",
        "cenm-network-parameters → api server: 6443",
        "cenm-network-parameters → cenm-network-map-db: 5432",
        "cenm-pki → api server: 6443",
        "cenm-signer → cenm-identity-manager: 5052 5053",
        "cenm-signer → cenm-network-map: 5050",
        "cenm-signing-gateway → cenm-signer: 6000",
        "cenm-signing-gateway → cenm-zone: 12345",
        "float of bank-a → cenm-identity-manager: 10000",
        "ingress controller → cenm-gateway: 8080",
        "ingress controller → cenm-identity-manager: 10000",
        "ingress controller → cenm-network-map: 10000",
        "node of bank-a → cenm-identity-manager: 10000",
        "node of bank-a → cenm-network-map: 10000",
        "notary beside the zone → cenm-identity-manager: 10000",
        "notary beside the zone → cenm-network-map: 10000",
        "registration of bank-a → cenm-identity-manager: 10000",
        "registration of bank-a → cenm-network-map: 10000",
    ];

    it("is exactly this [001-13] [001-15]", () => {
        expect(matrix(graph)).toEqual([...expected].sort());
    });

    it("has the keys made where there is no way to the internet, even if nobody says where the API server is [001-13]", async () => {
        const { graph: wide } = await recordZone("1.6", { kubernetesApi: undefined });
        const ways = matrix(wide).filter((way) => /^cenm-(pki|network-parameters) → /.test(way));
        expect(ways).toContain("cenm-pki → api server: 443 6443");
        expect(ways).toContain("cenm-network-parameters → api server: 443 6443");
        expect(ways.filter((way) => /→ (world|metadata service):/.test(way))).toEqual([]);
    });

    it("leaves the signer no way to or from the internet, with and without an HSM [001-13]", async () => {
        const { graph: withHsm } = await recordZone("1.6", { hsm });
        for (const [of, extra] of [
            [graph, []],
            [withHsm, ["cenm-signer → hsm: 1792"]],
        ] as const) {
            const ways = matrix(of).filter((way) => way.includes("cenm-signer"));
            expect(ways).toEqual(
                [
                    "cenm-signer → cenm-auth: 8081",
                    "cenm-signer → cenm-identity-manager: 5052 5053",
                    "cenm-signer → cenm-network-map: 5050",
                    "cenm-signing-gateway → cenm-signer: 6000",
                    ...extra,
                ].sort(),
            );
        }
        // Nor is there one by way of the only pod that may come to it.
        expect(matrix(graph).filter((way) => way.endsWith("cenm-signing-gateway: 8080"))).toEqual([]);
    });

    it("opens the database elsewhere to its service alone [001-13]", async () => {
        const { graph: elsewhere } = await recordZone("1.6", {
            databases: {
                auth: externalDatabase,
                zone: { kind: "postgresql", storage: "1Gi" },
                identityManager: { kind: "postgresql", storage: "1Gi" },
                networkMap: externalDatabase,
            },
        });
        expect(matrix(elsewhere).filter((way) => way.includes("→ postgresql"))).toEqual([
            "cenm-auth → postgresql: 5432",
            "cenm-network-map → postgresql: 5432",
            "cenm-network-parameters → postgresql: 5432",
        ]);
    });

    it("shows nothing outside where there is no Ingress [001-13]", async () => {
        const { graph: closed } = await recordZone("1.6", { ingress: undefined });
        expect(closed.ofType("Ingress")).toEqual([]);
        expect(matrix(closed).filter((way) => way.startsWith("ingress controller"))).toEqual([]);
    });

    it("opens the zone's own port to those whom an angel runs, and to nobody else", async () => {
        const { graph: angels } = await recordZone("1.7", { zoneTokens: { networkMap: "token" } });
        expect(matrix(angels).filter((way) => way.includes("25000"))).toEqual(["cenm-network-map → cenm-zone: 25000"]);
        expect(matrix(graph).filter((way) => way.includes("25000"))).toEqual([]);
    });
});

describe("a zone's way in from outside", () => {
    it("is HTTPS by the Ingress, and never sends a node or a CRL's reader elsewhere [001-6] [001-13]", () => {
        const ingresses = Object.fromEntries(
            graph.ofType("Ingress").map((each) => [each.name, metadata(each).annotations]),
        );
        expect(Object.keys(ingresses).sort()).toEqual(["cenm-gateway", "cenm-identity-manager", "cenm-network-map"]);
        for (const name of ["cenm-identity-manager", "cenm-network-map"]) {
            expect(ingresses[name]).toMatchObject({
                "nginx.ingress.kubernetes.io/ssl-redirect": "false",
                "cert-manager.io/cluster-issuer": "letsencrypt",
            });
        }
        expect(ingresses["cenm-gateway"]).not.toHaveProperty("nginx.ingress.kubernetes.io/ssl-redirect");
        for (const { inputs } of graph.ofType("Ingress")) {
            expect(unwrapped(inputs["spec"])).toMatchObject({ tls: [{ hosts: [expect.any(String)] }] });
        }
    });

    it("lets no annotation of the stack file's bring the redirect back [001-13]", async () => {
        const redirecting = { "nginx.ingress.kubernetes.io/ssl-redirect": "true" };
        const { graph: annotated } = await recordZone("1.6", {
            ingress: {
                entrance: { kind: "ingress" },
                controller: { class: "nginx", namespace: "ingress-nginx" },
                hosts: { identityManager: "doorman.example.com" },
                tls: { secret: "doorman-tls" },
                annotations: redirecting,
            },
        });
        expect(metadata(annotated.one("Ingress", "cenm-identity-manager")).annotations).toMatchObject({
            "nginx.ingress.kubernetes.io/ssl-redirect": "false",
        });
    });
});

describe("a service that an angel runs", () => {
    it.each(cenmVersions)("%s: is given room for both, and keeps what it fetches [001-13]", async (version) => {
        const { graph: angels } = await recordZone(version, { zoneTokens: { signer: "canary-token" } });
        const signer = containers(angels).find(({ title }) => title === "StatefulSet cenm-signer/signer");
        expect(signer?.container.args).toContain("/opt/cenm/bin/angel.jar");
        expect(signer?.container.workingDir).toBe("/var/cenm");
        expect(signer?.container.resources?.limits?.["memory"]).toBe("3456Mi");
        const alone = containers(angels).find(({ title }) => title === "StatefulSet cenm-zone/zone");
        expect(alone?.container.resources?.limits?.["memory"]).toBe("1728Mi");
    });
});
