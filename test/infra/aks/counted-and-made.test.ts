import { describe, expect, it } from "vitest";
import { networkShape, type NetworkShape } from "../../../config/network-shape";
import { gibibytes } from "../../../config/quantity";
import { writtenNetwork } from "../../../config/written-network";
import { bankWeb } from "../../program/bank-web";
import type { ProgramGraph } from "../../program/program-graph";
import { recordProgram } from "../../program/recorded-graph";
import type { WrittenStack } from "../../program/stack-file";
import { type Workload, workloads } from "../../program/workloads";
import { at, productionFile } from "./recorded-platform";

/** Stacks that take different parts of a cluster, as changes to the production one. */
const stacks: Readonly<Record<string, (stack: WrittenStack) => void>> = {
    "the production stack": () => undefined,
    "a zone of one's own on CENM": ({ network }) => {
        network["version"] = "4.10";
        network["zone"] = {
            kind: "cenm",
            version: "1.6",
            images: { tag: "1.6.2-zulu-openjdk8u382" },
            acceptLicense: true,
            purpose: "test",
            subject: "O=Operator,L=London,C=GB",
            crlHost: "crl.example.com",
            email: "ops@example.com",
            approval: { issuance: { kind: "approve-all" } },
            databases: {
                identityManager: { kind: "postgresql", storage: "50Gi" },
                networkMap: {
                    kind: "external",
                    vendor: "postgresql",
                    hosts: ["db.example.com"],
                    name: "network-map",
                    credentials: { secret: "network-map-db" },
                },
            },
        };
    },
    "a development zone": ({ platform, network }) => {
        Reflect.deleteProperty(platform, "hsm");
        network["edition"] = "community";
        network["version"] = "4.10";
        network["zone"] = { kind: "bootstrapped" };
        network.notaries = [{ name: "notary", legalName: "O=Notary,L=London,C=GB" }];
        network.nodes = [{ name: "bank-a", legalName: "O=Bank A,L=London,C=GB" }];
        network["brokers"] = [];
        network["firewalls"] = [];
        network["hsms"] = [];
    },
    "several workers of a notary, a standby, and keys in two HSMs": ({ platform, network }) => {
        (network["hsms"] as unknown[]).push({
            name: "appliance",
            kind: "utimaco",
            clientImage: "registry.example.com/utimaco-client:1.0",
            host: "hsm.example.com",
            addresses: ["10.1.2.0/28"],
            keyGroup: "TUNNEL",
            credentials: { secret: "hsm-user" },
        });
        network["firewalls"] = [
            {
                name: "edge",
                broker: "messaging",
                float: { namespace: "dmz" },
                keys: { tls: "vault", broker: "vault", tunnel: "appliance" },
            },
        ];
        network.notaries = [];
        network["notaryClusters"] = [
            {
                name: "ha-notary",
                legalName: "O=HA Notary,L=London,C=GB",
                keys: { service: "vault" },
                database: {
                    kind: "external",
                    vendor: "cockroachdb",
                    hosts: ["crdb.example.com"],
                    name: "notary",
                    credentials: { secret: "notary-db" },
                },
                workers: [
                    { name: "notary-1", legalName: "O=Worker 1,L=London,C=GB" },
                    { name: "notary-2", legalName: "O=Worker 2,L=Dublin,C=IE", database: { kind: "managed" } },
                ],
            },
        ];
        Object.assign(network.nodes[0] ?? {}, { standby: true });
        network["webClients"] = [{ ...bankWeb, node: "bank-a", replicas: 3 }];
        platform["loadBalancers"] = { webRanges: ["203.0.113.0/24"] };
    },
};

const rolls = ({ spec }: Workload) => (spec as { strategy?: { type?: string } }).strategy?.type === "RollingUpdate";
const podsOf = (all: readonly Workload[]) => all.reduce((sum, { spec }) => sum + (spec.replicas ?? 1), 0);
const sorted = (numbers: readonly number[]) => [...numbers].sort((one, other) => one - other);

describe.each(Object.entries(stacks))("what is counted of %s", (_, edit) => {
    let graph: ProgramGraph;
    let shape: NetworkShape;
    it("is what is made: volumes, pods, databases, addresses and accounts that use keys [001-18] [002-34]", async () => {
        graph = await recordProgram({
            file: productionFile,
            edit: (stack) => {
                edit(stack);
                shape = networkShape(writtenNetwork(structuredClone(stack.network)));
            },
        });
        const claims = graph.ofType("PersistentVolumeClaim");
        const running = workloads(graph).filter(({ kind }) => kind !== "Job");
        const servers = graph.ofType("dbforpostgresql:Server");
        const key = graph.ofType("FederatedIdentityCredential").filter(({ name }) => name.endsWith("-keys"));
        const addresses = graph.ofType("PublicIPAddress").filter(({ name }) => name.startsWith("aks-addresses-"));
        expect({
            volumes: sorted(shape.volumes),
            pods: [shape.pods, shape.statelessPods],
            databases: shape.databases.length,
            addresses: shape.addressed.length,
            keyUsers: shape.keyUsers,
        }).toEqual({
            volumes: sorted(claims.map((claim) => gibibytes(String(at(claim, "spec.resources.requests.storage"))))),
            pods: [podsOf(running.filter((one) => !rolls(one))), podsOf(running.filter(rolls))],
            databases: servers.length,
            addresses: addresses.length,
            keyUsers: key.length,
        });
    });
});
