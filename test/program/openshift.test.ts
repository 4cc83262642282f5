import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { V1NetworkPolicySpec, V1PodSecurityContext, V1SecurityContext } from "@kubernetes/client-node";
import { beforeAll, describe, expect, it } from "vitest";
import { ports } from "../../components/ports";
import { bankWeb } from "./bank-web";
import { compare, title } from "./comparison";
import { onFlavour } from "./openshift";
import { heldAgainstPlan, services, type ServiceSpec } from "./planned-ports";
import type { ProgramGraph } from "./program-graph";
import { type Endpoint, mayReach } from "./reachability";
import { unwrapped } from "./recorded-values";
import { root, type WrittenStack, writtenMember } from "./stack-file";
import { containers, workloads } from "./workloads";

/** A web client as a stack file names it where a Route serves it. */
const { ingress, tls, ...routed } = bankWeb;

let generic: ProgramGraph;
let graph: ProgramGraph;
let withOwnCertificate: ProgramGraph;
beforeAll(async () => {
    generic = await onFlavour("generic", ({ network }) => (network["webClients"] = [{ ...routed, ingress, tls }]));
    graph = await onFlavour("openshift", ({ network }) => (network["webClients"] = [routed]));
    withOwnCertificate = await onFlavour("openshift", ({ network }) => {
        network["webClients"] = [{ ...routed, tls: { secret: "bank-tls" } }];
    });
});

const namesUser = /"(runAsUser|runAsGroup|fsGroup)"/;

/** Name, type and ports of every Service that somebody outside may see. */
const shownServices = (program: ProgramGraph) =>
    services(program)
        .filter(({ spec: { type } }) => type !== undefined && type !== "ClusterIP")
        .map(({ name, spec }) => [name, spec.type, ...spec.ports.map(({ port }) => port)]);

type Security = V1PodSecurityContext & V1SecurityContext;

/** A pod's own security context and those of its containers. */
const contexts = (program: ProgramGraph): [string, Security][] => [
    ...workloads(program).map(({ kind, name, pod }): [string, Security] => [
        `${kind} ${name}`,
        pod.securityContext ?? {},
    ]),
    ...containers(program).map(({ title: at, container }): [string, Security] => [at, container.securityContext ?? {}]),
];

describe("the dev stack on OpenShift", () => {
    it("names no user and no group of any pod, container or file: the cluster chooses them [000-11]", () => {
        const named = contexts(graph).filter(([, context]) =>
            ["runAsUser", "runAsGroup", "fsGroup", "supplementalGroups"].some((key) => key in context),
        );
        expect(named.map(([at]) => at)).toEqual([]);
        expect(JSON.stringify(graph.resources.map(({ inputs }) => inputs))).not.toMatch(namesUser);
        // Elsewhere every pod names them.
        expect(
            contexts(generic).filter(([, { runAsUser, fsGroup }]) => runAsUser === 1000 && fsGroup === 1000),
        ).toHaveLength(workloads(graph).length);
    });

    it("is what the constraint restricted-v2 admits, and the Pod Security Standard restricted after it [000-11]", () => {
        const volumes = ["configMap", "downwardAPI", "emptyDir", "persistentVolumeClaim", "projected", "secret"];
        for (const { kind, name, pod } of workloads(graph)) {
            const { securityContext, hostIPC, hostNetwork, hostPID } = pod;
            expect(securityContext, `${kind} ${name}`).toMatchObject({
                runAsNonRoot: true,
                seccompProfile: { type: "RuntimeDefault" },
            });
            expect([hostIPC, hostNetwork, hostPID]).toEqual([undefined, undefined, undefined]);
            const kinds = (pod.volumes ?? []).flatMap((volume) => Object.keys(volume).filter((key) => key !== "name"));
            expect(kinds.filter((volume) => !volumes.includes(volume))).toEqual([]);
        }
        for (const { title: at, container } of containers(graph)) {
            expect(container.securityContext, at).toEqual({
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ["ALL"] },
            });
            expect(container.ports?.filter(({ hostPort }) => hostPort !== undefined) ?? []).toEqual([]);
        }
    });

    it("differs from the generic one in its pods' users, the name servers and the web client's way in, in nothing else [000-11]", () => {
        const withoutUsers = (value: unknown): unknown =>
            JSON.parse(
                JSON.stringify(value, (key, inner: unknown) =>
                    ["runAsUser", "runAsGroup", "fsGroup"].includes(key) ? undefined : inner,
                ),
            );
        const difference = compare(generic, graph);
        const pods = workloads(graph).map(({ resource }) => title(resource));
        expect(difference.added).toEqual(["Route bank-web"]);
        expect(difference.removed).toEqual(["Ingress bank-web"]);
        expect(difference.changed).toEqual({
            ...Object.fromEntries(pods.map((name) => [name, ["spec"]])),
            "ExistingCluster existing": ["flavour"],
            "NetworkPolicy corda-allow-dns": ["spec"],
            "NetworkPolicy bank-web": ["spec"],
        });
        for (const { resource } of workloads(graph)) {
            expect(withoutUsers(graph.comparable(resource)), resource.name).toEqual(
                withoutUsers(generic.comparable(generic.at(resource.urn))),
            );
        }
    });

    it("tells RPC clients to name no user either [000-11]", () => {
        const clients = ({ stack }: ProgramGraph) => (stack.outputs as { rpcClients: object }).rpcClients;
        expect(clients(generic)).toHaveProperty("runAs", 1000);
        expect(clients(graph)).not.toHaveProperty("runAs");
    });
});

/** The router of OpenShift is no controller that a stack file could name. */
function byRouter({ network }: WrittenStack): void {
    const { ingress } = network["zone"] as { ingress?: Record<string, unknown> };
    ["class", "namespace", "tls"].forEach((key) => ingress && Reflect.deleteProperty(ingress, key));
    for (const client of (network["webClients"] ?? []) as Record<string, unknown>[]) {
        Reflect.deleteProperty(client, "ingress");
        client["tls"] = { secret: "bank-tls" };
    }
}

/** A float in another cluster is that cluster's: its tunnel would be a second public port here, and is refused. */
const elsewhere = "float-in-another-cluster.yaml";

describe.each(readdirSync(join(root, "docs/topologies")).filter((file) => file !== elsewhere))(
    "the topology %s on OpenShift",
    (file) => {
        let topology: ProgramGraph;
        beforeAll(async () => {
            topology = await onFlavour("openshift", byRouter, join("docs/topologies", file));
        });

        it("names no user and no group of any pod, container or file either [000-11]", () => {
            expect(topology.ofType("StatefulSet")).not.toEqual([]);
            expect(JSON.stringify(topology.resources.map(({ inputs }) => inputs))).not.toMatch(namesUser);
        });

        it("keeps to the plan of ports, and shows P2P alone to the world [001-16] [001-17]", () => {
            const { kept, broken } = heldAgainstPlan(topology);
            expect(kept).not.toEqual([]);
            expect(broken).toEqual([]);
            expect(shownServices(topology).map(([, , ...numbers]) => numbers)).toEqual(
                shownServices(topology).map(() => [ports.p2p]),
            );
        });
    },
);

describe("a zone on CENM on OpenShift", () => {
    let zone: ProgramGraph;
    beforeAll(async () => {
        zone = await onFlavour("openshift", byRouter, "docs/topologies/cenm.yaml");
    });

    it("is reached by a Route a host, and revocation lists over plain HTTP too [000-11] [001-13]", () => {
        expect(zone.ofType("Ingress")).toEqual([]);
        const routes = zone.ofType("Route").map(({ inputs }) => inputs["spec"]);
        expect(routes).toHaveLength(3);
        const policyOf = (name: string) => ({
            to: { kind: "Service", name },
            port: { targetPort: "http" },
            tls: { insecureEdgeTerminationPolicy: name === "cenm-gateway" ? "Redirect" : "Allow" },
        });
        for (const name of ["cenm-gateway", "cenm-identity-manager", "cenm-network-map"]) {
            expect(zone.one("Route", name).inputs["spec"]).toMatchObject(policyOf(name));
        }
    });

    it("lets the router's namespace in where an Ingress controller's would be [000-11] [001-13]", () => {
        const allowed = JSON.stringify(zone.one("NetworkPolicy", "cenm-network-map").inputs["spec"]);
        expect(allowed).toContain("policy-group.network.openshift.io/ingress");
        expect(allowed).not.toContain("ingress-nginx");
    });
});

describe("a web client on OpenShift", () => {
    it("is reached by a Route whose TLS ends at the router, under the router's certificate [000-11] [001-6]", () => {
        expect(graph.ofType("Ingress")).toEqual([]);
        const route = graph.one("Route", "bank-web");
        expect(route.inputs).toMatchObject({
            apiVersion: "route.openshift.io/v1",
            kind: "Route",
            metadata: { name: "bank-web", namespace: "corda" },
            spec: {
                host: "bank.example.com",
                to: { kind: "Service", name: "bank-web" },
                port: { targetPort: "http" },
                tls: { termination: "edge", insecureEdgeTerminationPolicy: "Redirect" },
            },
        });
        expect(route.inputs["spec"]).not.toHaveProperty("tls.externalCertificate");
        expect(graph.ofType("Role")).toEqual([]);
        const service = graph.one("Service", "bank-web").inputs["spec"] as { ports: object[] };
        expect(service.ports).toEqual([{ name: "http", port: 8080, targetPort: 8080 }]);
    });

    it("may have a certificate of its own, which the router may read and nobody else gets to [001-6]", () => {
        const route = withOwnCertificate.one("Route", "bank-web");
        expect(route.inputs["spec"]).toMatchObject({ tls: { externalCertificate: { name: "bank-tls" } } });
        const [role, binding] = [
            withOwnCertificate.one("Role", "bank-web-certificate"),
            withOwnCertificate.one("RoleBinding", "bank-web-certificate"),
        ];
        expect(role.inputs["rules"]).toEqual([
            { apiGroups: [""], resources: ["secrets"], resourceNames: ["bank-tls"], verbs: ["get", "list", "watch"] },
        ]);
        expect(binding.inputs).toMatchObject({
            roleRef: { kind: "Role", name: "bank-web-certificate" },
            subjects: [{ kind: "ServiceAccount", name: "router", namespace: "openshift-ingress" }],
        });
        // A Route is refused while the router may not read its certificate.
        expect([...withOwnCertificate.before(route)]).toEqual(expect.arrayContaining([role.urn, binding.urn]));
    });
});

describe("who may reach whom on OpenShift", () => {
    const policies = () =>
        graph.ofType("NetworkPolicy").map(({ inputs }) => ({
            namespace: (unwrapped(inputs["metadata"]) as { namespace: string }).namespace,
            spec: unwrapped(inputs["spec"]) as V1NetworkPolicySpec,
        }));
    const pods = (): Endpoint[] =>
        workloads(graph).map(({ name, labels }) => ({ name, namespace: "corda", labels, address: "10.128.0.1" }));
    const pod = (
        name: string,
        namespace: string,
        labels: Record<string, string>,
        namespaceLabels: Record<string, string> = {},
    ) => ({ name, namespace, labels, namespaceLabels, address: "10.128.1.1" });
    const ofRouters = { "policy-group.network.openshift.io/ingress": "" };
    const dns = { "dns.operator.openshift.io/daemonset-dns": "default" };

    it("lets every pod ask the cluster's name servers where they listen, and no other [000-11] [004-22]", () => {
        const others = [
            pod("dns", "openshift-dns", dns),
            pod("resolver", "openshift-dns", { "dns.operator.openshift.io/daemonset-node-resolver": "" }),
            pod("its like elsewhere", "default", dns),
            pod("kube-dns", "kube-system", { "k8s-app": "kube-dns" }),
        ];
        for (const from of pods()) {
            const open = others.flatMap((to) =>
                [53, 5353].flatMap((port) =>
                    (["TCP", "UDP"] as const)
                        .filter((protocol) => mayReach(policies(), from, to, port, protocol))
                        .map((protocol) => `${to.name}:${port} ${protocol}`),
                ),
            );
            expect(open, from.name).toEqual(["dns:5353 TCP", "dns:5353 UDP"]);
        }
    });

    it("lets the router in to the web client alone, and nobody who isn't one [000-11] [002-12]", () => {
        const router = pod("router", "openshift-ingress", { anything: "" }, ofRouters);
        const stranger = pod("stranger", "openshift-ingress", { anything: "" });
        const numbers = [8080, ...Object.values(ports)];
        const open = (from: Endpoint) =>
            pods().flatMap((to) =>
                [...new Set(numbers)]
                    .filter((port) => mayReach(policies(), from, to, port))
                    .map((port) => `${to.name}:${port}`),
            );
        expect(open(router)).toEqual(["bank-web:8080"]);
        expect(open(stranger)).toEqual([]);
    });
});

describe("the ports of the dev stack on OpenShift", () => {
    it("are those of the plan, each carried by the Service that it names [001-16]", () => {
        const { kept, broken, unplanned } = heldAgainstPlan(graph);
        expect(broken).toEqual([]);
        // A web client listens where its stack file says.
        expect(unplanned).toEqual(["bank-web: 8080 by bank-web"]);
        expect(kept).toHaveLength(workloads(graph).filter(({ kind }) => kind !== "Job").length - 1);
    });

    it("are shown to the world where the stack file names a host, and then P2P alone [001-16] [001-17]", async () => {
        expect(shownServices(graph)).toEqual([]);
        const hosted = await onFlavour("openshift", (stack) => {
            Object.assign(writtenMember(stack, "party-a"), { host: "party-a.example.com" });
        });
        expect(shownServices(hosted)).toEqual([["party-a", "LoadBalancer", ports.p2p]]);
    });

    it("leave P2P to its Service as plain TCP: no Route or Ingress ends its TLS [001-17]", () => {
        const nodes = graph.ofType("StatefulSet").filter(({ name }) => ["notary", "party-a", "party-b"].includes(name));
        expect(nodes).toHaveLength(3);
        for (const { name } of nodes) {
            const { metadata, spec } = graph.one("Service", name).inputs as { metadata: object; spec: ServiceSpec };
            expect(spec.ports).toEqual([{ name: "p2p", port: ports.p2p, targetPort: ports.p2p }]);
            expect(metadata).toMatchObject({ annotations: { "pulumi.com/skipAwait": "true" } });
        }
        const entrances = [...graph.ofType("Route"), ...graph.ofType("Ingress"), ...generic.ofType("Ingress")];
        expect(entrances.map(({ name }) => name)).toEqual(["bank-web", "bank-web"]);
    });
});
