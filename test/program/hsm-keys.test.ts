import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { PodView } from "./key-files";
import { type PrivateKeyPlace, privateKeyPlaces } from "./private-keys";
import type { ProgramGraph } from "./program-graph";
import { recordProgram } from "./recorded-graph";
import { unwrapped } from "./recorded-values";
import { root, type WrittenStack } from "./stack-file";
import { type Workload, workloads } from "./workloads";

type Texts = Readonly<Record<string, string>>;

/** A Secret as the program makes it. */
interface MadeSecret {
    /** As pods name it. */
    readonly name: string;
    readonly content: Texts;
    /** Whether its values are those of the stack's encrypted configuration. */
    readonly named: boolean;
}

function secretsOf(graph: ProgramGraph): MadeSecret[] {
    return graph.ofType("Secret").map((resource) => {
        const {
            metadata,
            data = {},
            stringData = {},
        } = unwrapped(resource.inputs) as {
            metadata: { name?: string };
            data?: Texts;
            stringData?: Texts;
        };
        return {
            name: metadata.name ?? resource.name,
            content: { ...data, ...stringData },
            named: graph.at(resource.parent).type === "corda:secrets:NamedSecrets",
        };
    });
}

/** The files of Secrets below `/etc/corda`, by path. */
function configurationOf({ pod }: Workload, secrets: readonly MadeSecret[]): Record<string, string> {
    const projections = pod.volumes?.find(({ name }) => name === "config")?.projected?.sources ?? [];
    return Object.fromEntries(
        projections.flatMap(({ secret }) => {
            // The mock cluster appends to a name that is made up.
            const made = secrets.find(({ name }) => secret?.name === name || secret?.name?.startsWith(`${name}-`));
            return (secret?.items ?? []).map(({ key, path }) => [`/etc/corda/${path}`, made?.content[key] ?? ""]);
        }),
    );
}

/** Where a network has private keys, beside the logins that the stack file names. */
function placesOf(graph: ProgramGraph): string[] {
    const secrets = secretsOf(graph);
    const pods = workloads(graph).map((workload): PodView => ({
        ...workload.pod,
        name: workload.name,
        configuration: configurationOf(workload, secrets),
    }));
    const made = secrets
        .filter(({ named }) => !named)
        .map(({ name, content }) => ({ name, keys: Object.keys(content) }));
    return privateKeyPlaces({ pods, secrets: made }).map(described).sort();
}

const described = ({ in: kind, name, file }: PrivateKeyPlace) => `${kind} ${name} ${file}`;

/**
 * Towards its RPC clients a node proves itself with a key store, which Corda can't have in an HSM; the database's server
 * towards the node, and Corda has no part in it.
 */
const beside = (node: string) => [
    `secret ${node}-db-credentials tls.key`,
    `secret ${node}-rpc-tls tls.key`,
    `volume ${node}/rpc-keystores /rpc-keystores/rpc.jks`,
];

/**
 * The broker can't use an HSM: its own key is made on the volume of the HA utilities, kept in a Secret, and read by both
 * brokers, under the name that it tells its clients too.
 */
const ofBroker = [
    "secret messaging-keys-artemis artemis.jks",
    "volume messaging-keys/work /work/artemis/artemis.jks",
    ...["messaging", "messaging-standby"].flatMap((pod) =>
        ["artemis.jks", "broker-client.jks"].map((file) => `volume ${pod}/keystores ${file}`),
    ),
];

const single = readdirSync(join(root, "docs/topologies")).filter((name) => name.startsWith("hsm-"));

describe.each(single)("the network of docs/topologies/%s", (file) => {
    it("has no private key but those of the node's database and RPC [000-7] [000-8]", async () => {
        expect(placesOf(await recordProgram({ file: `docs/topologies/${file}` }))).toEqual(beside("bank-a"));
    });

    it("has the device's software beside whatever starts Corda: the registration, the migration and the node [000-9]", async () => {
        const graph = await recordProgram({ file: `docs/topologies/${file}` });
        const starts = ["corda-initial-registration", "corda-migrate", "corda-node"];
        const using = workloads(graph).flatMap(({ pod }) =>
            [...(pod.initContainers ?? []), ...pod.containers]
                .filter(({ command = [] }) => starts.some((program) => command[0]?.endsWith(`/${program}`)))
                .map(({ name, volumeMounts = [] }) => ({
                    name,
                    mounts: ["hsm-drivers", /^hsm-(?!drivers)/].map((wanted) =>
                        volumeMounts.some(({ name: volume }) =>
                            typeof wanted === "string" ? volume === wanted : wanted.test(volume),
                        ),
                    ),
                })),
        );
        expect(using).toEqual(["schema", "node", "register"].map((name) => ({ name, mounts: [true, true] })));
    });
});

describe("an Azure Key Vault whose addresses the stack file names", () => {
    it("is reached at these alone, and its login too [000-8]", async () => {
        const file = "docs/topologies/hsm-azure-key-vault.yaml";
        const blocks = { addresses: ["198.51.100.16/28"], loginAddresses: ["198.51.100.32/28"] };
        const policy = async (edit?: (stack: WrittenStack) => void) =>
            JSON.stringify((await recordProgram({ file, edit })).one("NetworkPolicy", "bank-a").inputs["spec"]);
        const named = await policy(({ network }) => {
            Object.assign((network["hsms"] as object[])[0] ?? {}, blocks);
        });
        for (const block of [...blocks.addresses, ...blocks.loginAddresses]) {
            expect(named).toContain(block);
        }
        const everywhere = '"10.0.0.0/8","100.64.0.0/10"';
        expect(await policy()).toContain(everywhere);
        expect(named).not.toContain(everywhere);
    });
});

describe("a node without an HSM", () => {
    it("has its keys in the key stores on its volume, where the registration puts them too [000-8]", async () => {
        const graph = await recordProgram({
            file: "docs/topologies/hsm-utimaco.yaml",
            edit: ({ network }) => {
                delete network["hsms"];
                network.nodes.forEach((node) => delete node["keys"]);
            },
        });
        const stores = ["bank-a-registration", "bank-a"].flatMap((pod) =>
            ["nodekeystore.jks", "sslkeystore.jks"].map((file) => `volume ${pod}/base /node/certificates/${file}`),
        );
        expect(placesOf(graph)).toEqual([...beside("bank-a"), ...stores].sort());
    });
});

describe("the network of docs/topologies/shared-firewall-hsm.yaml", () => {
    const file = "docs/topologies/shared-firewall-hsm.yaml";
    const ofNodes = ["bank-a", "bank-b"].flatMap(beside);
    let graph: ProgramGraph;
    beforeAll(async () => {
        graph = await recordProgram({ file });
    });
    const without = async (edit: (stack: Network) => void) =>
        placesOf(
            await recordProgram({ file, edit: ({ network }: WrittenStack) => edit(network as unknown as Network) }),
        );

    it("has no private key but those of databases, RPC and the broker's own [000-7] [000-8] [000-9]", () => {
        expect(placesOf(graph)).toEqual([...ofNodes, ...ofBroker].sort());
    });

    it("has those of the tunnel in Secrets where no HSM is named for it [000-9]", async () => {
        const more = [
            "secret edge-tunnel-bridge tls.key",
            "secret edge-tunnel-float tls.key",
            "volume edge-bridge/tunnel /tunnel/bridge.jks",
            "volume edge-float/tunnel /tunnel/float.jks",
        ];
        const places = await without(({ firewalls, hsms }) => {
            delete firewalls[0]?.keys.tunnel;
            hsms.pop();
        });
        expect(places).toEqual([...ofNodes, ...ofBroker, ...more].sort());
    });

    it("has those of nodes towards the broker in their key store where only the bridge's is in the HSM [000-9]", async () => {
        const stores = ["artemisnode.jks", "broker-client.jks"];
        const more = [
            "secret messaging-keys-artemisnode artemisnode.jks",
            "volume messaging-keys/work /work/artemis/artemisnode.jks",
            ...["bank-a", "bank-b"].flatMap((node) => stores.map((store) => `volume ${node}/keystores ${store}`)),
        ];
        expect(await without(({ nodes }) => nodes.forEach(({ keys }) => delete keys.broker))).toEqual(
            [...ofNodes, ...ofBroker, ...more].sort(),
        );
    });

    it("has those of nodes towards peers where the bridge's TLS isn't in the HSM [000-9]", async () => {
        const more = [
            ...["bank-a", "bank-b"].flatMap((node) => [
                `secret ${node}-certificates sslkeystore.jks`,
                `volume edge-registration/work /work/${node}/certificates/sslkeystore.jks`,
                `volume ${node}/base /node/certificates/sslkeystore.jks`,
            ]),
            "secret edge-bridge-certificates sslkeystore.jks",
            "volume edge-registration/work /work/bridge.jks",
            "volume edge-bridge/p2p-certificates sslkeystore.jks",
        ];
        expect(await without(({ firewalls }) => delete firewalls[0]?.keys.tls)).toEqual(
            [...ofNodes, ...ofBroker, ...more].sort(),
        );
    });

    it("hands the float its own certificate, in its own namespace, by an account that can write nothing else there [000-9] [001-10]", () => {
        const role = graph.one("Role", "edge-tunnel-keys-float-writer");
        expect(unwrapped(role.inputs)).toMatchObject({
            metadata: { namespace: "dmz" },
            rules: [{ resources: ["secrets"], resourceNames: ["edge-tunnel-keys-float"], verbs: ["get", "update"] }],
        });
        const inDmz = secretNames(graph, "dmz");
        expect(inDmz).toEqual(["edge-tunnel-keys-float", "registry", "utimaco-tunnel-user"]);
        const writers = workloads(graph)
            .find(({ name }) => name === "edge-tunnel-keys")
            ?.pod.containers.map(({ args = [] }) => args[0]);
        expect(writers).toEqual(["dmz/edge-tunnel-keys-float"]);
    });

    it("starts whoever needs such a key after it is made [000-7] [000-9]", () => {
        const job = (name: string) => graph.one("Job", name).urn;
        const before = (type: string, name: string) => graph.before(graph.one(type, name));
        for (const broker of ["messaging", "messaging-standby"]) {
            expect(before("StatefulSet", broker)).toContain(job("messaging-keys"));
        }
        expect(before("StatefulSet", "edge-bridge")).toContain(job("messaging-keys"));
        expect(before("StatefulSet", "edge-bridge")).toContain(job("edge-tunnel-keys"));
        expect(before("Deployment", "edge-float")).toContain(job("edge-tunnel-keys"));
        expect(before("StatefulSet", "bank-a")).toContain(job("messaging-keys"));
        // Never two that make keys at once.
        expect(before("Job", "edge-registration")).toContain(job("messaging-keys"));
    });

    it("starts its bridge anew for another set of nodes, and for nothing else [000-6]", async () => {
        const annotations = (of: ProgramGraph) =>
            workloads(of).find(({ name }) => name === "edge-bridge")?.spec.template.metadata?.annotations;
        expect(annotations(graph)).toMatchObject({ "corda/nodes": "bank-a,bank-b" });
        const turned = await recordProgram({ file, edit: ({ network }) => network.nodes.reverse() });
        expect(annotations(turned)).toEqual(annotations(graph));
    });
});

interface Network {
    readonly hsms: unknown[];
    readonly firewalls: { readonly keys: { tls?: string; tunnel?: string; broker?: string } }[];
    readonly nodes: { readonly keys: { broker?: string } }[];
}

function secretNames(graph: ProgramGraph, namespace: string): string[] {
    return graph
        .ofType("Secret")
        .map(({ inputs }) => (unwrapped(inputs) as { metadata: { name?: string; namespace: string } }).metadata)
        .filter((metadata) => metadata.namespace === namespace)
        .map(({ name = "" }) => name)
        .sort();
}
