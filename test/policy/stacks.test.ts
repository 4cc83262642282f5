import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rules } from "../../policy/rules";
import type { Rule } from "../../policy/rule";
import { productionStacks } from "../program/production-stacks";
import type { ProgramGraph } from "../program/program-graph";
import { recordProgram } from "../program/recorded-graph";
import { unwrapped } from "../program/recorded-values";
import { type Example, judge } from "./judge";

type Preset = Readonly<Record<string, string | { readonly enforcementLevel?: string }>>;

const root = join(__dirname, "../..");
const stacks = [
    { file: "Pulumi.dev.yaml", preset: "dev" },
    ...productionStacks.map(({ file }) => ({ file, preset: "prod" })),
];

/** What the engine shows the pack of a recorded program: nothing that is only looked up. */
export function examplesOf(graph: ProgramGraph): Example[] {
    return graph.resources
        .filter(({ lookedUp }) => lookedUp === undefined)
        .map((resource) => ({
            ...resource,
            props: unwrapped(resource.inputs) as Record<string, unknown>,
            parent: resource.parent === "" ? undefined : resource.parent,
        }));
}

/** The rules that a preset lets judge, each with what the preset chooses for it. */
function chosen(preset: Preset): { readonly rule: Rule; readonly settings: object }[] {
    return rules.flatMap((rule) => {
        const given = preset[rule.name] ?? preset["all"] ?? {};
        const { enforcementLevel, ...settings } = typeof given === "string" ? { enforcementLevel: given } : given;
        return enforcementLevel === "disabled" ? [] : [{ rule, settings }];
    });
}

describe.each(stacks)("the stack of $file under the preset $preset", ({ file, preset }) => {
    it.each([false, true])("breaks no rule of the pack (in a preview: %s)", async (preview) => {
        const examples = examplesOf(await recordProgram({ file, preview }));
        const rulesOf = JSON.parse(readFileSync(join(root, `policy/presets/${preset}.json`), "utf8")) as Preset;
        const findings = chosen(rulesOf).flatMap(({ rule, settings }) =>
            judge(examples, [rule], settings).flatMap(({ rule: name, findings }) =>
                findings.map(({ urn, path }) => `${name}: ${urn.split("::").slice(-2).join(" ")} ${path ?? ""}`),
            ),
        );
        expect(findings).toEqual([]);
    });
});
