import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, parseAllDocuments, stringify } from "yaml";
import { type Cluster, startCluster, stopCluster } from "../../local/cluster/cluster";
import { testInstances } from "../../local/commands/instance";
import { openSession } from "../../local/pulumi-session";
import { silent } from "../../local/report";
import { run } from "../../local/run";
import { buildToolchain, type Toolchain } from "../../local/toolchain/toolchain";
import { recordProgram } from "../program/recorded-graph";
import { unwrapped } from "../program/recorded-values";
import { root } from "../program/stack-file";

/** An object as it is sent. */
interface Sent {
    readonly kind: string;
    readonly metadata: {
        readonly name: string;
        readonly namespace?: string;
        readonly annotations?: Readonly<Record<string, string>>;
    };
    readonly [field: string]: unknown;
}
interface Rule {
    readonly resources: readonly string[];
    readonly [field: string]: unknown;
}

const instance = testInstances.simulated;
let directory: string;
let toolchain: Toolchain;
let cluster: Cluster;
beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "rights-"));
    toolchain = await buildToolchain({ report: silent, simulate: true });
    await stopCluster({ instance, deleteData: true, report: silent });
    cluster = await startCluster({ instance, simulate: true, report: silent });
});
afterAll(async () => {
    await stopCluster({ instance, deleteData: true, report: silent });
    await rm(directory, { recursive: true });
});

/** Runs kubectl as the administrator, or as somebody else; what it says when it fails is the error's message. */
async function kubectl(args: readonly string[], items: readonly unknown[] = [], as?: string): Promise<string> {
    const { stdout } = await run(
        toolchain.kubectl,
        [
            ...["--kubeconfig", cluster.kubeconfig, ...(as === undefined ? [] : ["--as", as]), ...args],
            ...(items.length === 0 ? [] : ["--filename=-"]),
        ],
        {
            ...(items.length > 0 && { input: JSON.stringify({ kind: "List", apiVersion: "v1", items }) }),
            timeout: 300_000,
        },
    );
    return stdout;
}

/** A stack file that may make nothing of the cluster's own. */
async function writeStack(
    name: string,
    from: string,
    edit: (config: Stack) => void = () => undefined,
): Promise<string> {
    const file = join(directory, `${name}.yaml`);
    const stack = parse(await readFile(join(root, from), "utf8")) as Stack;
    stack.config["corda:platform"] = {
        kind: "existing",
        context: cluster.context,
        storage: { ledger: "standard" },
        clusterScope: "forbidden",
    };
    edit(stack);
    await writeFile(file, stringify(stack));
    return file;
}
interface Stack {
    readonly config: Record<string, Record<string, unknown>>;
}

/** What `npm run rights` prints, as the administrator would apply it. */
async function printedRights(file: string, ...deployer: string[]): Promise<Sent[]> {
    const command = ["--import", "tsx", join(root, "local/cli.ts"), "rights", "--stack", file, ...deployer];
    const { stdout } = await run(process.execPath, command, { cwd: root, timeout: 300_000 });
    return parseAllDocuments(stdout).map((document) => document.toJS() as Sent);
}

describe.each(["shared-firewall", "participants"])("somebody with exactly the printed rights for %s", (topology) => {
    const rightsOf = (manifest: readonly Sent[]) => manifest.filter(({ kind }) => kind === "Role");
    let manifest: Sent[];
    let objects: Sent[];
    let namespaces: string[];
    beforeAll(async () => {
        const from = `docs/topologies/${topology}.yaml`;
        manifest = await printedRights(await writeStack(topology, from), "--user", "alice");
        const graph = await recordProgram({
            file: from,
            edit: ({ platform }) =>
                Object.assign(platform, { clusterScope: "forbidden", storage: { ledger: "standard" } }),
        });
        objects = graph.kubernetes.map(({ name, inputs }) => {
            const object = unwrapped(inputs) as Sent;
            return { ...object, metadata: { ...object.metadata, name: Reflect.get(object.metadata, "name") ?? name } };
        });
        namespaces = graph.ofType("Namespace").flatMap(({ lookedUp }) => lookedUp ?? []);
        await kubectl(["apply", "--server-side"], manifest);
        // A binding's Role has to be there for the server to judge it, and a pod's account is looked up.
        const first = objects.filter(({ kind }) => kind === "Role" || kind === "ServiceAccount");
        await kubectl(["apply", "--server-side"], first, "alice");
    });

    /** All that `up` does: looks its namespaces up, applies every object, looks at what becomes of the workloads. */
    async function everything(as: string): Promise<void> {
        await kubectl(["apply", "--server-side", "--dry-run=server", "--force-conflicts"], objects, as);
        for (const namespace of namespaces) {
            await kubectl(["get", "namespace", namespace], [], as);
            const here = objects.filter(({ metadata }) => metadata.namespace === namespace);
            const kinds = new Set(here.map(({ kind }) => kind));
            const awaited = here.filter(({ metadata }) => metadata.annotations?.["pulumi.com/skipAwait"] !== "true");
            const looked = [
                ...(awaited.some(({ kind }) => kind === "Service") ? ["endpoints", "endpointslices"] : []),
                ...(["StatefulSet", "Job", "Deployment"].some((kind) => kinds.has(kind)) ? ["pods", "events"] : []),
                ...(kinds.has("Deployment") ? ["replicasets", "persistentvolumeclaims"] : []),
                ...(kinds.has("PersistentVolumeClaim") ? ["persistentvolumeclaims"] : []),
            ];
            for (const resource of looked) {
                await kubectl(["get", resource, "--namespace", namespace], [], as);
            }
        }
    }

    it("may do all that a deployment does, and nothing of it is a right in the cluster [001-19]", async () => {
        expect(new Set(manifest.map(({ kind }) => kind))).toEqual(new Set(["Namespace", "Role", "RoleBinding"]));
        expect(objects.length).toBeGreaterThan(50);
        await everything("alice");
    });

    it("may do none of it elsewhere, or to anything of the cluster's [001-19]", async () => {
        for (const [verb, resource] of [
            ["create", "namespaces"],
            ["delete", "namespaces"],
            ["get", "storageclasses"],
            ["create", "clusterroles"],
            ["get", "nodes"],
        ] as const) {
            await expect(kubectl(["auth", "can-i", verb, resource], [], "alice"), resource).rejects.toThrow();
        }
        for (const resource of ["secrets", "pods", "configmaps"]) {
            const question = ["auth", "can-i", "list", resource, "--namespace", "kube-system"];
            await expect(kubectl(question, [], "alice")).rejects.toThrow();
        }
    });

    it("can't deploy any more as soon as the right to one kind is taken away, whichever [001-19]", async () => {
        const roles = rightsOf(manifest);
        const lesser = roles.flatMap((role) =>
            (role["rules"] as Rule[]).flatMap((rule, index) =>
                rule.resources.map((resource) => ({ role, index, resource })),
            ),
        );
        expect(lesser.length).toBeGreaterThan(10);
        const users = lesser.map((_, number) => `lesser-${topology}-${number}`);
        const rbac = "rbac.authorization.k8s.io";
        await kubectl(
            ["apply", "--server-side"],
            lesser.flatMap((less, number) =>
                roles.flatMap((role) => {
                    const metadata = { name: users[number], namespace: role.metadata.namespace };
                    const rules = (role["rules"] as Rule[])
                        .map((rule, index) =>
                            role === less.role && index === less.index
                                ? { ...rule, resources: rule.resources.filter((each) => each !== less.resource) }
                                : rule,
                        )
                        .filter(({ resources }) => resources.length > 0);
                    return [
                        { ...role, metadata, rules },
                        {
                            apiVersion: `${rbac}/v1`,
                            kind: "RoleBinding",
                            metadata,
                            roleRef: { apiGroup: rbac, kind: "Role", name: users[number] },
                            subjects: [{ apiGroup: rbac, kind: "User", name: users[number] }],
                        },
                    ];
                }),
            ),
        );
        for (const [number, { role, resource }] of lesser.entries()) {
            const at = `${role.metadata.namespace ?? ""}: ${resource}`;
            await expect(everything(users[number] ?? ""), at).rejects.toThrow(/forbidden/i);
        }
    });
});

describe("a deployer that is a ServiceAccount with exactly the printed rights", () => {
    it("brings the network of the dev stack up in a namespace that is there, and takes it down again [001-19]", async () => {
        const file = await writeStack("rights", "Pulumi.dev.yaml", ({ config }) => {
            const members = ["notaries", "nodes"].flatMap((key) => config["corda:network"]?.[key] as object[]);
            members.forEach((member) => Object.assign(member, { ledger: "disposable" }));
        });
        const deployer = ["--service-account", "ci/deployer"];
        await kubectl(["create", "namespace", "ci"]);
        await kubectl(["create", "serviceaccount", "deployer", "--namespace", "ci"]);
        await kubectl(["delete", "namespace", "corda", "--ignore-not-found", "--wait"]);
        await kubectl(["apply", "--server-side"], await printedRights(file, ...deployer));
        const token = await kubectl(["create", "token", "deployer", "--namespace", "ci", "--duration=2h"]);
        const kubeconfig = parse(await readFile(cluster.kubeconfig, "utf8")) as { users: { user: object }[] };
        kubeconfig.users.forEach((each) => (each.user = { token: token.trim() }));
        const own = join(directory, "deployer.kubeconfig");
        await writeFile(own, stringify(kubeconfig), { mode: 0o600 });

        const session = await openSession({
            cluster: { ...cluster, kubeconfig: own },
            toolchain,
            stack: "rights",
            stackFile: file,
        });
        await session.run(["up", "--yes"], silent);
        expect(await kubectl(["get", "statefulsets", "--namespace", "corda", "--output=name"])).toContain("party-a");
        await session.run(["destroy", "--yes"], silent);
        expect(await kubectl(["get", "statefulsets,pvc,secrets", "--namespace", "corda", "--output=name"])).toBe("");
        expect(await kubectl(["get", "namespace", "corda", "--output=name"])).toBe("namespace/corda");
    });
});
