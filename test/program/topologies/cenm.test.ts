import { beforeAll, describe, expect, it } from "vitest";
import type { ProgramGraph } from "../program-graph";
import type { Endpoint } from "../reachability";
import { workloads } from "../workloads";
import { namespaceOf, reachMatrix } from "./endpoints";
import { recordTopology } from "./topologies";

let graph: ProgramGraph;
let ways: string[];
beforeAll(async () => {
    graph = await recordTopology("cenm");
    ways = reachMatrix(graph, others, tcp);
});

const others: readonly Endpoint[] = [
    {
        name: "ingress",
        namespace: "ingress-nginx",
        labels: { "app.kubernetes.io/name": "ingress-nginx" },
        address: "10.244.1.1",
    },
    { name: "stranger", namespace: "network-services", labels: { app: "stranger" }, address: "10.244.1.2" },
    { name: "world", namespace: "", address: "93.184.216.34" },
    { name: "hsm", namespace: "", address: "10.1.2.3" },
    { name: "jira", namespace: "", address: "10.2.0.5" },
];
/** Every port of a zone's services, of nodes and of what they call, and some that nobody should open. */
const tcp = [
    22, 80, 443, 1792, 2222, 5050, 5052, 5053, 5432, 6000, 6443, 8080, 8081, 10000, 10002, 10003, 10043, 12345, 25000,
];
const services = () =>
    workloads(graph)
        .filter(({ resource }) => namespaceOf(resource) === "network-services")
        .map(({ name }) => name);
const endsOf = (way: string) => {
    const [, from = "", to = ""] = /^(.*) → (.*): /.exec(way) ?? [];
    return { from, to };
};

describe("a zone of one's own on CENM", () => {
    it("has its services, the notary and each participant in namespaces apart [001-13] [001-15]", () => {
        const namespaces = Object.fromEntries(
            workloads(graph)
                .filter(({ kind }) => kind !== "Job")
                .map(({ name, resource }) => [name, namespaceOf(resource)]),
        );
        expect(namespaces).toMatchObject({ notary: "corda", "bank-a": "bank-a", "bank-b": "bank-b" });
        expect(
            Object.entries(namespaces)
                .filter(([name]) => name.startsWith("cenm-"))
                .map(([, namespace]) => namespace),
        ).toEqual(
            services()
                .filter((name) => !/-(pki|network-parameters)$/.test(name))
                .map(() => "network-services"),
        );
    });

    it("cuts its signer off: it calls the zone's services and its HSM, and its own gateway alone calls it [001-13]", () => {
        const ofSigner = ways.filter((way) => Object.values(endsOf(way)).includes("cenm-signer"));
        expect(ofSigner.sort()).toEqual(
            [
                "cenm-signer → cenm-auth: 8081",
                "cenm-signer → cenm-identity-manager: 5052 5053",
                "cenm-signer → cenm-network-map: 5050",
                "cenm-signer → hsm: 1792",
                "cenm-signing-gateway → cenm-signer: 6000",
            ].sort(),
        );
    });

    it("is reached from outside by the Ingress controller, where nodes and operators call, and nowhere else [001-13] [002-12]", () => {
        const inside = services();
        const foreign = ways.filter((way) => inside.includes(endsOf(way).to) && !inside.includes(endsOf(way).from));
        const members = workloads(graph)
            .filter(({ name }) => /^(notary|bank-[ab])(-registration)?$/.test(name))
            .map(({ name }) => name);
        expect(foreign.sort()).toEqual(
            [
                "ingress → cenm-gateway: 8080",
                "ingress → cenm-identity-manager: 10000",
                "ingress → cenm-network-map: 10000",
                ...members.flatMap((member) =>
                    ["cenm-identity-manager", "cenm-network-map"].map((to) => `${member} → ${to}: 10000`),
                ),
            ].sort(),
        );
    });

    it("calls nobody in the world; approvals go to the address that the stack file names [001-13]", () => {
        const inside = services();
        const outward = ways.filter((way) => inside.includes(endsOf(way).from) && !inside.includes(endsOf(way).to));
        // The Jobs that keep what they made in Secrets call the API server, wherever in the private network it is.
        const called = outward.filter((way) => !/^cenm-(pki|network-parameters) → .*: (443 )?(1792 )?6443$/.test(way));
        expect(called.sort()).toEqual(["cenm-identity-manager → jira: 443", "cenm-signer → hsm: 1792"].sort());
        expect(outward.filter((way) => endsOf(way).to === "world")).toEqual([]);
    });
});

describe("the order in which a zone on CENM comes up", () => {
    const workload = (name: string) => {
        const found = workloads(graph).find((each) => each.name === name);
        if (found === undefined) {
            throw new Error(`there is no workload ${name}`);
        }
        return found.resource;
    };
    const steps: readonly (readonly [string, string])[] = [
        ["cenm-pki", "cenm-identity-manager"],
        ["cenm-pki", "cenm-signer"],
        ["cenm-identity-manager", "notary-registration"],
        ["cenm-signer", "notary-registration"],
        ["notary-registration", "cenm-network-parameters"],
        ["cenm-network-parameters", "cenm-network-map"],
        ["cenm-network-map", "notary"],
        ["cenm-network-map", "bank-a"],
        ["bank-a-registration", "bank-a"],
        ["bank-b-registration", "bank-b"],
    ];

    it.each(steps)("is %s before %s [000-4] [001-13]", (earlier, later) => {
        expect(graph.before(workload(later))).toContain(workload(earlier).urn);
    });
});
