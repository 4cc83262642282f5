import type { V1Container, V1NetworkPolicySpec, V1ServiceSpec, V1Volume } from "@kubernetes/client-node";
import * as pulumi from "@pulumi/pulumi";
import { beforeAll, describe, expect, it } from "vitest";
import { readHocon } from "../node/read-hocon";
import { brokerClientStore } from "../../../components/broker/broker-xml";
import { bridgeBroker } from "../../../components/firewall/bridge-broker";
import { privateKeyPlaces } from "../../program/private-keys";
import type { ProgramGraph } from "../../program/program-graph";
import { mayReach, type Endpoint } from "../../program/reachability";
import { unwrapped } from "../../program/recorded-values";
import { containers, type Workload, workloads } from "../../program/workloads";
import { hsmOf } from "../hsm/hsms";
import { bridgeArgs, recordFirewall } from "./networks";

let graph: ProgramGraph;
beforeAll(async () => {
    graph = await recordFirewall();
});

function workload(of: ProgramGraph, name: string): Workload {
    const found = workloads(of).find((one) => one.name === name);
    if (found === undefined) {
        throw new Error(`no workload ${name}`);
    }
    return found;
}

const container = (of: ProgramGraph, title: string): V1Container => {
    const found = containers(of).find((one) => one.title === title);
    if (found === undefined) {
        throw new Error(`no container ${title}`);
    }
    return found.container;
};

/** firewall.conf, with what stands for its passwords. */
const confOf = (of: ProgramGraph, name: string) => {
    const [, file, template = ""] =
        workload(of, name).pod.initContainers?.find((init) => init.name === "configuration")?.args ?? [];
    expect(file).toBe("firewall.conf");
    return readHocon(template);
};

const spec = <T>(of: ProgramGraph, type: string, name: string) => unwrapped(of.one(type, name).inputs["spec"]) as T;

function policies(of: ProgramGraph) {
    return of.ofType("NetworkPolicy").map((policy) => ({
        namespace: (unwrapped(policy.inputs["metadata"]) as { namespace: string }).namespace,
        spec: unwrapped(policy.inputs["spec"]) as V1NetworkPolicySpec,
    }));
}

const pod = (of: ProgramGraph, name: string, namespace: string): Endpoint => ({
    name,
    namespace,
    address: "10.244.0.9",
    labels: workload(of, name).labels,
});
const stranger = (namespace: string, labels: Record<string, string> = {}): Endpoint => ({
    name: "stranger",
    namespace,
    address: "10.244.0.66",
    labels,
});
const world: Endpoint = { name: "world", namespace: "", address: "203.0.113.7" };

const bridge = () => pod(graph, "edge-bridge", "corda");
const float = () => pod(graph, "edge-float", "dmz");

describe("a firewall's two halves", () => {
    it("each have a provider of their own, so that the float can be in another cluster [000-6]", () => {
        const providers = (component: string) =>
            new Set(
                graph
                    .descendants(graph.one(component, component.endsWith("Float") ? "edge-float" : "edge-bridge"))
                    .filter(({ type }) => type.startsWith("kubernetes:"))
                    .map(({ provider }) => provider.split("::").at(-2)),
            );
        expect([...providers("corda:firewall:Float")]).toEqual(["dmz"]);
        expect([...providers("corda:firewall:Bridge")]).toEqual(["trusted"]);
    });

    it("are told each other's address, and the broker's [000-6]", () => {
        expect(confOf(graph, "edge-bridge")).toMatchObject({
            firewallMode: "BridgeInner",
            outboundConfig: { artemisBrokerAddress: "messaging.corda.svc.cluster.local:11005" },
            bridgeInnerConfig: { floatAddresses: ["edge-float-tunnel.dmz.svc.cluster.local:12005"] },
        });
        expect(confOf(graph, "edge-float")).toMatchObject({ firewallMode: "FloatOuter" });
    });

    it("start in the order that activation needs: float, bridge, nodes [000-6]", () => {
        const before = graph.before(graph.one("StatefulSet", "edge-bridge"));
        expect(before).toContain(graph.one("Deployment", "edge-float").urn);
    });

    it("run once each, and a bridge is never there twice [000-6]", () => {
        expect(workload(graph, "edge-bridge")).toMatchObject({ kind: "StatefulSet", spec: { replicas: 1 } });
        expect(workload(graph, "edge-float")).toMatchObject({
            kind: "Deployment",
            spec: { replicas: 1, strategy: { type: "Recreate" } },
        });
    });

    it("have accounts without a token, and no pod mounts a volume that it doesn't have [004-7]", () => {
        for (const { pod: made } of workloads(graph)) {
            expect(made.automountServiceAccountToken).toBe(false);
            expect(made.securityContext?.runAsNonRoot).toBe(true);
            const volumes = made.volumes?.map(({ name }) => name) ?? [];
            expect(new Set(volumes).size).toBe(volumes.length);
            for (const { volumeMounts = [] } of [...(made.initContainers ?? []), ...made.containers]) {
                expect(volumes).toEqual(expect.arrayContaining(volumeMounts.map(({ name }) => name)));
            }
        }
        expect(workload(graph, "edge-float").pod.imagePullSecrets).toEqual([{ name: "registry" }]);
    });
});

describe("what a firewall's policies open", () => {
    it("is, out of a bridge, its broker, its float, peers and revocation lists [000-6] [004-22]", () => {
        const broker = stranger("corda", { "corda/role": "broker" });
        const node = stranger("corda", { "corda/role": "node" });
        expect(mayReach(policies(graph), bridge(), broker, 11005)).toBe(true);
        expect(mayReach(policies(graph), bridge(), float(), 12005)).toBe(true);
        expect(mayReach(policies(graph), bridge(), node, 10002)).toBe(true);
        for (const port of [10002, 15000, 80, 443]) {
            expect(mayReach(policies(graph), bridge(), world, port)).toBe(true);
        }
        expect(mayReach(policies(graph), bridge(), node, 10003)).toBe(false);
        expect(mayReach(policies(graph), bridge(), broker, 9404)).toBe(false);
        expect(mayReach(policies(graph), bridge(), world, 22)).toBe(false);
        expect(mayReach(policies(graph), bridge(), { ...world, address: "169.254.169.254" }, 80)).toBe(false);
        expect(mayReach(policies(graph), bridge(), { ...world, address: "10.0.0.1" }, 443)).toBe(false);
    });

    it("is, into a bridge, its metrics alone [000-6] [004-22]", () => {
        const prometheus = stranger("monitoring", { "app.kubernetes.io/name": "prometheus" });
        expect(mayReach(policies(graph), prometheus, bridge(), 9404)).toBe(true);
        for (const from of [float(), stranger("corda", { "corda/role": "node" }), world]) {
            for (const port of [9404, 10002, 11005, 12005]) {
                expect(mayReach(policies(graph), from, bridge(), port), `${from.name}:${port}`).toBe(false);
            }
        }
    });

    it("is, into a float, P2P for everybody and the tunnel for its bridge alone [000-6] [004-22]", () => {
        for (const from of [world, stranger("corda"), stranger("other"), bridge()]) {
            expect(mayReach(policies(graph), from, float(), 10002), from.name).toBe(true);
        }
        expect(mayReach(policies(graph), bridge(), float(), 12005)).toBe(true);
        for (const from of [world, stranger("dmz", { "corda/role": "bridge" }), stranger("corda")]) {
            expect(mayReach(policies(graph), from, float(), 12005), from.name).toBe(false);
        }
    });

    it("is, out of a float, nothing [000-6] [004-22]", () => {
        for (const to of [world, bridge(), stranger("dmz"), { ...world, address: "169.254.169.254" }]) {
            for (const port of [53, 80, 443, 10002, 11005]) {
                expect(mayReach(policies(graph), float(), to, port), `${to.name}:${port}`).toBe(false);
            }
        }
        expect(workload(graph, "edge-float").pod).toMatchObject({
            dnsPolicy: "None",
            dnsConfig: { nameservers: ["127.0.0.1"] },
        });
    });

    it("is the tunnel for addresses, where the bridge is in another cluster [000-6]", async () => {
        const parted = await recordFirewall({
            float: {
                bridges: [{ addresses: { cidr: "198.51.100.0/29" } }],
                tunnel: {
                    keys: { secret: "tunnel-float" },
                    bridgeSubject: "CN=bridge, O=Corda, L=London, C=GB",
                    service: {
                        host: "tunnel.example.com",
                        annotations: { "example.com/internal": "true" },
                        sourceRanges: ["198.51.100.0/29"],
                    },
                },
            },
        });
        const target = pod(parted, "edge-float", "dmz");
        expect(mayReach(policies(parted), { ...world, address: "198.51.100.3" }, target, 12005)).toBe(true);
        expect(mayReach(policies(parted), world, target, 12005)).toBe(false);
        expect(spec<V1ServiceSpec>(parted, "Service", "edge-float-tunnel").type).toBe("LoadBalancer");
    });

    it("is the tunnel for the firewall's own bridge, not for another's beside it [000-6] [004-22]", () => {
        const other = stranger("corda", { "corda/role": "bridge", "app.kubernetes.io/instance": "other-bridge" });
        expect(mayReach(policies(graph), bridge(), float(), 12005)).toBe(true);
        expect(mayReach(policies(graph), other, float(), 12005)).toBe(false);
    });

    it("is, out of a bridge behind a proxy, the proxy and no peer [000-6]", async () => {
        const proxied = await recordFirewall({
            bridge: {
                proxy: {
                    version: "SOCKS5",
                    address: "proxy.example.com:1080",
                    userName: "corda",
                    password: { secret: "proxy", key: "password" },
                    path: { addresses: { cidr: "192.0.2.1/32" }, ports: [1080] },
                },
            },
        });
        const from = pod(proxied, "edge-bridge", "corda");
        expect(mayReach(policies(proxied), from, { ...world, address: "192.0.2.1" }, 1080)).toBe(true);
        expect(mayReach(policies(proxied), from, world, 10002)).toBe(false);
        expect(confOf(proxied, "edge-bridge")).toMatchObject({
            outboundConfig: { proxyConfig: { password: "${file:/sources/proxy-password/password}" } },
            useProxyForCrls: true,
        });
    });
});

describe("a float", () => {
    it("is reached by peers as the platform says, and by bridges by a name of its own [001-4] [001-17]", () => {
        expect(spec<V1ServiceSpec>(graph, "Service", "edge-float")).toMatchObject({
            type: "LoadBalancer",
            publishNotReadyAddresses: true,
            ports: [{ port: 10002, targetPort: 10002 }],
        });
        expect(graph.one("Service", "edge-float").inputs["metadata"]).toMatchObject({
            annotations: { "example.com/load-balancer": "network", "pulumi.com/skipAwait": "true" },
        });
        expect(spec<V1ServiceSpec>(graph, "Service", "edge-float-tunnel")).toMatchObject({
            type: "ClusterIP",
            ports: [{ port: 12005, targetPort: 12005 }],
        });
    });

    it("has no key of a node, and of the tunnel its own alone [000-6]", () => {
        const secrets = (workload(graph, "edge-float").pod.volumes ?? []).flatMap(({ secret }) => secret ?? []);
        expect(new Set(secrets.map(({ secretName }) => secretName))).toEqual(new Set(["tunnel-float"]));
        expect(Object.keys(confOf(graph, "edge-float"))).not.toContain("sslKeystore");
    });

    it("is started when its tunnel is open, and isn't asked for the port that nodes open later [000-18]", () => {
        const { startupProbe, readinessProbe, livenessProbe } = container(graph, "Deployment edge-float/float");
        expect(startupProbe?.tcpSocket).toEqual({ port: 12005 });
        for (const probe of [readinessProbe, livenessProbe]) {
            expect(probe?.httpGet).toEqual({ path: "/-/healthy", port: 9404 });
        }
    });
});

describe("a bridge", () => {
    it("is measured by its own JVM: it listens nowhere else [000-18]", () => {
        const { startupProbe, readinessProbe, livenessProbe, ports } = container(
            graph,
            "StatefulSet edge-bridge/bridge",
        );
        for (const probe of [startupProbe, readinessProbe, livenessProbe]) {
            expect(probe?.httpGet).toEqual({ path: "/-/healthy", port: 9404 });
        }
        expect(ports).toEqual([{ name: "metrics", containerPort: 9404 }]);
    });

    it("puts the nodes' TLS keys together in memory, and shows their passwords to no process list [000-6] [001-9]", () => {
        const importing = container(graph, "StatefulSet edge-bridge/p2p-keys");
        expect(importing.args).toEqual([
            "import-ssl-key",
            "--base-directory=/p2p",
            "--bridge-keystore=/p2p/bridge.jks",
            "--bridge-keystore-password=@/sources/p2p-password/password",
            "--node-keystores=/nodes/party-a/sslkeystore.jks",
            "--node-keystore-passwords=@/nodes/party-a/password",
            "--node-keystores=/nodes/party-b/sslkeystore.jks",
            "--node-keystore-passwords=@/nodes/party-b/password",
        ]);
        expect(volume(graph, "edge-bridge", "p2p").emptyDir?.medium).toBe("Memory");
        expect(confOf(graph, "edge-bridge")["sslKeystore"]).toBe("/p2p/bridge.jks");
    });

    it("reads the zone's trust store and parameters from where it is told [000-6]", async () => {
        const claimed = await recordFirewall({
            bridge: {
                zone: {
                    ...bridgeArgs().zone,
                    networkParameters: { claim: "party-a", path: "network-parameters" },
                },
            },
        });
        expect(confOf(claimed, "edge-bridge")).toMatchObject({
            trustStoreFile: "/sources/network-root/network-root-truststore.jks",
            networkParametersPath: "/sources/network-parameters/network-parameters",
        });
        expect(volume(claimed, "edge-bridge", "network-parameters").persistentVolumeClaim).toEqual({
            claimName: "party-a",
            readOnly: true,
        });
    });

    it("has its configuration made in memory, of Secrets that only the making container sees [001-9] [004-20]", () => {
        for (const { pod: made } of workloads(graph)) {
            const main = made.containers[0]?.volumeMounts ?? [];
            expect(main.map(({ name }) => name).filter((name) => name.endsWith("-password"))).toEqual([]);
            expect(main).toContainEqual({
                name: "configuration",
                mountPath: "/etc/corda/firewall.conf",
                subPath: "firewall.conf",
                readOnly: true,
            });
            expect(made.volumes?.find(({ name }) => name === "configuration")?.emptyDir?.medium).toBe("Memory");
        }
    });

    it("keeps its made-up password out of everything but its Secret [001-9]", () => {
        const made = [...graph.generated].filter(([stash]) => stash.startsWith("edge-bridge"));
        expect(made.map(([stash]) => stash)).toEqual(["edge-bridge-p2p-password.password"]);
        for (const [, password] of made) {
            const holding = graph.resources.filter(({ inputs }) => JSON.stringify(inputs).includes(password));
            expect(holding.map(({ name }) => name).sort()).toEqual(["edge-bridge-p2p", "edge-bridge-p2p-password"]);
        }
    });

    it("is a client of the broker it is given, by label, by key store and by address [000-6]", async () => {
        const credentials = (secret: string) => ({ secret: pulumi.output(secret), subject: `CN=${secret}` });
        const made = await recordFirewall({
            bridge: {
                broker: bridgeBroker({
                    name: "messaging",
                    address: "messaging.corda.svc.cluster.local:11005",
                    backupAddresses: ["messaging-standby.corda.svc.cluster.local:11005"],
                    clientLabel: { "broker.corda/messaging": "true" },
                    serverLabel: { "corda/broker": "messaging" },
                    credentials: { node: credentials("artemisnode"), bridge: credentials("artemisbridge") },
                    password: pulumi.output("unused"),
                    ready: [],
                }),
            },
        });
        expect(confOf(made, "edge-bridge")["outboundConfig"]).toMatchObject({
            artemisBrokerAddress: "messaging.corda.svc.cluster.local:11005",
            alternateArtemisBrokerAddresses: ["messaging-standby.corda.svc.cluster.local:11005"],
            artemisSSLConfiguration: { sslKeystore: "/keystores/artemisbridge.jks" },
        });
        expect(workload(made, "edge-bridge").labels).toMatchObject({ "broker.corda/messaging": "true" });
        expect(container(made, "StatefulSet edge-bridge/keystores-artemisbridge").args).toEqual([
            "/etc/corda-pki/artemisbridge",
            "/keystores",
            "artemisbridge",
            brokerClientStore,
        ]);
        const from = pod(made, "edge-bridge", "corda");
        expect(mayReach(policies(made), from, stranger("corda", { "corda/broker": "messaging" }), 11005)).toBe(true);
        expect(mayReach(policies(made), from, stranger("corda", { "corda/broker": "other" }), 11005)).toBe(false);
    });

    it("stands before one to ten nodes [000-6]", async () => {
        const nodes = (count: number) => ({
            bridge: {
                p2p: { nodes: Array.from({ length: count }, (_, at) => ({ name: `n${at}`, secret: `s${at}` })) },
            },
        });
        await expect(recordFirewall(nodes(10))).resolves.toBeDefined();
        await expect(recordFirewall(nodes(11))).rejects.toThrow(
            "firewall edge-bridge: 11 nodes stand behind it, and Corda supports 10; " +
                "give the others a firewall of their own",
        );
        await expect(recordFirewall(nodes(0))).rejects.toThrow("firewall edge-bridge: no node stands behind it");
    });

    it("chooses over the broker or over ZooKeeper which of several works [003-10]", async () => {
        const several = await recordFirewall({ bridge: { replicas: 2 } });
        expect(confOf(several, "edge-bridge")["haConfig"]).toMatchObject({ haConnectionString: "bully://localhost" });
        expect(workload(several, "edge-bridge").spec.replicas).toBe(2);
        const path = { pods: { "app.kubernetes.io/name": "zookeeper" }, ports: [2181] };
        const kept = await recordFirewall({
            bridge: { replicas: 2, zooKeeper: { servers: ["zk://zk-0:2181", "zk://zk-1:2181"], path } },
        });
        expect(confOf(kept, "edge-bridge")["haConfig"]).toMatchObject({
            haConnectionString: "zk://zk-0:2181,zk://zk-1:2181",
        });
    });
});

describe("a firewall with an HSM", () => {
    const vault = hsmOf("utimaco");
    const generated = { hsm: vault, keyStores: "made" };
    const inHsm = {
        bridge: {
            broker: { address: "messaging:11005", keys: generated },
            tunnel: { keys: generated, floatSubject: "CN=float, O=Corda, L=London, C=GB" },
            p2p: {
                nodes: [{ name: "party-a" }],
                keyStore: { secret: "registered", key: "sslkeystore.jks" },
                password: { secret: "registered", key: "keyStorePassword" },
                hsm: vault,
            },
        },
        float: { tunnel: { keys: generated, bridgeSubject: "CN=bridge, O=Corda, L=London, C=GB" } },
    };

    it("says so in its configuration for every key [000-9]", async () => {
        const made = await recordFirewall(inHsm);
        const service = { name: "UTIMACO", conf: "/hsm/vault/utimaco.conf" };
        expect(confOf(made, "edge-bridge")).toMatchObject({
            p2pTlsSigningCryptoServiceConfig: service,
            artemisCryptoServiceConfig: service,
            tunnelingCryptoServiceConfig: service,
        });
        expect(confOf(made, "edge-float")).toMatchObject({ tunnelingCryptoServiceConfig: service });
    });

    it("has no private key in any Secret or volume that the program makes; without one it has four [000-9]", async () => {
        const places = (of: ProgramGraph) =>
            privateKeyPlaces({
                pods: workloads(of).map(({ name, pod: made }) => ({ name, ...made })),
                secrets: of.ofType("Secret").map(({ name, inputs }) => ({
                    name,
                    keys: Object.keys(unwrapped(inputs["stringData"]) as Record<string, string>),
                })),
            });
        expect(places(await recordFirewall(inHsm))).toEqual([]);
        expect(places(graph).map(({ name, file }) => `${name} ${file}`)).toEqual([
            "edge-bridge/keystores /keystores/artemisbridge.jks",
            "edge-bridge/tunnel /tunnel/bridge.jks",
            "edge-bridge/p2p /p2p/bridge.jks",
            "edge-float/tunnel /tunnel/float.jks",
        ]);
    });

    it("may reach the HSM and nothing more than without one [000-9]", async () => {
        const made = await recordFirewall(inHsm);
        const device = { ...world, address: "10.1.2.3" };
        for (const from of [pod(made, "edge-bridge", "corda"), pod(made, "edge-float", "dmz")]) {
            expect(mayReach(policies(made), from, device, 288)).toBe(true);
            expect(mayReach(policies(made), from, device, 443)).toBe(false);
            expect(mayReach(policies(made), from, { ...device, address: "10.1.2.4" }, 288)).toBe(false);
        }
    });

    it("is refused where the release can't keep that key in it [000-9]", async () => {
        await expect(recordFirewall({ float: { ...inHsm.float, version: "4.1" } })).rejects.toThrow(
            "firewall edge-float, HSM vault: Corda 4.1 can't keep a firewall's tunnel keys in utimaco, " +
                "which takes 4.2 or later",
        );
    });
});

function volume(of: ProgramGraph, name: string, wanted: string): V1Volume {
    const found = workload(of, name).pod.volumes?.find((one) => one.name === wanted);
    if (found === undefined) {
        throw new Error(`${name} has no volume ${wanted}`);
    }
    return found;
}
