import { describe, expect, it } from "vitest";
import { recordProgram } from "../program/recorded-graph";
import { judge } from "./judge";
import { chosen, examplesOf, presetOf, stacks } from "./stacks";

describe.each(stacks)("the stack of $file under the preset $preset", ({ file, preset }) => {
    it.each([false, true])("breaks no rule of the pack (in a preview: %s)", async (preview) => {
        const examples = examplesOf(await recordProgram({ file, preview }));
        const findings = chosen(presetOf(preset)).flatMap(({ rule, settings }) =>
            judge(examples, [rule], settings).flatMap(({ rule: name, findings }) =>
                findings.map(({ urn, path }) => `${name}: ${urn.split("::").slice(-2).join(" ")} ${path ?? ""}`),
            ),
        );
        expect(findings).toEqual([]);
    });
});
