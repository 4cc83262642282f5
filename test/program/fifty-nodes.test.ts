import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { checkStackConfig } from "../../config/check";
import { manyNodes } from "../../bench/preview/many-nodes";
import { title } from "./comparison";
import type { ProgramGraph, RecordedResource } from "./program-graph";
import { recordProgram } from "./recorded-graph";
import { unwrapped } from "./recorded-values";
import { configurationOf, type WrittenStack } from "./stack-file";

const nodes = 50;
const share = 10;
const floats = nodes / share;

/** EKS with fifty nodes behind firewalls of ten, with this many Elastic IPs granted. */
const fiftyNodes =
    (elasticIps: number) =>
    ({ platform, network }: WrittenStack) => {
        platform["quotas"] = { ...(platform["quotas"] as object), elasticIps, databases: nodes + 1 };
        Object.assign(network, manyNodes(network, nodes, share));
    };
/** Three NAT gateways; three zones of the notary's load balancer and of every float's. */
const elasticIps = 3 + 3 * (1 + floats);

describe("a network of fifty nodes on EKS that asks for more than the account may have", () => {
    it("is refused before anything is made, with what it needs and how to need less [001-18]", () => {
        const mistakesWith = (granted: number) => {
            const configuration = configurationOf("Pulumi.prod.yaml", fiftyNodes(granted));
            const section = (name: string) => JSON.parse(configuration[`corda:${name}`] ?? "{}") as unknown;
            return checkStackConfig({
                raw: { platform: section("platform"), network: section("network"), secrets: section("secrets") },
                environment: {},
                fileExists: () => true,
            }).mistakes;
        };
        expect(mistakesWith(elasticIps)).toEqual([]);
        const [mistake, ...others] = mistakesWith(elasticIps - 1);
        expect(others).toEqual([]);
        expect(mistake).toContain(
            `corda:platform.quotas.elasticIps: is ${elasticIps - 1}, and the network needs ${elasticIps} Elastic IPs`,
        );
        expect(mistake).toContain("let nodes share a firewall");
    });
});

describe.each([
    { when: "in a preview", preview: true },
    { when: "in an update", preview: false },
])("fifty nodes on EKS behind firewalls of ten, $when", ({ preview }) => {
    let graph: ProgramGraph;
    beforeAll(async () => {
        graph = await recordProgram({ file: "Pulumi.prod.yaml", edit: fiftyNodes(elasticIps), preview });
        // 1,700 resources: half a minute, on a machine with other work several.
    }, 600_000);

    it("are made in this many resources of each type", async () => {
        const counts = new Map<string, number>();
        for (const { type } of graph.resources) {
            counts.set(type, (counts.get(type) ?? 0) + 1);
        }
        const lines = [...counts].map(([type, count]) => `${String(count).padStart(5)} ${type}`);
        const summary = [`${String(graph.resources.length).padStart(5)} in all`, ...lines.sort(byType)].join("\n");
        await expect(`${summary}\n`).toMatchFileSnapshot(join(__dirname, "golden", "fifty-nodes.txt"));
    });

    it("take about twenty resources each, with everything they share", () => {
        expect(graph.ofType("CordaNode").filter(({ name }) => name.startsWith("bank-"))).toHaveLength(nodes);
        for (const node of graph.ofType("CordaNode")) {
            expect(graph.descendants(node).length, node.name).toBeLessThanOrEqual(25);
        }
    });

    it("have names of their own: resources by type, objects by kind and namespace, what AWS knows by name", () => {
        const duplicates = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index);
        expect(duplicates(graph.resources.map(({ urn }) => urn))).toEqual([]);
        expect(duplicates(graph.kubernetes.flatMap(objectName))).toEqual([]);
        const ofAws = graph.resources.filter(({ type }) => type.startsWith("aws:"));
        expect(duplicates(ofAws.flatMap(awsName))).toEqual([]);
    });

    it("depend on one another in no circle", () => {
        for (const resource of graph.resources) {
            expect(graph.before(resource).has(resource.urn), resource.urn).toBe(false);
        }
    });

    it("are all below a component of this product, but for the components of the stack itself", () => {
        const alone = graph.resources
            .filter(({ custom }) => custom)
            .filter((resource) => !graph.ancestors(resource).some(({ type }) => type.startsWith("corda:")));
        expect(alone.map(title)).toEqual([]);
    });

    it("have no default provider: each resource of AWS and of the cluster names one that the program made", () => {
        const ofProviders = graph.resources.filter(({ type, custom }) => custom && /^(aws|kubernetes):/.test(type));
        expect(ofProviders.length).toBeGreaterThan(nodes * 10);
        for (const { urn, type, provider } of ofProviders) {
            const [pkg = ""] = type.split(":");
            const made = graph.ofType(`providers:${pkg}`).map((resource) => `${resource.urn}::`);
            expect(
                made.some((prefix) => provider.startsWith(prefix)),
                urn,
            ).toBe(true);
        }
    });

    it("share a load balancer with the others behind their firewall: one for each float and for the notary [001-15]", () => {
        const balancers = graph.ofType("LoadBalancer");
        expect(balancers).toHaveLength(floats + 1);
        const bindings = graph.ofType("TargetGroupBinding").map(({ inputs }) => unwrapped(inputs["spec"]));
        expect(bindings).toHaveLength(balancers.length);
    });

    it("need as many Elastic IPs as the quota was asked for", () => {
        expect(graph.ofType("Eip")).toHaveLength(elasticIps);
    });
});

const byType = (one: string, other: string) =>
    (one.trim().split(" ")[1] ?? "").localeCompare(other.trim().split(" ")[1] ?? "");

/** Kind, namespace and name of an object, where it has one before the engine gives it one. */
function objectName({ type, inputs }: RecordedResource): string[] {
    const { namespace = "", name } = (unwrapped(inputs["metadata"]) ?? {}) as { namespace?: string; name?: string };
    return name === undefined ? [] : [`${type} ${namespace}/${name}`];
}

/** Names by which AWS tells things of one kind apart. */
function awsName({ type, inputs }: RecordedResource): string[] {
    return ["name", "bucket", "identifier", "clusterIdentifier"].flatMap((key) => {
        const value = inputs[key];
        return typeof value === "string" && isNameOfItsOwn(type) ? [`${type} ${key} ${value}`] : [];
    });
}

/** Attachments and settings of something else carry its name. */
const isNameOfItsOwn = (type: string) =>
    /:(Role|Policy|LoadBalancer|TargetGroup|Cluster|Bucket|LogGroup|Alias|Repository|SecurityGroup|Secret)$/.test(type);
