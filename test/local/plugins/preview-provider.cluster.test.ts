import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { installedVersion } from "../../../local/plugins/bundle";
import { installPlugins } from "../../../local/plugins/install";
import { pulumiEnvironment } from "../../../local/pulumi-environment";
import { type PulumiResult, runPulumi } from "../../../local/pulumi-process";
import { silent } from "../../../local/report";
import { buildToolchain } from "../../../local/toolchain/toolchain";
import { root } from "../../program/stack-file";

const program = `
const pulumi = require("@pulumi/pulumi");
const { Provider: Aws } = require("@pulumi/aws/provider");
const { Provider: Azure } = require("@pulumi/azure-native/provider");
const { Cluster } = require("@pulumi/aws/eks/cluster");
const { Role } = require("@pulumi/aws/iam/role");
const { Instance } = require("@pulumi/aws/rds/instance");
const { ManagedCluster } = require("@pulumi/azure-native/containerservice/managedCluster");
const aws = new Aws("aws", { region: "eu-west-1", allowedAccountIds: ["123456789012"] });
const azure = new Azure("azure", { location: "westeurope", subscriptionId: "00000000-0000-0000-0000-000000000000" });
const isKnown = (value) => pulumi.output(value).isKnown.then((known) => known ? "known" : "unknown");

const cluster = new Cluster("corda", { name: "corda", roleArn: "arn:aws:iam::123456789012:role/corda",
    vpcConfig: { subnetIds: ["subnet-1", "subnet-2"] } }, { provider: aws });
const database = new Instance("database", { instanceClass: "db.m7g.large", identifier: cluster.arn,
    // The SDK itself knows that a password is secret; of a parameter group's name only the program says so.
    password: pulumi.secret("canary-4711"), parameterGroupName: pulumi.secret("canary-4712") }, { provider: aws });
const aks = new ManagedCluster("aks", { resourceGroupName: "corda", oidcIssuerProfile: { enabled: true } },
    { provider: azure });
const existing = Role.get("existing", "corda-deployer", {}, { provider: aws });
exports.name = cluster.name;
exports.subnets = cluster.vpcConfig.subnetIds;
exports.password = database.password;
exports.group = database.parameterGroupName;
exports.role = existing.id;
exports.knowledge = {
    name: isKnown(cluster.name), id: isKnown(cluster.id), arn: isKnown(cluster.arn),
    group: isKnown(cluster.vpcConfig.clusterSecurityGroupId), securityGroups: isKnown(cluster.vpcConfig.securityGroupIds),
    issuer: isKnown(aks.oidcIssuerProfile.issuerURL),
    enabled: isKnown(aks.oidcIssuerProfile.enabled),
    identifier: isKnown(database.identifier),
};
`;

describe("a provider for previews alone, with the real engine", () => {
    let directory: string;
    let pulumi: (...args: string[]) => Promise<PulumiResult>;
    beforeAll(async () => {
        const toolchain = await buildToolchain({ report: silent, parts: ["pulumi"] });
        directory = mkdtempSync(join(tmpdir(), "corda-preview-"));
        const at = (name: string) => join(directory, name);
        mkdirSync(at("backend"));
        writeFileSync(at("Pulumi.yaml"), "name: probe\nruntime: nodejs\n");
        writeFileSync(at("package.json"), JSON.stringify({ name: "probe", version: "1.0.0", main: "index.js" }));
        writeFileSync(at("passphrase"), "");
        symlinkSync(join(root, "node_modules"), at("node_modules"));
        await installPlugins({
            pulumi: toolchain.pulumi,
            toolDirectory: at("tools"),
            pulumiHome: at("home"),
            packages: ["aws", "azure-native"],
        });
        const environment = pulumiEnvironment({
            kubeconfig: at("kubeconfig"),
            stack: "test",
            tools: at("tools"),
            home: at("home"),
            backend: at("backend"),
            passphrase: at("passphrase"),
        });
        pulumi = (...args) =>
            runPulumi({
                program: at("tools/pulumi"),
                args: [...args, "--non-interactive", "--color", "never"],
                cwd: directory,
                environment,
            });
        await pulumi("stack", "init", "test");
        await pulumi("config", "set", "--path", "pulumi:disable-default-providers[0]", "*");
    });
    beforeEach(() => {
        writeFileSync(join(directory, "index.js"), program);
    });
    afterAll(() => {
        rmSync(directory, { recursive: true, force: true });
    });

    it("shows what a program would make in two clouds, without an account and without a warning", async () => {
        const { exitCode, all } = await pulumi("preview");
        expect(exitCode, all).toBe(0);
        // Three resources, two providers and the stack; what is there already is read.
        expect(all).toContain("+ 6 to create");
        expect(all).toContain("read aws:iam:Role existing");
        expect(all).not.toMatch(/warning|\$PATH/);
    });

    it("lets the program know what it gave, and nothing that only the cloud can say", async () => {
        const { exitCode, all } = await pulumi("preview");
        expect(exitCode, all).toBe(0);
        const knowledge = Object.fromEntries(
            [...all.matchAll(/^ +\+? *(\w+) *: "(known|unknown)"$/gm)].map(([, name, value]) => [name, value]),
        );
        expect(knowledge).toEqual({
            ...{ name: "known", enabled: "known" },
            ...{ id: "unknown", arn: "unknown", identifier: "unknown" },
            // Not an input, but within an object that is one.
            ...{ group: "unknown", issuer: "unknown" },
            // May be missing from a cluster that is there, so it isn't waited for.
            securityGroups: "known",
        });
        expect(all).toMatch(/subnets *: \[\n? *\[0\]: "subnet-1"/);
        expect(all).toMatch(/role *: "corda-deployer"/);
    });

    it("keeps secrets so in what it answers, in the plan and on the screen", async () => {
        const plan = join(directory, "plan.json");
        const { exitCode, all } = await pulumi("preview", "--diff", "--save-plan", plan);
        expect(exitCode, all).toBe(0);
        expect(all).toMatch(/password *: \[secret\]/);
        expect(all).toMatch(/group *: \[secret\]/);
        expect(all + readFileSync(plan, "utf8")).not.toMatch(/canary-471[12]/);
    });

    it("plans the same a second time", async () => {
        const [first, second] = [await pulumi("preview", "--json"), await pulumi("preview", "--json")];
        expect(stepsOf(second)).toEqual(stepsOf(first));
        expect(stepsOf(first)).toHaveLength(7);
    });

    it("makes nothing, and says what would", async () => {
        const { exitCode, all } = await pulumi("up", "--yes", "--skip-preview");
        expect(exitCode).not.toBe(0);
        // The first refusal ends the update, whichever it is.
        const versions = ["aws", "azure-native"].map((name) => `${name} ${installedVersion(`@pulumi/${name}`)}`);
        expect(all).toMatch(
            new RegExp(
                "this is the stand-in for previews, which can't create a resource: " +
                    `install the official provider (${versions.join("|")}) to deploy`,
            ),
        );
        expect((await pulumi("stack", "export")).stdout).not.toMatch(/"type": "(aws:eks|azure-native):/);
    });

    describe("on a stack that the official provider deployed", () => {
        beforeAll(async () => {
            const { stdout } = await pulumi("stack", "export");
            const state = JSON.parse(stdout) as { deployment: { resources?: object[] } };
            const urn = (type: string, name: string) => `urn:pulumi:test::probe::${type}::${name}`;
            const stack = urn("pulumi:pulumi:Stack", "probe-test");
            const provider = urn("pulumi:providers:aws", "aws");
            const region = {
                ...{ region: "eu-west-1", version: installedVersion("@pulumi/aws") },
                // What the SDK adds.
                ...{ skipCredentialsValidation: "false", skipRegionValidation: "true" },
            };
            const inputs = { name: "corda", roleArn: "arn:1", vpcConfig: { subnetIds: ["subnet-1"] } };
            state.deployment.resources = [
                { urn: stack, custom: false, type: "pulumi:pulumi:Stack" },
                {
                    urn: provider,
                    custom: true,
                    id: "p1",
                    type: "pulumi:providers:aws",
                    inputs: region,
                    outputs: region,
                    parent: stack,
                },
                {
                    ...{ urn: urn("aws:eks/cluster:Cluster", "corda"), custom: true, id: "corda", parent: stack },
                    ...{ type: "aws:eks/cluster:Cluster", provider: `${provider}::p1`, inputs },
                    outputs: { ...inputs, arn: "arn:cluster", id: "corda" },
                },
            ];
            const file = join(directory, "state.json");
            writeFileSync(file, JSON.stringify(state));
            const { exitCode, all } = await pulumi("stack", "import", "--file", file);
            expect(exitCode, all).toBe(0);
        });
        const edited = (roleArn: string) => `
            const pulumi = require("@pulumi/pulumi");
            const { Provider } = require("@pulumi/aws/provider");
            const { Cluster } = require("@pulumi/aws/eks/cluster");
            const provider = new Provider("aws", { region: "eu-west-1" });
            const cluster = new Cluster("corda", { name: "corda", roleArn: "${roleArn}",
                vpcConfig: { subnetIds: ["subnet-1"] } }, { provider });
            exports.arn = cluster.arn;`;

        it("sees no change where there is none", async () => {
            writeFileSync(join(directory, "index.js"), edited("arn:1"));
            const { exitCode, all } = await pulumi("preview", "--expect-no-changes");
            expect(exitCode, all).toBe(0);
        });

        it("shows a change of an input, and goes on with the outputs there are", async () => {
            writeFileSync(join(directory, "index.js"), edited("arn:2"));
            const { exitCode, all } = await pulumi("preview", "--diff");
            expect(exitCode, all).toBe(0);
            expect(all).toMatch(/roleArn *: "arn:1" => "arn:2"/);
            expect(all).toContain("~ 1 to update");
            expect(all).toContain("arn:cluster");
        });

        it("can't change, refresh or delete it", async () => {
            writeFileSync(join(directory, "index.js"), edited("arn:2"));
            for (const [words, what] of [
                [["up", "--yes", "--skip-preview"], "update a resource"],
                [["refresh", "--yes", "--skip-preview"], "look at what is deployed"],
                [["destroy", "--yes", "--skip-preview"], "delete a resource"],
            ] as const) {
                const { exitCode, all } = await pulumi(...words);
                expect(exitCode, all).not.toBe(0);
                expect(all).toContain(`which can't ${what}: install the official provider aws`);
            }
        });
    });
});

/** What a plan would do, without what differs from run to run. */
function stepsOf({ stdout }: PulumiResult): string[] {
    const { steps = [] } = JSON.parse(stdout) as {
        steps?: { op: string; urn: string; newState?: { inputs?: unknown } }[];
    };
    return steps.map(({ op, urn, newState }) => `${op} ${urn} ${JSON.stringify(newState?.inputs)}`).sort();
}
