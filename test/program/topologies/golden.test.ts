import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { ProgramGraph, RecordedResource } from "../program-graph";
import { kubeconfig } from "../kubeconfig";
import { briefObjects } from "./brief-objects";
import { objectDifferences } from "./object-differences";
import { recordTopologies, recordTopology, topologies } from "./topologies";

/**
 * The objects of each topology as files, one a component, so that a change of a component shows up in a review as the
 * change it makes in the cluster. `npx vitest run --project unit test/program/topologies/golden.test.ts -u` writes them
 * anew. Of a topology that is another one with a difference there is the difference: the keys of a node in an HSM, a
 * cluster of another flavour.
 */
const golden = (...path: string[]) => join(__dirname, "golden", ...path);
const inHsm = topologies.filter((name) => name.includes("hsm"));
const ofFlavour = ["openshift", "gke"];
const whole = topologies.filter(
    (name) => !inHsm.includes(name) && !ofFlavour.includes(name) && name !== "cloudnative-pg",
);
let graphOf: (topology: string) => ProgramGraph;
beforeAll(async () => {
    graphOf = await recordTopologies();
});

/** Components that are like another one but for names, or like one of the dev stack: they have no files of their own. */
const alike: Readonly<Record<string, readonly string[]>> = {
    "shared-firewall": ["bank-b"],
    "ha-notary": ["notary-2", "notary-3"],
    cenm: ["bank-b"],
    "float-in-another-cluster": ["bank-a", "messaging", "edge-registration"],
    participants: ["bank-b", "notary", "corda-cordapps", "corda-network-map"],
};

/**
 * Components by the files their objects are in; what has none is in `network`. The members' own databases are those of
 * the dev stack.
 */
function files(topology: string, graph: ProgramGraph): Map<string, RecordedResource[]> {
    const network = graph.one("corda:network:CordaNetwork", "corda");
    const shared = ["corda:isolation:IsolatedNamespace", "corda:secrets:NamedSecrets", "corda:client:RpcClients"];
    const found = new Map<string, RecordedResource[]>();
    for (const object of graph.kubernetes) {
        const owners = graph.ancestors(object);
        const owner =
            owners.find(({ type }) => type === "corda:node:CordaNode") ??
            owners.find((each) => graph.ancestors(each)[0]?.type === "corda:cenm:Cenm") ??
            owners.find(({ parent }) => parent === network.urn);
        const file = owner === undefined || shared.includes(owner.type) ? "network" : owner.name;
        const isShown =
            alike[topology]?.includes(file) !== true &&
            !owners.some(({ type }) => type === "corda:database:PostgresqlDatabase");
        found.set(file, [...(found.get(file) ?? []), ...(isShown ? [object] : [])]);
    }
    return new Map([...found].filter(([, objects]) => objects.length > 0));
}

describe.each(whole)("the topology %s", (topology) => {
    it("consists of the reviewed objects [000-2] [002-6]", async () => {
        const graph = graphOf(topology);
        for (const [file, objects] of files(topology, graph)) {
            await expect(briefObjects(graph, objects)).toMatchFileSnapshot(golden(topology, `${file}.yaml`));
        }
    });

    it("has no file of a component that isn't there [000-2]", () => {
        const names = [...files(topology, graphOf(topology)).keys()].map((file) => `${file}.yaml`);
        expect(readdirSync(golden(topology)).sort()).toEqual(names.sort());
    });
});

describe.each(inHsm)("the topology %s", (topology) => {
    it("differs from the same one with its keys in files as reviewed [000-7] [000-8] [000-9]", async () => {
        const without = await recordTopology(topology, ({ network }) => {
            delete network["hsms"];
            for (const each of [...network.nodes, ...((network["firewalls"] ?? []) as Record<string, unknown>[])]) {
                delete each["keys"];
            }
        });
        await expect(objectDifferences(without, graphOf(topology))).toMatchFileSnapshot(golden(`${topology}.diff`));
    });
});

describe("the topology cloudnative-pg", () => {
    it("differs from the same node with a database of one process as reviewed [000-2] [003-10]", async () => {
        const single = await recordTopology("cloudnative-pg", ({ network: { nodes } }) => {
            Object.assign(nodes[0] ?? {}, { database: { kind: "postgresql", storage: "100Gi" } });
        });
        await expect(objectDifferences(single, graphOf("cloudnative-pg"))).toMatchFileSnapshot(
            golden("cloudnative-pg.diff"),
        );
    });
});

describe("the topology openshift", () => {
    it("differs from the same network on another cluster as reviewed [000-11]", async () => {
        const generic = await recordTopology("openshift", ({ platform, network }) => {
            Object.assign(platform, { flavour: "generic", kubeconfig });
            const [client] = network["webClients"] as object[];
            Object.assign(client ?? {}, {
                ingress: { class: "nginx", namespace: "ingress-nginx" },
                tls: { issuer: "letsencrypt" },
            });
        });
        await expect(objectDifferences(generic, graphOf("openshift"))).toMatchFileSnapshot(golden("openshift.diff"));
    });
});

describe("the topology gke", () => {
    it("differs from the same network on another cluster as reviewed [003-16] [003-13]", async () => {
        const generic = await recordTopology("gke", ({ platform }) => {
            Object.assign(platform, { flavour: "generic", kubeconfig, storage: { ledger: "fast" } });
            ["loadBalancers", "dns"].forEach((key) => Reflect.deleteProperty(platform, key));
        });
        await expect(objectDifferences(generic, graphOf("gke"))).toMatchFileSnapshot(golden("gke.diff"));
    });
});
