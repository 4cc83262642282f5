import type { V1NetworkPolicySpec } from "@kubernetes/client-node";
import { beforeAll, describe, expect, it } from "vitest";
import { type Endpoint, mayReach, type PlacedPolicy } from "./reachability";
import type { ProgramGraph } from "./program-graph";
import { recordProgram } from "./recorded-graph";
import { unwrapped } from "./recorded-values";
import { workloads } from "./workloads";

const namespace = "corda";
let graph: ProgramGraph;
let policies: PlacedPolicy[];
let pods: Endpoint[];

/** Pods of the stack by workload, under the names of their workloads. */
const podsOf = (program: ProgramGraph): Endpoint[] =>
    workloads(program).map(({ name, labels }, index) => ({
        name,
        namespace,
        labels,
        address: `10.244.0.${index + 10}`,
    }));
const policiesOf = (program: ProgramGraph): PlacedPolicy[] =>
    program.ofType("NetworkPolicy").map(({ inputs }) => ({
        namespace: (unwrapped(inputs["metadata"]) as { namespace: string }).namespace,
        spec: unwrapped(inputs["spec"]) as V1NetworkPolicySpec,
    }));

beforeAll(async () => {
    graph = await recordProgram();
    policies = policiesOf(graph);
    pods = podsOf(graph);
});

/** Who else there may be. */
const others: Endpoint[] = [
    {
        name: "client of party-a",
        namespace,
        labels: { "corda/role": "rpc-client", "rpc.corda/party-a": "true" },
        address: "10.244.1.1",
    },
    { name: "client of nobody", namespace, labels: { "corda/role": "rpc-client" }, address: "10.244.1.2" },
    { name: "stranger", namespace, labels: { app: "stranger" }, address: "10.244.1.3" },
    {
        name: "node elsewhere",
        namespace: "default",
        labels: { "corda/role": "node", "corda/node": "party-a", "rpc.corda/party-a": "true" },
        address: "10.244.1.4",
    },
    {
        name: "prometheus",
        namespace: "monitoring",
        labels: { "app.kubernetes.io/name": "prometheus" },
        address: "10.244.1.5",
    },
    { name: "dns", namespace: "kube-system", labels: { "k8s-app": "kube-dns" }, address: "10.244.1.6" },
    { name: "world", namespace: "", address: "93.184.216.34" },
    { name: "our network", namespace: "", address: "192.168.3.4" },
    { name: "metadata service", namespace: "", address: "169.254.169.254" },
];
/** Every port anybody listens on, and some nobody should. */
const tcp = [22, 53, 80, 443, 2222, 5432, 6443, 8080, 8081, 9404, 9405, 10002, 10003, 10043];

/** `from → to: ports` for every pair of which one end is of the network and that may talk. */
function matrix(): string[] {
    return [...pods, ...others].flatMap((from) =>
        [...pods, ...others]
            .filter((to) => to !== from && (pods.includes(from) || pods.includes(to)))
            .flatMap((to) => {
                const open = tcp.filter((port) => mayReach(policies, from, to, port));
                return open.length === 0 ? [] : [`${from.name} → ${to.name}: ${open.join(" ")}`];
            }),
    );
}

const members = ["notary", "party-a", "party-b"];
const nodePods = [...members, "notary-registration"];

describe("who may reach whom in the dev stack", () => {
    it("is exactly this [001-12] [004-22] [004-23] [004-24] [004-25] [004-26]", () => {
        const repository = ["corda-cordapps", "corda-cordapps-check"];
        const expected = [
            // Members talk to members; a notary that still registers talks to none of them.
            ...members.flatMap((from) => members.filter((to) => to !== from).map((to) => `${from} → ${to}: 10002`)),
            // Everybody goes to the map, and to the CorDapps.
            ...nodePods.map((from) => `${from} → corda-network-map: 8080`),
            ...[...nodePods, "corda-network-map", "client of party-a", "client of nobody"].flatMap((from) =>
                repository.map((to) => `${from} → ${to}: 8080`),
            ),
            // Each to its own database alone.
            ...nodePods.map((from) => `${from} → ${from.replace("-registration", "")}-db: 5432`),
            // A client goes to the node that admits it.
            "client of party-a → party-a: 10003",
            // Metrics are for the namespace that scrapes.
            ...nodePods.map((to) => `prometheus → ${to}: 9404 9405`),
            ...["corda-network-map", ...repository].map((to) => `prometheus → ${to}: 9404`),
            // Names are for everybody, the outside only for who fetches CorDapps.
            ...pods.map(({ name }) => `${name} → dns: 53`),
            ...repository.map((from) => `${from} → world: 443`),
        ];
        expect(matrix().sort()).toEqual(expected.sort());
    });

    it("lets every pod resolve names over UDP too, at the cluster's DNS alone [004-22]", () => {
        for (const pod of pods) {
            const resolvers = others.filter((other) => mayReach(policies, pod, other, 53, "UDP"));
            expect(
                resolvers.map(({ name }) => name),
                pod.name,
            ).toEqual(["dns"]);
        }
    });

    it("denies a pod that nobody planned everything, in and out [004-22]", () => {
        const [stranger] = others.filter(({ name }) => name === "stranger");
        if (stranger === undefined) {
            throw new Error("there is no stranger to deny anything");
        }
        for (const other of [...pods, ...others]) {
            for (const port of tcp.filter((each) => each !== 53)) {
                expect(mayReach(policies, stranger, other, port), `to ${other.name}:${port}`).toBe(false);
                expect(mayReach(policies, other, stranger, port), `from ${other.name}`).toBe(false);
            }
        }
    });

    it("leaves no pod without a policy for both directions even if every named path is taken away [004-22]", () => {
        const denying = policies.filter(({ spec }) => Object.keys(spec.podSelector ?? {}).length === 0);
        expect(denying.map(({ spec }) => spec.policyTypes)).toContainEqual(["Ingress", "Egress"]);
        const named = (name: string) => graph.one("NetworkPolicy", name).inputs["spec"];
        expect(named("corda-default-deny")).toEqual({ podSelector: {}, policyTypes: ["Ingress", "Egress"] });
    });
});

describe("the CorDapp repository's way out", () => {
    const reached = async (mavenRepository: string, ports: number[]) => {
        const elsewhere = await recordProgram({
            edit: ({ platform }) => (platform["mavenRepository"] = mavenRepository),
        });
        const from = podsOf(elsewhere).find(({ name }) => name === "corda-cordapps");
        return others.flatMap((to) =>
            ports
                .filter((port) => from !== undefined && mayReach(policiesOf(elsewhere), from, to, port))
                .map((port) => `${to.name}:${port}`),
        );
    };

    it("is one address and one port for a repository named by its address", async () => {
        expect(await reached("http://192.168.3.4:8081/maven", [80, 443, 8081])).toEqual(["our network:8081"]);
    });

    it("is the repository's port for one named by a host, and never the metadata service", async () => {
        const found = await reached("https://maven.example.com/releases", [80, 443]);
        expect(found).toContain("world:443");
        expect(found).toContain("our network:443");
        expect(found.filter((path) => path.startsWith("metadata") || path.endsWith(":80"))).toEqual([]);
    });
});
