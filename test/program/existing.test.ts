import { beforeAll, describe, expect, it } from "vitest";
import { onFlavour } from "./openshift";
import type { ProgramGraph, RecordedResource } from "./program-graph";
import { isSecretValue, strings, unwrapped } from "./recorded-values";
import { recordProgram } from "./recorded-graph";

/** Participants in namespaces of their own, in a cluster where nothing of the cluster's own may be made. */
let within: ProgramGraph;
let allowed: ProgramGraph;
beforeAll(async () => {
    const file = "docs/topologies/participants.yaml";
    within = await recordProgram({ file, edit: ({ platform }) => (platform["clusterScope"] = "forbidden") });
    allowed = await recordProgram({ file });
});

const spec = ({ inputs }: RecordedResource) => unwrapped(inputs["spec"]) as Record<string, unknown>;
const metadata = ({ inputs }: RecordedResource) =>
    unwrapped(inputs["metadata"]) as {
        readonly name?: string;
        readonly namespace?: string;
        readonly annotations?: Record<string, string>;
    };

describe("a network that may make nothing of the cluster's own", () => {
    it("makes objects in namespaces and nothing else [001-19]", () => {
        expect(within.kubernetes.length).toBeGreaterThan(50);
        expect(within.kubernetes.filter((object) => metadata(object).namespace === undefined)).toEqual([]);
        expect(allowed.kubernetes.filter((object) => metadata(object).namespace === undefined)).toHaveLength(3);
    });

    it("looks its namespaces up, each by its name, and changes nothing of them [001-19]", () => {
        const namespaces = within.ofType("Namespace");
        expect(namespaces.map(({ lookedUp }) => lookedUp).sort()).toEqual(
            allowed
                .ofType("Namespace")
                .map((namespace) => metadata(namespace).name)
                .sort(),
        );
        for (const namespace of namespaces) {
            expect(namespace.inputs).toEqual({
                apiVersion: "v1",
                kind: "Namespace",
                metadata: { name: namespace.lookedUp },
            });
        }
    });

    it("lets nothing into a namespace before the program has seen that it is there, and that it denies [001-19] [004-7]", () => {
        for (const workload of [...within.ofType("StatefulSet"), ...within.ofType("Job")]) {
            const before = [...within.before(workload)].map((urn) => within.at(urn));
            const { namespace } = metadata(workload);
            expect(before.filter(({ lookedUp }) => lookedUp === namespace)).toHaveLength(1);
            expect(before.map(({ name }) => name)).toContain(`${namespace ?? ""}-default-deny`);
        }
    });

    it("waits for no claim, because only a right in the cluster tells when one is bound [001-19]", () => {
        const claims = within.ofType("PersistentVolumeClaim");
        expect(claims.length).toBeGreaterThan(4);
        for (const claim of claims) {
            expect(metadata(claim).annotations).toMatchObject({ "pulumi.com/skipAwait": "true" });
        }
        for (const claim of allowed.ofType("PersistentVolumeClaim")) {
            expect(metadata(claim).annotations ?? {}).not.toHaveProperty("pulumi.com/skipAwait");
        }
    });

    it("is otherwise the network that it is elsewhere [001-19]", () => {
        const others = (graph: ProgramGraph) =>
            graph.kubernetes
                .filter(({ type }) => !/:(Namespace|PersistentVolumeClaim)$/.test(type))
                .map((object) => [object.urn, graph.comparable(object)]);
        expect(others(within)).toEqual(others(allowed));
    });
});

describe("a cluster that another stack made", () => {
    let graph: ProgramGraph;
    beforeAll(async () => {
        graph = await recordProgram({
            file: "docs/topologies/openshift.yaml",
            edit: ({ platform }) =>
                (platform["stackReference"] = { stack: "bank/clusters/prod", output: "kubeconfig" }),
        });
    });
    const provider = () => graph.one("pulumi:providers:kubernetes", "existing");

    it("is reached by that stack's output, at the context that the stack file names [001-19]", () => {
        const reference = graph.one("pulumi:pulumi:StackReference", "existing-cluster");
        expect(reference.lookedUp).toBe("bank/clusters/prod");
        expect(provider().propertyDependencies["kubeconfig"]).toEqual([reference.urn]);
        expect(provider().inputs["context"]).toBe("bank-cluster");
        expect(unwrapped(provider().inputs["kubeconfig"])).toContain("name: bank-cluster");
    });

    it("is reached by nothing that anybody could read: the kubeconfig stays a secret [003-6]", () => {
        expect(isSecretValue(provider().inputs["kubeconfig"])).toBe(true);
        for (const { urn, inputs, outputs } of graph.resources.filter(({ lookedUp }) => lookedUp === undefined)) {
            for (const [path, text] of strings({ inputs, outputs }, false)) {
                expect(text.includes("kind: Config"), `${urn} ${path}`).toBe(false);
            }
        }
    });
});

describe("a network on GKE", () => {
    let graph: ProgramGraph;
    beforeAll(async () => {
        graph = await recordProgram({ file: "docs/topologies/gke.yaml" });
    });

    it("has ledgers of the class that GKE has for them, without being told [003-16]", () => {
        for (const claim of graph.ofType("PersistentVolumeClaim")) {
            expect(spec(claim)["storageClassName"]).toBe("premium-rwo");
        }
    });

    it("has a load balancer inside Google's network for each node with a host, and for nothing else [003-16] [001-16]", () => {
        const shown = graph.ofType("Service").filter((service) => spec(service)["type"] === "LoadBalancer");
        expect(shown.map((service) => [metadata(service).name, metadata(service).annotations])).toEqual(
            ["party-a", "party-b"].map((name) => [
                name,
                {
                    "pulumi.com/skipAwait": "true",
                    "networking.gke.io/load-balancer-type": "Internal",
                    "external-dns.alpha.kubernetes.io/hostname": `${name}.corda.bank.example.com`,
                },
            ]),
        );
        for (const service of shown) {
            expect(spec(service)["loadBalancerSourceRanges"]).toEqual(["10.20.0.0/16"]);
        }
    });

    it("asks whatever answers names there, at the port of names and no other [003-16]", () => {
        expect(spec(graph.one("NetworkPolicy", "corda-allow-dns"))["egress"]).toEqual([
            {
                to: [
                    ...["kube-dns", "node-local-dns"].map((name) => ({
                        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
                        podSelector: { matchLabels: { "k8s-app": name } },
                    })),
                    { ipBlock: { cidr: "169.254.20.10/32" } },
                    { ipBlock: { cidr: "169.254.169.254/32" } },
                ],
                ports: [
                    { protocol: "UDP", port: 53 },
                    { protocol: "TCP", port: 53 },
                ],
            },
        ]);
    });

    it("shows its web client under a host with a record and a certificate [002-12] [003-13]", () => {
        expect(metadata(graph.one("Ingress", "bank-web")).annotations).toEqual({
            "pulumi.com/skipAwait": "true",
            "cert-manager.io/cluster-issuer": "letsencrypt",
            "external-dns.alpha.kubernetes.io/hostname": "web.corda.bank.example.com",
        });
    });
});

describe("a zone that external-dns keeps", () => {
    const withZone = (file: string, zone: string) =>
        recordProgram({ file, edit: ({ platform }) => (platform["dns"] = { zone }) });
    const hostOf = (object: RecordedResource) =>
        metadata(object).annotations?.["external-dns.alpha.kubernetes.io/hostname"];

    it("has the hosts of a zone on CENM that lie in it [002-12] [003-13]", async () => {
        const graph = await withZone("docs/topologies/cenm.yaml", "example.com");
        const ingresses = graph.ofType("Ingress");
        expect(ingresses.length).toBeGreaterThanOrEqual(2);
        for (const ingress of ingresses) {
            const [rule] = spec(ingress)["rules"] as { host: string }[];
            expect(hostOf(ingress)).toBe(rule?.host);
        }
    });

    it("has a Route's host on OpenShift, and none that lies elsewhere [000-11] [002-12]", async () => {
        const file = "docs/topologies/openshift.yaml";
        expect(hostOf((await withZone(file, "example.com")).one("Route", "bank-web"))).toBe("bank.example.com");
        expect(hostOf((await withZone(file, "ank.example.com")).one("Route", "bank-web"))).toBeUndefined();
    });
});

describe("a cluster of one's own on EC2", () => {
    it("gets Network Load Balancers that keep quiet connections, from the controller that one installs [002-38] [001-16]", async () => {
        const graph = await onFlavour("generic", ({ platform, network }) => {
            platform["loadBalancers"] = { controller: "aws" };
            const [node] = network.nodes;
            Object.assign(node ?? {}, { host: "party-a.example.com" });
        });
        const service = graph.one("Service", "party-a");
        expect(spec(service)["loadBalancerClass"]).toBe("service.k8s.aws/nlb");
        expect(metadata(service).annotations).toEqual({
            "pulumi.com/skipAwait": "true",
            "service.beta.kubernetes.io/aws-load-balancer-scheme": "internet-facing",
            "service.beta.kubernetes.io/aws-load-balancer-nlb-target-type": "instance",
            "service.beta.kubernetes.io/aws-load-balancer-attributes": "load_balancing.cross_zone.enabled=true",
            "service.beta.kubernetes.io/aws-load-balancer-listener-attributes.TCP-10002":
                "tcp.idle_timeout.seconds=6000",
        });
    });
});
