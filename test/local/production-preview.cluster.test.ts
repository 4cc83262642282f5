import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { installedVersion } from "../../local/plugins/bundle";
import type { SecretValues } from "../../local/placeholder-secrets";
import type { PulumiResult } from "../../local/pulumi-process";
import { silent } from "../../local/report";
import { openStackPreview, type StackPreview } from "../../local/stack-preview";
import { buildToolchain } from "../../local/toolchain/toolchain";
import { productionStacks } from "../program/production-stacks";
import type { ProgramGraph } from "../program/program-graph";
import { recordProgram } from "../program/recorded-graph";
import { namedSecrets, root } from "../program/stack-file";

/** A step of a plan, as `pulumi preview --json` prints it. */
interface Step {
    readonly op: string;
    readonly urn: string;
    readonly newState?: {
        readonly type: string;
        readonly parent?: string;
        readonly provider?: string;
        readonly inputs?: unknown;
    };
}

const stepsOf = ({ stdout }: PulumiResult) => (JSON.parse(stdout) as { steps: readonly Step[] }).steps;

describe.each(productionStacks)("the production stack of $cloud, with the real engine and no account", (production) => {
    const { file, packageName } = production;
    let directory: string;
    let stack: StackPreview;
    let graph: ProgramGraph;
    let first: PulumiResult;
    let open: (place: string, stackFile: string, secrets?: SecretValues) => Promise<StackPreview>;
    beforeAll(async () => {
        const { pulumi } = await buildToolchain({ report: silent, parts: ["pulumi"] });
        directory = mkdtempSync(join(tmpdir(), "corda-production-"));
        open = (place, stackFile, secrets) =>
            openStackPreview({
                ...{ pulumi, directory: join(directory, place), stackFile, secrets },
                // The recorded graph's.
                stack: "dev",
                environment: { ...process.env, CORDA_PULUMI_PLUGINS: "own" },
            });
        stack = await open("as-it-is", join(root, file));
        graph = await recordProgram({ file, preview: true });
        first = await stack.run(["preview", "--json"]);
    });
    afterAll(() => {
        rmSync(directory, { recursive: true, force: true });
    });

    it("is planned to the end: every resource of the recorded graph is to be made, and no other", () => {
        expect(first.exitCode, first.all).toBe(0);
        const steps = stepsOf(first);
        expect(steps.filter(({ op }) => op !== "create")).toEqual([]);
        const nameOf = (urn = "") => urn.split("::").at(-1) ?? "";
        const planned = steps.map(({ urn, newState }) =>
            [newState?.type, nameOf(urn), "in", nameOf(newState?.parent)].join(" "),
        );
        const recorded = graph.resources.map(({ type, name, parent }) => [type, name, "in", nameOf(parent)].join(" "));
        expect(planned.sort()).toEqual(recorded.sort());
        expect(new Set(steps.map(({ urn }) => urn)).size).toBe(graph.resources.length);
    });

    it("gives each resource of the cloud the provider that the program made", () => {
        const ofCloud = stepsOf(first).filter(({ newState }) => newState?.type.startsWith(`${packageName}:`));
        expect(ofCloud.length).toBeGreaterThan(50);
        for (const { urn, newState } of ofCloud) {
            expect(newState?.provider, urn).toMatch(new RegExp(`[:$]pulumi:providers:${packageName}::(?!default)`));
        }
    });

    it("shows no secret of the stack's own, neither on the screen nor in the saved plan", async () => {
        const document = parseDocument(readFileSync(join(root, file), "utf8"));
        document.setIn(["config", "corda:platform", "secrets"], { kind: "kubernetes" });
        const { config } = document.toJS() as { config: Record<string, unknown> };
        const secrets = namedSecrets(config["corda:network"], config["corda:platform"]);
        const [variant, saved] = [join(directory, "variant.yaml"), join(directory, "plan.json")];
        writeFileSync(variant, document.toString());
        const ours = await open("secrets-of-its-own", variant, secrets);
        const planned = await ours.run(["preview", "--json", "--save-plan", saved]);
        expect(planned.exitCode, planned.all).toBe(0);
        const shown = planned.all + readFileSync(saved, "utf8");
        const values = Object.entries(secrets).flatMap(([name, keys]) =>
            Object.keys(keys).map((key) => `canary-${name}-${key}`),
        );
        expect(values).not.toEqual([]);
        for (const value of values) {
            const once = Buffer.from(value).toString("base64");
            for (const form of [value, once, Buffer.from(once).toString("base64")]) {
                expect(shown).not.toContain(form);
            }
        }
    });

    it("is planned alike a second time", async () => {
        const second = await stack.run(["preview", "--json"]);
        const described = (result: PulumiResult) =>
            stepsOf(result)
                .map(({ op, urn, newState }) => `${op} ${urn} ${JSON.stringify(newState?.inputs)}`)
                .sort();
        expect(described(second)).toEqual(described(first));
    });

    it("isn't deployed by the stand-in, which says what would", async () => {
        const { exitCode, all } = await stack.run(["up", "--yes", "--skip-preview"]);
        expect(exitCode).not.toBe(0);
        expect(all).toContain(
            "this is the stand-in for previews, which can't create a resource: install the official provider " +
                `${packageName} ${installedVersion(`@pulumi/${packageName}`)} to deploy`,
        );
    });
});
