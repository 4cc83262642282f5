import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { ProgramGraph, RecordedResource } from "../program-graph";
import { type Endpoint, mayReach } from "../reachability";
import { isSecretValue, unwrapped } from "../recorded-values";
import { workloads } from "../workloads";
import { podsOf, policiesOf } from "./endpoints";
import { recordTopology } from "./topologies";

let graph: ProgramGraph;
beforeAll(async () => {
    graph = await recordTopology("cloudnative-pg");
});

const withDatabase = (change: Readonly<Record<string, unknown>>, platform: Readonly<Record<string, unknown>> = {}) =>
    recordTopology("cloudnative-pg", (stack) => {
        const [node] = stack.network.nodes;
        Object.assign(node ?? {}, { database: { ...(node?.["database"] as object), ...change } });
        Object.assign(stack.platform, platform);
    });
const cluster = (of: ProgramGraph) => of.one("Cluster", "bank-a-db");
interface Spec {
    readonly [key: string]: unknown;
    readonly postgresql: { readonly synchronous?: object; readonly pg_hba: readonly string[] };
    readonly bootstrap: { readonly initdb: { readonly secret: { readonly name: string } } };
    readonly affinity: Readonly<Record<string, unknown>>;
}
const specOf = (of: ProgramGraph) => unwrapped(cluster(of).inputs["spec"]) as Spec;
const before = (later: RecordedResource, earlier: RecordedResource) => graph.before(later).has(earlier.urn);

describe("a database of several copies", () => {
    it("is there before its node registers or starts, and waits itself for its way in [002-33]", () => {
        const database = cluster(graph);
        expect(unwrapped(database.inputs["metadata"])).toMatchObject({
            annotations: { "pulumi.com/waitFor": "condition=Ready" },
        });
        for (const kind of ["StatefulSet", "Job"]) {
            for (const workload of graph.ofType(kind)) {
                if (workload.name.startsWith("bank-a")) {
                    expect(before(workload, database), workload.name).toBe(true);
                }
            }
        }
        expect(before(database, graph.one("NetworkPolicy", "bank-a-db"))).toBe(true);
        expect(before(database, graph.one("NetworkPolicy", "corda-default-deny"))).toBe(true);
    });

    it.each([
        [1, undefined],
        [3, 1],
        [4, 1],
        [5, 2],
    ])("of %d tells a node of a commit when %s further copies have it [003-10]", async (instances, number) => {
        const { postgresql, ...spec } = specOf(await withDatabase({ instances }));
        expect(spec["instances"]).toBe(instances);
        expect(postgresql.synchronous).toEqual(
            number && { method: "any", number, dataDurability: "required", failoverQuorum: true },
        );
    });

    it("takes one login, of one user to one database, by TLS alone [004-17] [004-26]", () => {
        const { postgresql, bootstrap, ...spec } = specOf(graph);
        expect(postgresql.pg_hba).toEqual(["hostssl corda corda all scram-sha-256", "host all all all reject"]);
        expect(spec["enableSuperuserAccess"]).toBe(false);
        expect(bootstrap.initdb).toMatchObject({ database: "corda", owner: "corda", dataChecksums: true });
        const conf = unwrapped(graph.one("Secret", "bank-a-conf").inputs["stringData"]) as Record<string, string>;
        expect(conf["node.conf"]).toContain(
            "jdbc:postgresql://bank-a-db-rw.corda.svc.cluster.local:5432/corda?sslmode=verify-full&sslrootcert=/etc/corda/database/ca.crt",
        );
    });

    it("has its password in one Secret, which the Cluster names and nobody mounts [004-20]", () => {
        const login = graph.one("Secret", "bank-a-db-login");
        expect(login.inputs["type"]).toBe("kubernetes.io/basic-auth");
        expect(isSecretValue(login.inputs["stringData"])).toBe(true);
        const { secret } = specOf(graph).bootstrap.initdb;
        expect(secret.name).toMatch(/^bank-a-db-login-/);
        const password = graph.generated.get("bank-a-db-password.password") ?? "";
        expect(password).toHaveLength(32);
        expect(JSON.stringify(unwrapped(cluster(graph).inputs["spec"]))).not.toContain(password);
        expect(JSON.stringify(workloads(graph).map(({ pod }) => pod.volumes))).not.toContain(secret.name);
    });

    it("is trusted by its operator's authority, of whose Secret pods mount the certificate and never the key [004-17]", () => {
        const sources = workloads(graph).flatMap(({ pod }) =>
            (pod.volumes ?? []).flatMap(({ projected }) => projected?.sources ?? []),
        );
        const authority = sources.flatMap(({ secret }) => (secret?.name === "bank-a-db-ca" ? [secret.items] : []));
        expect(authority.length).toBeGreaterThanOrEqual(2);
        for (const items of authority) {
            expect(items).toEqual([{ key: "ca.crt", path: "database/ca.crt" }]);
        }
        expect(JSON.stringify(workloads(graph).map(({ pod }) => pod)).match(/bank-a-db-ca"/g)).toHaveLength(
            authority.length,
        );
    });

    it.each([
        { ledger: "protected", protect: true, retain: true },
        { ledger: "retained", protect: false, retain: true },
        { ledger: "disposable", protect: false, retain: false },
    ])("of a ledger that is $ledger goes with it, or stays: protect $protect, retain $retain [001-7]", async (row) => {
        const changed = await recordTopology("cloudnative-pg", ({ network: { nodes } }) => {
            Object.assign(nodes[0] ?? {}, { ledger: row.ledger });
        });
        expect(cluster(changed)).toMatchObject({ protect: row.protect, retainOnDelete: row.retain });
        expect(changed.one("Stash", "bank-a-db-password").protect).toBe(row.protect);
        expect(changed.one("Secret", "bank-a-db-login").retainOnDelete).toBe(row.retain);
        expect(changed.one("NetworkPolicy", "bank-a-db").retainOnDelete).toBe(row.retain);
    });

    it("is snapshotted where the stack file says so: of a copy that stands still, or of the only one as it runs", async () => {
        const snapshots = (of: ProgramGraph) => of.ofType("ScheduledBackup").map(({ inputs }) => inputs["spec"]);
        expect(snapshots(graph)).toEqual([
            { cluster: { name: "bank-a-db" }, schedule: "0 0 2 * * *", method: "volumeSnapshot" },
        ]);
        const online = (of: ProgramGraph) =>
            (specOf(of)["backup"] as { readonly volumeSnapshot: { readonly online: boolean } }).volumeSnapshot.online;
        expect(online(graph)).toBe(false);
        expect(online(await withDatabase({ instances: 1 }))).toBe(true);
        const never = await withDatabase({ snapshots: undefined });
        expect([snapshots(never), specOf(never)["backup"]]).toEqual([[], undefined]);
    });

    it("is on machines that are kept for the network, each copy on another, as even over the zones as is known [002-15]", async () => {
        const pools = { corda: { label: "pool=corda", taint: "pool=corda:NoSchedule" } };
        const kept = specOf(await withDatabase({}, { pools, zones: 2 }));
        expect(kept.affinity).toEqual({
            enablePodAntiAffinity: true,
            podAntiAffinityType: "required",
            topologyKey: "kubernetes.io/hostname",
            nodeSelector: { pool: "corda" },
            tolerations: [{ key: "pool", value: "corda", effect: "NoSchedule", operator: "Equal" }],
        });
        expect(kept["topologySpreadConstraints"]).toMatchObject([{ whenUnsatisfiable: "DoNotSchedule" }]);
        const anywhere = specOf(await withDatabase({}, { zones: undefined }));
        expect(anywhere["topologySpreadConstraints"]).toMatchObject([{ whenUnsatisfiable: "ScheduleAnyway" }]);
        expect(anywhere.affinity).not.toHaveProperty("nodeSelector");
    });

    it("runs from the member's own image where it names one, and logs in to the registry that has them", async () => {
        const image = `registry.example.com/own/postgresql:15.18@sha256:${"ab".repeat(32)}`;
        expect(specOf(await withDatabase({ image }))["imageName"]).toBe(image);
        expect(specOf(graph)["imageName"]).toContain("cloudnative-pg-postgresql:16.14@sha256:");
        expect(specOf(graph)["imagePullSecrets"]).toEqual([{ name: "registry" }]);
    });
});

describe("who reaches the copies of a database", () => {
    const pod = (name: string, namespace: string, labels: Record<string, string>, address: string): Endpoint => ({
        name,
        namespace,
        labels,
        address,
    });
    /** As the operator labels them: its own labels, and those that it was told. */
    const copyOf = (owner: string, index: number) =>
        pod(
            `${owner}-db-${index}`,
            "corda",
            { "cnpg.io/cluster": `${owner}-db`, "corda/role": "database", "corda/database-of": owner },
            `10.244.9.${index}`,
        );
    const [first, second, foreign] = [copyOf("bank-a", 1), copyOf("bank-a", 2), copyOf("bank-b", 3)];
    const operator = pod("operator", "cnpg-system", { "app.kubernetes.io/name": "cloudnative-pg" }, "10.244.8.1");
    const stranger = pod("stranger", "corda", { app: "stranger" }, "10.244.8.2");
    const elsewhere = pod("elsewhere", "default", { "cnpg.io/cluster": "bank-a-db" }, "10.244.8.3");
    const node = () => podsOf(graph).find(({ name }) => name === "bank-a") ?? stranger;
    const address = (name: string, ip: string): Endpoint => ({ name, namespace: "", address: ip });
    const reached = (from: Endpoint, to: Endpoint, of: ProgramGraph = graph) =>
        [443, 5432, 6443, 8000, 9187].filter((port) => mayReach(policiesOf(of), from, to, port));

    it("are its node on the one port, the other copies, and the operator [004-26] [001-15]", () => {
        expect(reached(node(), first)).toEqual([5432]);
        expect(reached(first, second)).toEqual([5432, 8000]);
        expect(reached(operator, first)).toEqual([5432, 8000]);
    });

    it("are no other node, no other database, nobody of another namespace [004-26] [001-15]", () => {
        for (const other of [foreign, stranger, elsewhere, address("world", "93.184.216.34")]) {
            expect(reached(other, first), other.name).toEqual([]);
        }
        expect(reached(node(), foreign)).toEqual([]);
        expect(reached(first, foreign)).toEqual([]);
    });

    it("are not reached by the copies in turn: they call each other and the API server, which may be named [001-15]", async () => {
        const api = address("API server", "10.96.0.1");
        const shown = address("public API server", "203.0.113.7");
        expect(reached(first, api)).toEqual([443, 6443]);
        for (const other of [node(), stranger, shown, address("metadata service", "169.254.169.254")]) {
            expect(reached(first, other), other.name).toEqual([]);
        }
        const named = await recordTopology("cloudnative-pg", ({ platform }) => {
            Object.assign(platform, {
                databaseOperator: parse("{ namespace: databases, kubernetesApi: [203.0.113.7/32] }") as object,
            });
        });
        expect(reached(first, shown, named)).toEqual([443, 6443]);
        expect(reached(first, api, named)).toEqual([]);
        expect(reached(operator, first, named)).toEqual([]);
        expect(reached({ ...operator, namespace: "databases" }, first, named)).toEqual([5432, 8000]);
    });
});
