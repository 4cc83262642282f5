import type * as kubernetes from "@pulumi/kubernetes";
import { beforeAll, describe, expect, it } from "vitest";
import { ArtemisBroker } from "../../../components/broker/broker";
import { brokerClientKeystores } from "../../../components/broker/clients";
import { isSecretValue } from "../../program/recorded-values";
import { type Recorded, recordComponents } from "./recorded";

const connections: Record<string, ArtemisBroker["connection"]> = {};

function record(
    name: string,
    changes: Partial<ConstructorParameters<typeof ArtemisBroker>[1]> = {},
): Promise<Recorded> {
    return recordComponents(() => {
        const broker = new ArtemisBroker(name, {
            namespace: "corda",
            namespaceName: "corda",
            image: "localhost/corda/artemis:2.19.1-000000000000",
            storage: "10Gi",
            storageClass: "standard",
            protection: "protected",
            partOf: "network",
            ...changes,
        });
        connections[name] = broker.connection;
    });
}

const kinds = ({ objects }: Recorded) =>
    objects
        .filter(({ type }) => type.startsWith("kubernetes:"))
        .map(({ type, name }) => `${type.split(":")[2] ?? ""} ${name}`);

const podOf = (recorded: Recorded, name: string) => {
    const { spec } = recorded.one("StatefulSet", name).inputs as unknown as {
        spec: {
            replicas: number;
            template: { metadata: { labels: object }; spec: kubernetes.types.output.core.v1.PodSpec };
        };
    };
    return spec.template;
};

describe("a shared broker", () => {
    let alone: Recorded;
    let pair: Recorded;
    beforeAll(async () => {
        alone = await record("messaging");
        pair = await record("pair", { standby: true, clientNamespaces: ["bank-a"] });
    });

    it("is one workload with one volume; with a standby it is two [000-6] [003-12]", () => {
        const common = (name: string) => [
            `ConfigMap ${name}-jvm`,
            `PersistentVolumeClaim ${name}`,
            `Secret ${name}-configuration`,
            `Secret ${name}-pki-artemis`,
            `Secret ${name}-pki-artemisbridge`,
            `Secret ${name}-pki-artemisnode`,
            `Service ${name}`,
            `ServiceAccount ${name}`,
            `StatefulSet ${name}`,
            `NetworkPolicy ${name}`,
        ];
        expect(kinds(alone).sort()).toEqual(common("messaging").sort());
        expect(kinds(pair).sort()).toEqual(
            [
                ...common("pair"),
                "PersistentVolumeClaim pair-standby",
                "PodDisruptionBudget pair",
                "Secret pair-standby-configuration",
                "Service pair-standby",
                "StatefulSet pair-standby",
            ].sort(),
        );
    });

    it("is made of these objects, beside its configuration [000-6]", async () => {
        const shown = alone.objects
            .filter(({ type }) => /^kubernetes:.*:(?!ConfigMap|Secret)/.test(type))
            .map(({ type, name, inputs }) => ({ type, name, inputs }));
        await expect(`${JSON.stringify(shown, null, 2)}\n`).toMatchFileSnapshot("golden/messaging.json");
    });

    it("tells clients where it is, in the order in which they are to try [000-6]", () => {
        expect(connections["messaging"]).toMatchObject({
            address: "messaging.corda.svc.cluster.local:11005",
            backupAddresses: [],
            clientLabel: { "broker.corda/messaging": "true" },
        });
        expect(connections["pair"]).toMatchObject({
            address: "pair.corda.svc.cluster.local:11005",
            backupAddresses: ["pair-standby.corda.svc.cluster.local:11005"],
        });
    });

    it("lets in its own clients and the scraper, and goes nowhere; two brokers reach each other [000-6]", () => {
        const spec = (recorded: Recorded, name: string) => recorded.one("NetworkPolicy", name).inputs["spec"];
        const client = (name: string) => ({ podSelector: { matchLabels: { [`broker.corda/${name}`]: "true" } } });
        const broker = [{ protocol: "TCP", port: 11005 }];
        const scraper = {
            from: [
                {
                    podSelector: { matchLabels: { "app.kubernetes.io/name": "prometheus" } },
                    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "monitoring" } },
                },
            ],
            ports: [{ protocol: "TCP", port: 9404 }],
        };
        expect(spec(alone, "messaging")).toEqual({
            podSelector: { matchLabels: { "corda/broker": "messaging" } },
            policyTypes: ["Ingress", "Egress"],
            ingress: [{ from: [client("messaging")], ports: broker }, scraper],
            egress: [],
        });
        const other = { podSelector: { matchLabels: { "corda/broker": "pair" } } };
        const elsewhere = {
            ...client("pair"),
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "bank-a" } },
        };
        expect(spec(pair, "pair")).toEqual({
            podSelector: { matchLabels: { "corda/broker": "pair" } },
            policyTypes: ["Ingress", "Egress"],
            ingress: [
                { from: [client("pair")], ports: broker },
                { from: [elsewhere], ports: broker },
                { from: [other], ports: broker },
                scraper,
            ],
            egress: [{ to: [other], ports: broker }],
        });
    });

    it("keeps its passwords and keys in Secrets, and marks them for the engine [000-5]", () => {
        const made = [...alone.generated].filter(([key]) => /password|privateKey/.test(key));
        // The authority's key, three identities' keys, the key stores' password and the cluster's.
        expect(made).toHaveLength(6);
        const [authority] = made.filter(([key]) => key === "messaging-pki-authority.privateKey");
        for (const { type, name, sent } of alone.objects) {
            const text = JSON.stringify(sent);
            const inSecret = type.endsWith(":Secret") || type.endsWith(":Stash");
            for (const [key, value] of made) {
                expect(text.includes(JSON.stringify(value).slice(1, -1)) && !inSecret, `${key} is in ${name}`).toBe(
                    false,
                );
            }
            if (type.endsWith(":Secret")) {
                expect(text).not.toContain(JSON.stringify(authority?.[1]).slice(1, -1));
                const data = sent["stringData"] as Record<string, unknown>;
                expect(isSecretValue(data) || Object.values(data).some(isSecretValue), name).toBe(true);
            }
        }
    });

    it("gives each of two brokers its own configuration and place, and rolls them one after the other [000-6]", () => {
        const configuration = (name: string) =>
            (pair.one("Secret", `${name}-configuration`).inputs["stringData"] as Record<string, string>)["broker.xml"];
        expect(configuration("pair")).toContain("<master>");
        expect(configuration("pair-standby")).toContain("<slave>");
        for (const name of ["pair", "pair-standby"]) {
            const { metadata, spec } = podOf(pair, name);
            expect(metadata.labels).toMatchObject({
                "app.kubernetes.io/instance": name,
                "corda/broker": "pair",
                "corda/role": "broker",
            });
            expect(spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution).toEqual(
                [
                    [100, "topology.kubernetes.io/zone"],
                    [50, "kubernetes.io/hostname"],
                ].map(([weight, topologyKey]) => ({
                    weight,
                    podAffinityTerm: {
                        topologyKey,
                        labelSelector: {
                            matchLabels: { "corda/broker": "pair" },
                            matchExpressions: [
                                { key: "app.kubernetes.io/instance", operator: "NotIn", values: [name] },
                            ],
                        },
                    },
                })),
            );
            expect(spec.volumes).toContainEqual({ name: "data", persistentVolumeClaim: { claimName: name } });
        }
    });

    it("has key stores for its clients under the names that their configurations hold [000-6]", () => {
        const connection = connections["messaging"];
        if (connection === undefined) {
            throw new Error("no broker was recorded");
        }
        for (const role of ["node", "bridge"] as const) {
            const { initContainers, keyStore, trustStore, mount } = brokerClientKeystores(connection, role, "image");
            expect(keyStore).toBe(`/keystores/artemis${role}.jks`);
            expect(trustStore).toBe("/keystores/truststore.jks");
            expect(mount).toEqual({ name: "keystores", mountPath: "/keystores", readOnly: true });
            expect(initContainers.map(({ args }) => args)).toEqual([
                [`/etc/corda-pki/artemis${role}`, "/keystores", `artemis${role}`, "broker-client"],
            ]);
        }
    });
});
