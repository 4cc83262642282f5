import { beforeAll, describe, expect, it } from "vitest";
import { bankWeb, withWebClient } from "./bank-web";
import { compare } from "./comparison";
import type { ProgramGraph } from "./program-graph";
import { recordProgram } from "./recorded-graph";

describe("a web client of party A", () => {
    let graph: ProgramGraph;
    beforeAll(async () => {
        graph = await withWebClient();
    });
    const inputs = <T>(type: string) => graph.one(type, "bank-web").inputs as T;
    const podSpec = () =>
        inputs<{ spec: { template: { metadata: object; spec: Record<string, unknown> } } }>("Deployment").spec.template;

    it("is five objects beside the network, and changes nothing of it [001-6]", async () => {
        const difference = compare(await recordProgram(), graph);
        expect(difference.removed).toEqual([]);
        expect(difference.changed).toEqual({});
        expect([...difference.added].sort()).toEqual(
            [
                "Deployment bank-web",
                "Ingress bank-web",
                "NetworkPolicy bank-web",
                "Service bank-web",
                "ServiceAccount bank-web",
                "WebClient bank-web",
            ].sort(),
        );
    });

    it("is reached over HTTPS through the Ingress controller of its class [001-6] [002-12]", () => {
        expect(inputs("Ingress")).toMatchObject({
            metadata: { annotations: { "cert-manager.io/cluster-issuer": "letsencrypt" } },
            spec: {
                ingressClassName: "nginx",
                tls: [{ hosts: ["bank.example.com"], secretName: "bank-web-tls" }],
                rules: [
                    {
                        host: "bank.example.com",
                        http: {
                            paths: [
                                {
                                    path: "/",
                                    pathType: "Prefix",
                                    backend: { service: { name: "bank-web", port: { number: 8080 } } },
                                },
                            ],
                        },
                    },
                ],
            },
        });
        expect(inputs("Service")).toMatchObject({ spec: { ports: [{ port: 8080, targetPort: 8080 }] } });
        expect(inputs<{ spec: object }>("Service").spec).not.toHaveProperty("type");
    });

    it("takes a certificate that is there instead of cert-manager's [001-6]", async () => {
        const own = await withWebClient({ ...bankWeb, tls: { secret: "bank-tls" } });
        const ingress = own.one("Ingress", "bank-web").inputs as { metadata: { annotations: object } };
        expect(ingress).toMatchObject({ spec: { tls: [{ secretName: "bank-tls" }] } });
        expect(ingress.metadata.annotations).not.toHaveProperty(["cert-manager.io/cluster-issuer"]);
    });

    it("is let in by the controller's namespace alone, and out to its node's RPC alone [002-12] [004-22]", () => {
        expect(inputs("NetworkPolicy")).toMatchObject({
            spec: {
                podSelector: { matchLabels: { "app.kubernetes.io/instance": "bank-web" } },
                ingress: [
                    {
                        from: [
                            {
                                namespaceSelector: {
                                    matchLabels: { "kubernetes.io/metadata.name": "ingress-nginx" },
                                },
                            },
                        ],
                        ports: [{ port: 8080 }],
                    },
                ],
                egress: [
                    { to: [{ podSelector: { matchLabels: { "corda/node": "party-a" } } }], ports: [{ port: 10003 }] },
                ],
            },
        });
        expect(podSpec().metadata).toMatchObject({ labels: { "rpc.corda/party-a": "true" } });
    });

    it("has its RPC user as files, never in its environment [001-9]", () => {
        const { containers, volumes } = podSpec().spec as {
            containers: { env: unknown; volumeMounts: unknown }[];
            volumes: unknown;
        };
        expect(containers[0]?.env).toEqual([
            { name: "CORDA_RPC_ADDRESS", value: "party-a-rpc.corda.svc.cluster.local:10003" },
        ]);
        expect(containers[0]?.volumeMounts).toContainEqual({ name: "rpc", mountPath: "/rpc", readOnly: true });
        expect(volumes).toContainEqual({
            name: "rpc",
            secret: { secretName: "party-a-rpc-user", defaultMode: 0o440 },
        });
    });
});
