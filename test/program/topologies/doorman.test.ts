import { beforeAll, describe, expect, it } from "vitest";
import { readHocon } from "../../components/node/read-hocon";
import type { ProgramGraph, RecordedResource } from "../program-graph";
import { unwrapped } from "../recorded-values";
import { containers, workloads } from "../workloads";
import { recordTopologies, stackFile, topologies } from "./topologies";

/** Topologies whose zone somebody else operates, and whose members are known to the world. */
const inZones = topologies.filter((name) => stackFile(name).includes("kind: doorman"));
/** Topologies of one node that registers by itself with a doorman; all but one keep its keys in an HSM. */
const single = topologies.filter((name) => name === "enterprise-node" || name.startsWith("hsm-"));
const withHsm = single.filter((name) => name.startsWith("hsm-"));
let graphOf: (topology: string) => ProgramGraph;
beforeAll(async () => {
    graphOf = await recordTopologies(inZones);
});

const textOf = (secret: RecordedResource) =>
    (unwrapped(secret.inputs["stringData"]) as Record<string, string>)["node.conf"] ?? "";
const nodeConf = (graph: ProgramGraph) => readHocon(textOf(graph.one("Secret", "bank-a-conf")));
const pods = (graph: ProgramGraph) =>
    workloads(graph).filter(({ name }) => ["bank-a", "bank-a-registration"].includes(name));

describe.each(inZones)("the nodes of the topology %s", (topology) => {
    it("speak TLS to RPC clients and to every database, whose names are checked [004-17] [004-19]", () => {
        const graph = graphOf(topology);
        const nodes = graph.components.filter(({ type }) => type === "corda:node:CordaNode");
        expect(nodes.length).toBeGreaterThan(0);
        for (const { name } of nodes) {
            const text = textOf(graph.one("Secret", `${name}-conf`));
            expect(readHocon(text), name).toMatchObject({ rpcSettings: { useSsl: true } });
            const urls = [...text.matchAll(/"(jdbc:[^"]*)"/g)].map(([, url = ""]) => url);
            expect(urls.length, name).toBeGreaterThan(0);
            expect(
                urls.filter(
                    (url) =>
                        !/[?&]sslmode=verify-full(&|$)/.test(url) &&
                        !/;encrypt=true;trustServerCertificate=false(;|$)/.test(url),
                ),
            ).toEqual([]);
        }
    });
});

describe.each(single)("the node of the topology %s", (topology) => {
    it("is registered before it starts, on its own volume, with the configuration that it runs with [000-4]", () => {
        const graph = graphOf(topology);
        const registration = graph.one("Job", "bank-a-registration");
        expect(graph.before(graph.one("StatefulSet", "bank-a"))).toContain(registration.urn);
        const volumes = pods(graph).map(({ pod }) =>
            (pod.volumes ?? []).filter(({ name }) => ["base", "config"].includes(name)),
        );
        expect(volumes).toHaveLength(2);
        expect(volumes[0]).toEqual(volumes[1]);
        expect(nodeConf(graph)).toMatchObject({
            devMode: false,
            networkServices: { doormanURL: "https://doorman.example.com", networkMapURL: "https://map.example.com" },
        });
    });

    it("proves who the doorman is by the operator's trust store, which only the registration mounts [000-4]", () => {
        const mounting = containers(graphOf(topology))
            .filter(({ container }) => container.volumeMounts?.some(({ name }) => name === "network-root") === true)
            .map(({ title }) => title);
        expect(mounting).toEqual(["Job bank-a-registration/register"]);
    });
});

describe.each(withHsm)("the keys of the topology %s", (topology) => {
    it("are made in the HSM by the registration and used there by the node, with the same client [000-7] [000-8]", () => {
        const graph = graphOf(topology);
        const conf = nodeConf(graph);
        const { cryptoServiceName, cryptoServiceConf } = conf;
        expect(cryptoServiceName).toMatch(/^[A-Z_]+$/);
        expect(conf).toMatchObject({
            freshIdentitiesConfiguration: { cryptoServiceConfiguration: { cryptoServiceName, cryptoServiceConf } },
            enterpriseConfiguration: { tlsCryptoServiceConfig: { cryptoServiceName, cryptoServiceConf } },
        });
        const directory = String(cryptoServiceConf).replace(/\/[^/]*$/, "");
        for (const name of ["node", "register"]) {
            const user = containers(graph).find(({ container }) => container.name === name)?.container;
            const mounted = user?.volumeMounts?.map(({ mountPath }) => mountPath);
            expect(mounted, name).toEqual(expect.arrayContaining([directory, "/node/drivers"]));
        }
        const clients = pods(graph).map(({ pod }) => (pod.volumes ?? []).filter(({ name }) => name.startsWith("hsm-")));
        expect(clients[0]).toEqual(clients[1]);
    });

    it("are in no Secret: what is there are logins of the HSM and passwords of stores with certificates [000-8]", () => {
        const graph = graphOf(topology);
        const stores = graph
            .ofType("Secret")
            .flatMap(({ name, inputs }) =>
                Object.keys({
                    ...(unwrapped(inputs["data"] ?? {}) as object),
                    ...(unwrapped(inputs["stringData"] ?? {}) as object),
                }).map((key) => `${name}: ${key}`),
            )
            .filter((entry) => /\.(jks|p12|pfx|key|pem)$/.test(entry));
        // The zone's root, and the keys of the database's and RPC's own certificates.
        expect(stores.sort()).toEqual([
            "bank-a-db-credentials: tls.key",
            "bank-a-rpc-tls: tls.key",
            ...hsmClientFiles(graph),
            "corda-secrets-network-root: network-root-truststore.jks",
        ]);
    });
});

/** Files by which a client proves itself to its HSM: they are no keys of the node. */
function hsmClientFiles(graph: ProgramGraph): string[] {
    return [...graph.secrets.keys()]
        .map((origin) => /^secrets\.([^.]+)\.(.+)$/.exec(origin))
        .flatMap((parts) => {
            const [, secret = "", key = ""] = parts ?? [];
            return /\.(p12|pfx|key|pem)$/.test(key) ? [`corda-secrets-${secret}: ${key}`] : [];
        })
        .sort();
}
