import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../policy/rules";
import { productionStacks } from "../program/production-stacks";
import type { ProgramGraph } from "../program/program-graph";
import { unwrapped } from "../program/recorded-values";
import type { ChosenRule, Example } from "./judge";

/** What `--policy-pack-config` takes. */
type Preset = Readonly<Record<string, string | { readonly enforcementLevel?: string }>>;

/** The stacks of the repository, each with the preset it is held to. */
export const stacks = [
    { file: "Pulumi.dev.yaml", preset: "dev" },
    ...productionStacks.map(({ file }) => ({ file, preset: "prod" })),
];

/** A preset of the pack, by its name. */
export function presetOf(name: string): Preset {
    return JSON.parse(readFileSync(join(__dirname, `../../policy/presets/${name}.json`), "utf8")) as Preset;
}

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
export function chosen(preset: Preset): ChosenRule[] {
    return rules.flatMap((rule) => {
        const given = preset[rule.name] ?? preset["all"] ?? {};
        const { enforcementLevel, ...settings } = typeof given === "string" ? { enforcementLevel: given } : given;
        return enforcementLevel === "disabled" ? [] : [{ rule, settings }];
    });
}
