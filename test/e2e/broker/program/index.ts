import { readFileSync } from "node:fs";
import * as kubernetes from "@pulumi/kubernetes";
import { ArtemisBroker } from "../../../../components/broker/broker";
import { type BrokerConnection, brokerClientKeystores } from "../../../../components/broker/clients";
import type { BrokerRole } from "../../../../components/broker/rights";
import { IsolatedNamespace } from "../../../../components/isolation/namespace";
import { InternalPki } from "../../../../components/pki/internal-pki";
import { type Keystores, keystores } from "../../../../components/pki/keystores";
import { scratch } from "../../../../components/pods/jvm-tool";
import { restrictedPod } from "../../../../components/pods/restricted";
import { allow } from "../../../../components/isolation/policies";
import { ports } from "../../../../components/ports";
import { imageReference } from "../../../../images/catalogue";
import { flavours } from "../../../../infra/flavours";
import { behaviour } from "../../../../infra/kubernetes-provider";
import { type BrokerProgramSettings, settingsVariable } from "../settings";

/** Two brokers as the product makes them, one with a standby, and pods to use them from. */
const settings = JSON.parse(process.env[settingsVariable] ?? "{}") as BrokerProgramSettings;
const provider = new kubernetes.Provider("cluster", {
    kubeconfig: settings.kubeconfig,
    context: settings.context,
    ...behaviour,
});
const [own, within] = [{ provider }, { providers: [provider] }];
const partOf = "broker-tests";
const image = imageReference("artemis");
const { namespace } = new IsolatedNamespace(
    settings.namespace,
    { labels: {}, protection: "disposable", dns: flavours.generic.dns },
    within,
);

const broker = (name: string, standby: boolean) =>
    new ArtemisBroker(
        name,
        {
            namespace,
            namespaceName: settings.namespace,
            image,
            storage: "1Gi",
            storageClass: settings.storageClass,
            protection: "disposable",
            standby,
            partOf,
        },
        within,
    ).connection;

/** The same subject as a node's, of an authority that no broker knows. */
const foreign = new InternalPki("foreign", { identities: [{ name: "artemisnode", namespace }], partOf }, within);

const clientJar = new kubernetes.core.v1.ConfigMap(
    "client",
    { metadata: { namespace }, binaryData: { "client.jar": readFileSync(settings.clientJar, "base64") } },
    own,
);

function guest(name: string, labels: Readonly<Record<string, string>>, stores: readonly Keystores[]): void {
    new kubernetes.core.v1.Pod(
        name,
        {
            metadata: { name, namespace, labels: { guest: "true", ...labels } },
            spec: restrictedPod({
                terminationGracePeriodSeconds: 0,
                initContainers: stores.flatMap(({ initContainers }) => initContainers),
                containers: [
                    {
                        name: "guest",
                        image,
                        command: ["/bin/bash", "-c", "exec sleep infinity"],
                        volumeMounts: [
                            { name: "client", mountPath: "/client" },
                            ...stores.flatMap(({ mount }) => [
                                mount,
                                { name: `${mount.name as string}-pem`, mountPath: `/pem/${mount.name as string}` },
                            ]),
                            scratch.mount,
                        ],
                    },
                ],
                volumes: [
                    { name: "client", configMap: { name: clientJar.metadata.name } },
                    ...stores.flatMap(({ volumes }) => volumes),
                    scratch.volume,
                ],
            }),
        },
        own,
    );
}

const user = (name: string, connection: BrokerConnection, role: BrokerRole, more: readonly Keystores[] = []) => {
    guest(name, connection.clientLabel, [brokerClientKeystores(connection, role, image), ...more]);
};

const [lone, pair] = [broker("messaging", false), broker("pair", true)];
user("node", lone, "node", [
    keystores({ image, identity: "artemisnode", secret: foreign.of("artemisnode").secret, directory: "/foreign" }),
]);
user("bridge", lone, "bridge");
user("pair-node", pair, "node");
guest("stranger", {}, []);

/** Everything that a broker lets in is for the broker to say: none of these is kept back on its own side. */
new kubernetes.networking.v1.NetworkPolicy(
    "guests",
    {
        metadata: { name: "guests", namespace },
        spec: allow({
            select: { guest: "true" },
            from: [],
            to: [{ pods: {}, ports: [ports.broker, ports.lifecycle] }],
        }),
    },
    own,
);
