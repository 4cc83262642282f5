import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { ProgramGraph, RecordedResource } from "../../program/program-graph";
import { recordProgram } from "../../program/recorded-graph";
import { strings } from "../../program/recorded-values";
import type { WrittenStack } from "../../program/stack-file";
import { workloads } from "../../program/workloads";
import { inAws, inputs, type Inputs, inputsOf, named } from "./aws-resources";
import { everything, platformConfig, recordPlatform } from "./recorded-platform";

const file = "Pulumi.prod.yaml";
let graph: ProgramGraph;
let planned: ProgramGraph;
beforeAll(async () => {
    graph = await recordProgram({ file });
    planned = await recordProgram({ file, preview: true });
});

/** A statement that may be about making secrets. */
interface Making {
    readonly Action: string | readonly string[];
    readonly Condition?: { readonly StringEquals: Readonly<Record<string, string | readonly string[]>> };
}

const before = (later: RecordedResource, earlier: RecordedResource) => graph.before(later).has(earlier.urn);
/** What sends a pod to machines of one use, and lets it stay there. */
const on = (use: string) => ({
    nodeSelector: { "corda/machines": use },
    tolerations: [{ key: "corda/machines", operator: "Equal", value: use, effect: "NoSchedule" }],
});
/** The stack with machines that come and go, and a web client for them. */
const withWebClient = ({ platform, network }: WrittenStack) => {
    platform["machines"] = everything.machines;
    network["webClients"] = [
        {
            name: "bank-web",
            node: "bank-a",
            image: "registry.example.com/bank-web:1.0",
            host: "bank.corda.example.com",
            ingress: { class: "nginx", namespace: "ingress-nginx" },
            tls: { secret: "bank-tls" },
        },
    ];
};
const golden = (name: string) => join(__dirname, "golden", name);

describe("the production stack on EKS", () => {
    it("is the same network whether it is planned or made: nothing appears only when something is known", () => {
        expect(planned.resources.map(({ urn }) => urn)).toEqual(graph.resources.map(({ urn }) => urn));
    });

    it("has everything under a component", () => {
        const orphans = graph.resources.filter(
            (resource) =>
                resource.custom &&
                resource.type !== "pulumi:pulumi:Stack" &&
                !graph.ancestors(resource)[0]?.type.startsWith("corda:"),
        );
        expect(orphans.map(named)).toEqual([]);
    });

    it("makes everything of AWS by the one provider that is bound to its account", () => {
        const provider = graph.one("pulumi:providers:aws", "eks");
        const others = inAws(graph).filter(({ provider: by }) => by !== `${provider.urn}::eks-id`);
        expect(inAws(graph).length).toBeGreaterThan(100);
        expect(others.map(named)).toEqual([]);
    });

    it("makes everything of the network by the provider that waits for machines, and add-ons by the one before", () => {
        const setup = graph.kubernetes.filter(({ provider }) => provider.includes("::eks-setup::"));
        expect(setup.map(named).sort()).toEqual([
            "Release eks-controller",
            "StorageClass eks-storage",
            "VolumeSnapshotClass eks-storage-snapshots",
        ]);
        expect(graph.kubernetes.filter(({ provider }) => !/::eks(-setup)?::/.test(provider)).map(named)).toEqual([]);
    });

    it("has no circle", () => {
        expect(graph.resources.filter((resource) => graph.before(resource).has(resource.urn)).map(named)).toEqual([]);
    });

    it("gives no name twice, neither in the program nor in AWS", () => {
        const logical = graph.resources.map(named);
        expect(logical).toEqual([...new Set(logical)]);
        const physical = inAws(graph).flatMap((resource) => {
            const name = inputs(resource)["name"] as string | undefined;
            return name === undefined ? [] : [`${resource.type} ${name}`];
        });
        expect(physical).toEqual([...new Set(physical)]);
    });

    it("begins the names of all it makes with their component's", () => {
        const strangers = graph.components
            .filter(({ type }) => type.startsWith("corda:infra:"))
            .flatMap((component) =>
                graph.resources
                    .filter(({ parent }) => parent === component.urn)
                    .filter(({ name }) => name !== component.name && !name.startsWith(`${component.name}-`)),
            );
        expect(strangers.map(named)).toEqual([]);
    });

    it("tags everything of AWS by its provider [002-34] (EKS best practices: Cost, awareness)", () => {
        expect(inputs(graph.one("pulumi:providers:aws", "eks"))["defaultTags"]).toContain(
            JSON.stringify({
                Environment: "production",
                Owner: "network-operations",
                "corda/cluster": "corda-prod",
                ManagedBy: "pulumi",
            }),
        );
    });

    it("protects exactly what can't be made again: ledgers, keys, addresses, backups [001-7] (EKS best practices: Reliability, data plane)", () => {
        const kept = inAws(graph).filter(({ protect }) => protect);
        expect([...new Set(kept.map(({ type }) => type.split(":").at(-1)))].sort()).toEqual([
            "Bucket",
            "Cluster",
            "Eip",
            "Hsm",
            "Instance",
            "Key",
            "LoadBalancer",
            "Record",
            "Repository",
        ]);
        const alsoLeft = inAws(graph).filter(({ retainOnDelete }) => retainOnDelete);
        expect([...new Set(alsoLeft.map(({ type }) => type.split(":").at(-1)))].sort()).toEqual([
            "Bucket",
            "Cluster",
            "Hsm",
            "Instance",
            "Key",
            "LogGroup",
        ]);
    });

    it("shows none of the stack's secrets to AWS [001-9] (EKS best practices: Security, data encryption and secrets management)", () => {
        const secrets = [...graph.secrets.values(), ...graph.generated.values()].filter((value) => value.length > 8);
        const shown = inAws(graph).filter((resource) =>
            [...strings(resource.inputs, false)].some(([, text]) => secrets.some((secret) => text.includes(secret))),
        );
        expect(secrets.length).toBeGreaterThan(10);
        expect(shown.map(named)).toEqual([]);
    });

    it("has each node's address before the node registers [001-4] (EKS best practices: Networking, load balancing)", () => {
        const notary = graph.one("StatefulSet", "notary");
        for (const type of ["Listener", "Record"]) {
            expect(before(notary, graph.one(type, "eks-addresses-notary")), type).toBe(true);
        }
    });

    it("shows to the world the notary and the float, and no bank [000-6, 001-5] (EKS best practices: Security, network)", () => {
        expect(graph.ofType("LoadBalancer").map(({ name }) => name)).toEqual([
            "eks-addresses-edge-float",
            "eks-addresses-notary",
        ]);
        expect(
            graph
                .ofType("Service")
                .filter((service) => ["LoadBalancer", "NodePort"].includes(inputs(service)["spec"]["type"] as string))
                .map(named),
        ).toEqual([]);
    });

    it("binds each of them to a Service that is there [001-5]", () => {
        const bindings = graph.ofType("TargetGroupBinding");
        expect(bindings).toHaveLength(2);
        const services = graph.ofType("Service").map((service) => inputs(service)["metadata"]["name"] as string);
        for (const binding of bindings) {
            expect(services).toContain(inputs(binding)["spec"]["serviceRef"]["name"]);
        }
    });

    it("writes the address that peers use into the node's configuration [001-4]", () => {
        const conf = [
            ...strings(
                graph.ofType("Secret").map(({ inputs: given }) => given),
                true,
            ),
        ].map(([, text]) => text);
        expect(conf.some((text) => text.includes("notary.corda.example.com:10002"))).toBe(true);
    });

    it("keeps in Secrets Manager what registrations make for others, as the Job's own role alone [003-8] [000-6]", () => {
        const kept = workloads(graph).flatMap(({ pod }) =>
            [...(pod.initContainers ?? []), ...pod.containers]
                .filter(({ command = [] }) => command[0] === "/opt/corda/bin/corda-write-secret")
                .flatMap(({ args = [] }) => args.filter((arg) => arg.includes("="))),
        );
        const written = kept.map((arg) => arg.slice(0, arg.indexOf("="))).sort();
        expect(written.length).toBe(12);
        const making = graph.ofType("RolePolicy").flatMap(({ name, inputs: of }) => {
            const { Statement } = JSON.parse(String(of["policy"])) as { Statement: Making[] };
            return Statement.filter(({ Action }) => Action === "secretsmanager:CreateSecret").map(({ Condition }) => ({
                name,
                names: [Condition?.StringEquals["secretsmanager:Name"] ?? []].flat().sort(),
            }));
        });
        expect(making.map(({ names }) => names)).toEqual([written]);
        expect(making[0]?.name).toMatch(/^eks-identities-corda-edge-registration/);
    });

    it("keeps ledgers on the platform's encrypted class [002-10] (EKS best practices: Security, data encryption and secrets management)", () => {
        const classes = graph
            .ofType("PersistentVolumeClaim")
            .map((claim) => inputs(claim)["spec"]["storageClassName"] as string);
        expect(classes.length).toBeGreaterThan(5);
        expect(new Set(classes)).toEqual(new Set(["corda-gp3"]));
    });

    it("runs every pod of the network on machines that are kept for it [002-15] (EKS best practices: Security, tenant isolation)", () => {
        const workloads = ["StatefulSet", "Deployment", "Job"].flatMap((kind) => graph.ofType(kind));
        expect(workloads.length).toBeGreaterThan(8);
        for (const workload of workloads) {
            expect(inputs(workload)["spec"]["template"]["spec"], named(workload)).toMatchObject(on("corda"));
        }
    });

    it("runs what may be moved at any time where an autoscaler adds and takes away, and nothing else there [002-14, 002-15] (EKS best practices: Cluster autoscaling)", async () => {
        const scaled = await recordProgram({ file, edit: withWebClient });
        const pods = ["StatefulSet", "Deployment", "Job"]
            .flatMap((kind) => scaled.ofType(kind))
            .map((one) => ({ name: one.name, pod: inputs(one)["spec"]["template"]["spec"] as Inputs }));
        const moved = pods.filter(({ name }) => name.includes("bank-web"));
        expect(moved.map(({ pod }) => pod)).toEqual([expect.objectContaining(on("stateless"))]);
        for (const { name, pod } of pods.filter(({ name: other }) => !other.includes("bank-web"))) {
            expect(pod, name).toMatchObject(on("corda"));
        }
    });

    it("keeps a broker and its standby in two zones, whichever fails [004-46] (EKS best practices: Reliability, data plane)", () => {
        const brokers = graph.ofType("StatefulSet").filter(({ name }) => name.startsWith("messaging"));
        expect(brokers).toHaveLength(2);
        for (const broker of brokers) {
            const { affinity } = inputs(broker)["spec"]["template"]["spec"] as Inputs;
            expect(
                affinity["podAntiAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"][0]["topologyKey"],
                broker.name,
            ).toBe("topology.kubernetes.io/zone");
        }
    });

    it("keeps members' ledgers in databases that AWS runs, in two zones and kept when the stack goes [004-21, 001-7] (EKS best practices: Reliability, data plane)", () => {
        const databases = graph.ofType("rds/instance:Instance");
        expect(databases).toHaveLength(4);
        for (const database of databases) {
            expect(inputs(database), database.name).toMatchObject({ multiAz: true, deletionProtection: true });
        }
    });

    it("takes no default provider's way anywhere", () => {
        const providers = graph.resources.filter(({ type }) => type.startsWith("pulumi:providers:"));
        expect(providers.map(named).sort()).toEqual(["aws eks", "kubernetes eks", "kubernetes eks-setup"]);
    });

    it("registers the outputs of every component", () => {
        expect(graph.components.filter(({ outputs }) => outputs === undefined).map(named)).toEqual([]);
    });
});

describe("fifty nodes on EKS", () => {
    it("have fifty load balancers and no Elastic IP, within AWS' own limits [001-18, 001-20]", async () => {
        const names = Array.from({ length: 50 }, (_, index) => `bank-${index}`);
        const { graph: fifty, platform } = await recordPlatform(
            platformConfig({ loadBalancers: { addresses: "dns" }, quotas: {} }),
            (made) => {
                for (const name of names) {
                    made.p2pEndpoint({ name, namespace: "corda", port: 10002 });
                }
            },
        );
        expect(fifty.ofType("LoadBalancer")).toHaveLength(50);
        expect(fifty.ofType("Eip")).toHaveLength(3);
        expect(platform.quotas().filter(({ needed, limit }) => needed > limit)).toEqual([]);
        expect(platform.cost().items.find(({ what }) => what === "Network Load Balancer")?.count).toBe(50);
    });
});

describe("the reviewed form of the production stack on EKS", () => {
    it("is one line for everything of AWS: what it is, and what becomes of it", async () => {
        const lines = inAws(graph).map(
            ({ type, name, protect, retainOnDelete }) =>
                `${type.split(":").at(-1)} ${name}${protect ? ", protected" : ""}${retainOnDelete ? ", retained" : ""}`,
        );
        await expect(`${lines.sort().join("\n")}\n`).toMatchFileSnapshot(golden("resources.txt"));
    });

    it("is whole where security depends on it", async () => {
        const reviewed = [
            ["aws:eks/cluster:Cluster", "eks-cluster"],
            ["LaunchTemplate", "eks-machines"],
            ["NodeGroup", "eks-machines-corda-a"],
            ["LoadBalancer", "eks-addresses-notary"],
            ["Listener", "eks-addresses-notary"],
            ["TargetGroup", "eks-addresses-notary"],
            ["BucketPolicy", "eks-backups"],
            ["RolePolicy", "eks-controller"],
            ["RolePolicy", "eks-add-ons-aws-ebs-csi-driver"],
            ["Key", "eks-volumes-key"],
        ] as const;
        const text = reviewed
            .map(
                ([type, name]) =>
                    `# ${type.split(":").at(-1) ?? ""} ${name}\n${stringify(readable(inputsOf(graph, type, name)), { lineWidth: 0 })}`,
            )
            .join("---\n");
        await expect(text).toMatchFileSnapshot(golden("security.yaml"));
    });
});

/** Policies as what they say, not as text in quotes. */
function readable(given: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(
        Object.entries(given).map(([key, value]) => [
            key,
            typeof value === "string" && value.startsWith("{") ? (JSON.parse(value) as unknown) : value,
        ]),
    );
}
