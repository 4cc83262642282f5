import { beforeAll, describe, expect, it } from "vitest";
import { readHocon } from "../../components/node/read-hocon";
import { title } from "../comparison";
import type { ProgramGraph, RecordedResource } from "../program-graph";
import type { Endpoint } from "../reachability";
import { unwrapped } from "../recorded-values";
import { containers, type Workload, workloads } from "../workloads";
import { namespaceOf, podsOf, reachMatrix } from "./endpoints";
import { recordTopology } from "./topologies";

let graph: ProgramGraph;
beforeAll(async () => {
    graph = await recordTopology("shared-firewall");
});

const brokers = ["messaging", "messaging-standby"];
const banks = ["bank-a", "bank-b", "bank-c"];
const nodes = [...banks, "bank-c-standby"];

const workload = (name: string): Workload => {
    const found = workloads(graph).find((each) => each.name === name);
    if (found === undefined) {
        throw new Error(`there is no workload ${name}`);
    }
    return found;
};
/** Names of the Secrets that a pod's volumes read, without what stands for their content. */
const secretsOf = ({ pod }: Workload): string[] => {
    const sources = (pod.volumes ?? []).flatMap(({ secret, projected }) => [
        secret?.secretName,
        ...(projected?.sources ?? []).map((source) => source.secret?.name),
    ]);
    return [...new Set(sources.flatMap((name) => (name === undefined ? [] : [name.replace(/-[0-9a-f]{8}$/, "")])))];
};
/** node.conf of a node, read as Corda reads it. */
const nodeConf = (node: string) => {
    const secret = graph.one("Secret", `${node}-conf`).inputs["stringData"];
    return readHocon((unwrapped(secret) as Record<string, string>)["node.conf"] ?? "");
};

/** Who else there may be; pods listen where such pods do. */
const strangers: readonly (Endpoint & { readonly listens?: readonly number[] })[] = [
    {
        name: "client of bank-a",
        namespace: "corda",
        labels: { "corda/role": "rpc-client", "rpc.corda/bank-a": "true" },
        address: "10.244.1.1",
        listens: [8080],
    },
    { name: "stranger", namespace: "corda", labels: { app: "stranger" }, address: "10.244.1.2", listens: [8080] },
    {
        name: "stranger beside the float",
        namespace: "dmz",
        labels: { app: "stranger" },
        address: "10.244.1.3",
        listens: [8080],
    },
    {
        name: "bridge elsewhere",
        namespace: "default",
        labels: { "corda/role": "bridge", "broker.corda/messaging": "true" },
        address: "10.244.1.4",
        listens: [9404],
    },
    {
        name: "prometheus",
        namespace: "monitoring",
        labels: { "app.kubernetes.io/name": "prometheus" },
        address: "10.244.1.5",
        listens: [9090],
    },
    { name: "dns", namespace: "kube-system", labels: { "k8s-app": "kube-dns" }, address: "10.244.1.6", listens: [53] },
    { name: "world", namespace: "", address: "93.184.216.34" },
    { name: "our network", namespace: "", address: "192.168.3.4" },
    { name: "metadata service", namespace: "", address: "169.254.169.254" },
];
/** Every port anybody listens on, and some nobody should. */
const tcp = [22, 53, 80, 443, 1433, 2222, 5432, 6443, 8080, 8081, 9090, 9404, 9405, 10002, 10003, 10043, 11005, 12005];

describe("who may reach whom where nodes share a firewall", () => {
    /** The matrix without ports at which a foreign pod doesn't listen: a way to every address is one to every pod. */
    const ways = () =>
        reachMatrix(graph, strangers, tcp).flatMap((way) => {
            const [, from = "", to = "", ports = ""] = /^(.*) → (.*): (.*)$/.exec(way) ?? [];
            const listens = strangers.find(({ name }) => name === to)?.listens ?? tcp;
            const open = ports.split(" ").filter((port) => listens.includes(Number(port)));
            return open.length === 0 ? [] : [`${from} → ${to}: ${open.join(" ")}`];
        });

    it("is exactly this [000-5] [000-6] [001-12] [001-13] [004-22] [004-23] [004-24] [004-25] [004-26]", () => {
        const outside = ["world", "our network"];
        const expected = [
            // Nodes and their bridge use the broker; it and its standby talk to each other and to nobody else.
            ...[...nodes, "edge-bridge"].flatMap((from) => brokers.map((to) => `${from} → ${to}: 11005`)),
            "messaging → messaging-standby: 11005",
            "messaging-standby → messaging: 11005",
            // The bridge opens the tunnel; nodes behind one firewall call each other by its float.
            "edge-bridge → edge-float: 10002 12005",
            // It calls peers, at any port of theirs, and fetches revocation lists.
            `edge-bridge → world: 80 443 ${tcp.filter((port) => port >= 1024).join(" ")}`,
            // Anybody may call a float, at P2P alone.
            ...strangers
                .filter(({ name }) => name !== "prometheus")
                .map(({ name }) => `${name} → edge-float: 10002`)
                .filter((way) => !/^(client of bank-a|stranger)/.test(way)),
            "prometheus → edge-float: 9404 10002",
            // Nodes go to the zone and to their own databases.
            ...["bank-a", "bank-b"].flatMap((from) => [
                `${from} → ${from}-db: 5432`,
                ...outside.map((to) => `${from} → ${to}: 443`),
            ]),
            ...["bank-c", "bank-c-standby"].flatMap((from) => outside.map((to) => `${from} → ${to}: 443 1433`)),
            // The registration goes to the zone and to the API server.
            ...outside.map((to) => `edge-registration → ${to}: 443 6443`),
            "client of bank-a → bank-a: 10003",
            // Metrics are for the namespace that scrapes, names for everybody but the float.
            ...nodes.map((to) => `prometheus → ${to}: 9404 9405`),
            ...[...brokers, "edge-bridge"].map((to) => `prometheus → ${to}: 9404`),
            ...podsOf(graph)
                .filter(({ name }) => name !== "edge-float")
                .map(({ name }) => `${name} → dns: 53`),
        ];
        expect(ways().sort()).toEqual(expected.sort());
    });

    it("is at the bridge the peers that the stack file names, where it names some [000-6] [001-12]", async () => {
        const made = await recordTopology("shared-firewall", (stack) => {
            Object.assign((stack.network["firewalls"] as object[])[0] ?? {}, { peers: ["192.168.3.0/24"] });
        });
        const called = reachMatrix(made, strangers, tcp).filter((way) => way.startsWith("edge-bridge → "));
        const allPeers = `80 443 ${tcp.filter((port) => port >= 1024).join(" ")}`;
        expect(called).toContain(`edge-bridge → our network: ${allPeers}`);
        expect(called.filter((way) => way.includes("→ world"))).toEqual([]);
    });

    it("leaves nobody a way to a node, but its RPC clients and Prometheus: no node listens for peers [000-6] [001-12]", () => {
        expect(
            ways()
                .filter((way) => nodes.some((node) => way.includes(`→ ${node}:`)))
                .map((way) => way.split(" → ")[0]),
        ).toEqual(["client of bank-a", ...nodes.map(() => "prometheus")]);
        const listening = containers(graph)
            .filter(({ container }) => container.name === "node")
            .map(({ container }) =>
                container.ports?.map(({ name, containerPort }) => `${name ?? ""} ${containerPort}`),
            );
        expect(listening).toEqual(nodes.map(() => ["rpc 10003", "metrics 9404"]));
        const p2p = graph.ofType("Service").filter(({ inputs }) => JSON.stringify(inputs["spec"]).includes("10002"));
        expect(p2p.map(({ name }) => name)).toEqual(["edge-float"]);
    });
});

describe("what nodes behind a firewall are told", () => {
    it("is one broker with its standby, and the float as their address: each its own name and passwords [000-5] [000-6]", () => {
        for (const bank of banks) {
            expect(nodeConf(bank)).toMatchObject({
                p2pAddress: "corda.bank.example.com:10002",
                messagingServerAddress: "messaging.corda.svc.cluster.local:11005",
                messagingServerExternal: true,
                enterpriseConfiguration: {
                    externalBridge: true,
                    messagingServerBackupAddresses: ["messaging-standby.corda.svc.cluster.local:11005"],
                    messagingServerSslConfiguration: { sslKeystore: "/keystores/artemisnode.jks" },
                },
            });
        }
        const own = banks.map((bank) => nodeConf(bank));
        expect(new Set(own.map(({ myLegalName }) => myLegalName)).size).toBe(3);
        expect(new Set(own.map(({ keyStorePassword }) => keyStorePassword)).size).toBe(3);
    });
});

describe("the keys of a shared firewall", () => {
    it("are with whom they are for: the float has the tunnel's alone, the bridge no node's identity [000-6] [001-13]", () => {
        expect(secretsOf(workload("edge-float"))).toEqual(["edge-tunnel-float"]);
        expect(secretsOf(workload("edge-bridge")).sort()).toEqual([
            "edge-bridge-certificates",
            "edge-tunnel-bridge",
            "messaging-pki-artemisbridge",
        ]);
        const database = (bank: string) => (bank === "bank-c" ? "bank-c-db" : `${bank}-db-credentials`);
        for (const node of nodes) {
            const bank = node.replace("-standby", "");
            expect(secretsOf(workload(node)).sort(), node).toEqual(
                [
                    `${bank}-certificates`,
                    `${bank}-conf`,
                    `${bank}-rpc-tls`,
                    database(bank),
                    "messaging-pki-artemisnode",
                ].sort(),
            );
        }
        for (const broker of brokers) {
            expect(secretsOf(workload(broker)).sort(), broker).toEqual(
                [`${broker}-configuration`, "messaging-pki-artemis"].sort(),
            );
        }
    });

    it("are in the float's namespace the tunnel's alone, and nothing of a node is there [001-13] [001-15]", () => {
        const inDmz = graph.kubernetes.filter((object) => namespaceOf(object) === "dmz");
        const secrets = inDmz.filter(({ type }) => type.endsWith(":Secret")).map(({ name }) => name);
        expect(secrets.sort()).toEqual(["dmz-secrets-registry", "edge-tunnel-float"]);
        expect(inDmz.filter(({ name }) => /bank|messaging|bridge|registration/.test(name))).toEqual([]);
        expect(workloads(graph).filter(({ resource }) => namespaceOf(resource) === "dmz")).toHaveLength(1);
    });
});

describe("the order in which a shared firewall comes up", () => {
    const before = (later: RecordedResource, earlier: RecordedResource) => graph.before(later).has(earlier.urn);
    const job = () => graph.one("Job", "edge-registration");
    const bridge = () => workload("edge-bridge").resource;

    it("is float, registration, bridge, nodes [000-4] [000-6]", () => {
        expect(before(bridge(), workload("edge-float").resource)).toBe(true);
        expect(before(bridge(), job())).toBe(true);
        for (const node of nodes) {
            expect(before(workload(node).resource, bridge()), node).toBe(true);
            expect(before(workload(node).resource, job()), node).toBe(true);
        }
    });

    it("has the broker and its standby before the bridge and every node [000-5]", () => {
        for (const each of ["edge-bridge", ...nodes]) {
            for (const broker of brokers) {
                expect(before(workload(each).resource, workload(broker).resource), `${each} after ${broker}`).toBe(
                    true,
                );
            }
        }
    });

    it("registers all nodes by one Job, with the configuration that they run with, into a Secret each [000-4] [000-6]", () => {
        const { pod } = workload("edge-registration");
        const [register] = pod.initContainers ?? [];
        expect(register?.args?.filter((arg) => arg.startsWith("--config-files"))).toEqual(
            banks.map((bank) => `--config-files=/etc/corda/${bank}/node.conf`),
        );
        const rules = graph.one("Role", "edge-registration").inputs["rules"] as { resourceNames: string[] }[];
        expect(rules.map(({ resourceNames }) => resourceNames)).toEqual([
            [...banks.map((bank) => `${bank}-certificates`), "edge-bridge-certificates"],
        ]);
    });
});

describe("a node with a standby", () => {
    it("is two processes that keep apart, each with a volume of its own, and one identity [001-3] [003-10]", () => {
        const [first, second] = [workload("bank-c"), workload("bank-c-standby")];
        const claims = [first, second].map(({ pod }) =>
            pod.volumes?.flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []),
        );
        expect(claims).toEqual([["bank-c"], ["bank-c-standby"]]);
        expect([first.spec.replicas, second.spec.replicas]).toEqual([1, 1]);
        expect(secretsOf(first)).toEqual(secretsOf(second));
        for (const { pod, labels } of [first, second]) {
            const terms = pod.affinity?.podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
            expect(terms.map(({ podAffinityTerm }) => podAffinityTerm.topologyKey)).toEqual([
                "topology.kubernetes.io/zone",
                "kubernetes.io/hostname",
            ]);
            for (const { podAffinityTerm } of terms) {
                expect(labels).toMatchObject(podAffinityTerm.labelSelector?.matchLabels ?? {});
            }
        }
    });

    it("lets one of them run, by a lock in the database that both use [001-3] [003-10]", () => {
        const conf = nodeConf("bank-c");
        expect(conf).toMatchObject({ enterpriseConfiguration: { mutualExclusionConfiguration: { on: true } } });
        expect(conf).toMatchObject({ dataSourceProperties: { dataSource: expect.anything() as object } });
        expect(nodeConf("bank-a")).not.toHaveProperty("enterpriseConfiguration.mutualExclusionConfiguration");
        expect(graph.before(workload("bank-c-standby").resource)).toContain(workload("bank-c").resource.urn);
    });

    it("has its standby waited for by nobody: Corda ends it as long as the other runs [001-3] [001-11]", () => {
        const { resource } = workload("bank-c-standby");
        expect(resource.inputs["metadata"]).toMatchObject({ annotations: { "pulumi.com/skipAwait": "true" } });
        expect(workload("bank-c").resource.inputs["metadata"]).not.toHaveProperty("annotations");
        expect(graph.resources.filter((each) => each.dependencies.includes(resource.urn)).map(title)).toEqual([]);
    });
});
