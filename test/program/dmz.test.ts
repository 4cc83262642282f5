import { beforeAll, describe, expect, it } from "vitest";
import type { ProgramGraph } from "./program-graph";
import { recordProgram } from "./recorded-graph";
import { unwrapped } from "./recorded-values";

/** A firewall whose float is in another cluster. */
let graph: ProgramGraph;
beforeAll(async () => {
    graph = await recordProgram({ file: "docs/topologies/float-in-another-cluster.yaml" });
});

const providerOf = (name: string) => graph.one("pulumi:providers:kubernetes", name);
const spec = (type: string, name: string) => unwrapped(graph.one(type, name).inputs["spec"]) as Record<string, unknown>;

describe("a float in another cluster", () => {
    it("goes there with its namespace, its tunnel's key and the registry's login, and nothing else does [001-13]", () => {
        const { urn } = providerOf("existing-dmz");
        expect(providerOf("existing-dmz").inputs["context"]).toBe("dmz-cluster");
        const there = graph.kubernetes.filter(({ provider }) => provider.startsWith(urn));
        expect(there.map(({ type, name }) => `${type.split(":").at(-1)} ${name}`).sort()).toEqual(
            [
                "Namespace dmz",
                "NetworkPolicy dmz-default-deny",
                "PodDisruptionBudget dmz-single-pods",
                "Secret dmz-secrets-registry",
                "Secret edge-tunnel-float",
                ...graph
                    .descendants(graph.one("corda:firewall:Float", "edge-float"))
                    .filter((resource) => graph.kubernetes.includes(resource))
                    .map(({ type, name }) => `${type.split(":").at(-1)} ${name}`),
            ].sort(),
        );
        const elsewhere = graph.kubernetes.filter((object) => !there.includes(object));
        expect(new Set(elsewhere.map(({ provider }) => provider.split("::").slice(0, -1).join("::")))).toEqual(
            new Set([providerOf("existing").urn]),
        );
    });

    it("lets only the nodes' cluster open the tunnel, by its addresses [001-13]", () => {
        const { ingress } = spec("NetworkPolicy", "edge-float") as { ingress: { from: object[]; ports: object[] }[] };
        const tunnel = ingress.filter(({ ports }) => JSON.stringify(ports).includes("12005"));
        expect(tunnel).toEqual([
            { from: [{ ipBlock: { cidr: "203.0.113.0/28" } }], ports: [{ protocol: "TCP", port: 12005 }] },
        ]);
    });

    it("is reached by its bridge under the name that the stack file gives it [001-13]", () => {
        expect(spec("Service", "edge-float-tunnel")).toMatchObject({
            type: "LoadBalancer",
            loadBalancerSourceRanges: ["203.0.113.0/28"],
            externalTrafficPolicy: "Local",
        });
        const bridge = JSON.stringify(spec("StatefulSet", "edge-bridge"));
        expect(bridge).toContain("tunnel.dmz.bank.example.com:12005");
        const { egress } = spec("NetworkPolicy", "edge-bridge") as { egress: { to: object[]; ports: object[] }[] };
        expect(egress.filter(({ ports }) => JSON.stringify(ports).includes("12005"))).toEqual([
            {
                to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["169.254.0.0/16"] } }],
                ports: [{ protocol: "TCP", port: 12005 }],
            },
        ]);
    });
});
