import { beforeAll, describe, expect, it } from "vitest";
import { HaUtilities, type HaUtilitiesArgs } from "../../../components/registration/ha-utilities";
import { planHaUtilitiesTask } from "../../../components/registration/ha-utilities-plan";
import type { HaUtilitiesTask } from "../../../components/registration/ha-utilities-task";
import { utimaco } from "../../../components/hsm/utimaco";
import { type Recorded, containersOf, only, onlyJob, recordComponent } from "./recorded-component";

const nodes = ["bank-a", "bank-b"].map((name) => ({
    name,
    nodeConf: `${name}-conf`,
    secret: `${name}-certificates`,
}));
const registerNodes: HaUtilitiesTask = {
    kind: "register-nodes",
    rootTrustStore: "network-root",
    nodes,
    bridge: { firewallConf: "edge-bridge-conf", secret: "edge-certificates" },
};
const zone = { doormanUrl: "https://doorman.example.com", networkMapUrl: "http://map.example.com:10000" };

const run = (args: Partial<HaUtilitiesArgs> = {}) =>
    recordComponent(
        () =>
            new HaUtilities("edge-registration", {
                namespace: "corda",
                image: "registry.example.com/corda-ha-utilities:1",
                release: { version: "4.12.5" },
                task: registerNodes,
                volume: { storageClass: "standard", protection: "protected" },
                zone,
                partOf: "corda",
                ...args,
            }),
    );

describe("several nodes behind one firewall", () => {
    let resources: Recorded[];
    beforeAll(async () => {
        resources = await run();
    });

    it("are registered by one run, each with its own configuration, and their bridge's [000-4] [000-6]", () => {
        const [tool] = containersOf(onlyJob(resources));
        expect(tool?.args).toEqual([
            "node-registration",
            "--base-directory=/work",
            "--config-files=/etc/corda/bank-a/node.conf",
            "--config-files=/etc/corda/bank-b/node.conf",
            "--bridge-config-file=/etc/corda/bridge/firewall.conf",
            "--network-root-truststore=/etc/corda/network-root/network-root-truststore.jks",
            "--network-root-truststore-password=@/etc/corda/network-root/password",
            "--tls-cert-validity=825",
        ]);
        expect(onlyJob(resources).spec.template.spec.volumes).toContainEqual({
            name: "config",
            projected: {
                defaultMode: 0o440,
                sources: [
                    {
                        secret: {
                            name: "network-root",
                            items: [
                                {
                                    key: "network-root-truststore.jks",
                                    path: "network-root/network-root-truststore.jks",
                                },
                                { key: "password", path: "network-root/password" },
                            ],
                        },
                    },
                    { secret: { name: "bank-a-conf", items: [{ key: "node.conf", path: "bank-a/node.conf" }] } },
                    { secret: { name: "bank-b-conf", items: [{ key: "node.conf", path: "bank-b/node.conf" }] } },
                    {
                        secret: {
                            name: "edge-bridge-conf",
                            items: [{ key: "firewall.conf", path: "bridge/firewall.conf" }],
                        },
                    },
                ],
            },
        });
    });

    it("find their certificates in a Secret each, and the bridge all of their TLS keys in its own [000-4] [003-8]", () => {
        const [, ...writers] = containersOf(onlyJob(resources));
        expect(writers.map(({ args }) => args)).toEqual([
            ...["bank-a", "bank-b"].map((name) => [
                `${name}-certificates`,
                ...["nodekeystore.jks", "sslkeystore.jks", "truststore.jks"].map(
                    (store) => `${store}=/work/${name}/certificates/${store}`,
                ),
            ]),
            [
                "--replace",
                "edge-certificates",
                "sslkeystore.jks=/work/bridge.jks",
                "truststore.jks=/work/bank-a/certificates/truststore.jks",
                "network-parameters=/work/network-parameters",
            ],
        ]);
    });

    it("keep what was registered on a volume that is protected [000-4]", () => {
        const volume = only(resources, "PersistentVolumeClaim");
        expect(volume.protect).toBe(true);
        expect(volume.inputs["spec"]).toMatchObject({
            storageClassName: "standard",
            resources: { requests: { storage: "1Gi" } },
        });
    });

    it("reach the doorman and the network map and nothing else [000-4] [004-22]", () => {
        const policy = only(resources, "NetworkPolicy", "edge-registration").inputs["spec"];
        expect(policy).toMatchObject({
            policyTypes: ["Ingress", "Egress"],
            ingress: [],
            egress: [{ ports: [{ port: 443 }] }, { ports: [{ port: 10000 }] }],
        });
    });

    it("are not registered where nobody is named", () => {
        expect(() => planHaUtilitiesTask({ ...registerNodes, nodes: [] })).toThrow("at least one node");
    });
});

describe("the other tasks of the HA utilities", () => {
    it("register an HA notary's service, whose key store all workers are given [000-4]", () => {
        const plan = planHaUtilitiesTask({
            kind: "register-notary-service",
            rootTrustStore: "network-root",
            nodeConf: "worker-0-conf",
            secret: "notary-service",
            passwords: { keyStorePassword: "secret" },
        });
        expect(plan.command).toMatchObject({
            subCommand: "notary-registration",
            configFile: "/etc/corda/worker/node.conf",
            outputKeyStore: "/work/nodekeystore.jks",
        });
        expect(plan.results).toEqual([
            {
                secret: "notary-service",
                known: { keyStorePassword: "secret" },
                files: { "nodekeystore.jks": "/work/nodekeystore.jks" },
            },
        ]);
    });

    it("make a tunnel's PKI with the float's key in an HSM, which the Job then is given [000-7] [000-9]", async () => {
        const hsm = utimaco({
            kind: "utimaco",
            name: "dmz",
            version: "4.12",
            clientImage: "registry.example.com/utimaco:1",
            host: "10.1.2.3",
            port: 288,
            secret: "dmz-hsm",
        });
        const resources = await run({
            zone: undefined,
            hsms: [hsm],
            task: {
                kind: "generate-tunnel-key-stores",
                passwords: "edge-tunnel",
                floatHsm: { name: hsm.cryptoServiceName, configFile: hsm.configurationFile },
                secrets: { bridge: "edge-tunnel-bridge", float: "edge-tunnel-float" },
                floatNamespace: "dmz",
                known: { password: "generated" },
            },
        });
        const tool = containersOf(onlyJob(resources)).find(({ name }) => name === "ha-utilities");
        expect(tool?.args).toContain("--float-hsm-name=UTIMACO");
        expect(tool?.args).toContain("-e=@/etc/corda/passwords/entryPassword");
        expect(tool?.volumeMounts.map(({ mountPath }) => mountPath)).toContain("/work/drivers");
        const writer = containersOf(onlyJob(resources)).find(({ name }) => name === "write-edge-tunnel-float");
        expect(writer?.args).toEqual([
            "dmz/edge-tunnel-float",
            "float.jks=/work/tunnel/float.jks",
            "truststore.jks=/work/tunnel/tunnel-truststore.jks",
        ]);
        expect(only(resources, "Secret", "edge-tunnel-float").inputs).toMatchObject({
            metadata: { name: "edge-tunnel-float", namespace: "dmz" },
            stringData: { value: { password: "generated" } },
        });
        for (const [name, namespace, secret] of [
            ["edge-registration", "corda", "edge-tunnel-bridge"],
            ["edge-tunnel-float-writer", "dmz", "edge-tunnel-float"],
        ] as const) {
            expect(only(resources, "Role", name).inputs).toMatchObject({
                metadata: { name, namespace },
                rules: [{ resources: ["secrets"], resourceNames: [secret], verbs: ["get", "update"] }],
            });
            expect(only(resources, "RoleBinding", name).inputs).toMatchObject({
                metadata: { name, namespace },
                subjects: [{ kind: "ServiceAccount", name: "edge-registration", namespace: "corda" }],
            });
        }
    });

    it("make a broker's PKI, a Secret for each of its identities [000-5] [000-7]", () => {
        const plan = planHaUtilitiesTask({
            kind: "generate-artemis-key-stores",
            passwords: "messaging",
            secrets: { artemis: "messaging-broker", artemisnode: "messaging-node", artemisbridge: "messaging-bridge" },
        });
        expect(plan.results.map(({ secret, files }) => [secret, ...Object.keys(files)])).toEqual([
            ["messaging-broker", "artemis.jks", "truststore.jks"],
            ["messaging-node", "artemisnode.jks", "truststore.jks"],
            ["messaging-bridge", "artemisbridge.jks", "truststore.jks"],
        ]);
    });
});
