import { describe, expect, it } from "vitest";
import { rules } from "../../policy/rules";
import { recordProgram } from "../program/recorded-graph";
import { type Example, judgeBy, judged } from "./judge";
import { chosen, examplesOf, presetOf, stacks } from "./stacks";
import { awsWeakenings } from "./weakenings/aws";
import { azureWeakenings } from "./weakenings/azure";
import { kubernetesWeakenings } from "./weakenings/kubernetes";
import { changedAt, expand, valueAt, type Weakening } from "./weakenings/weakening";

const weakenings: readonly Weakening[] = [...kubernetesWeakenings, ...awsWeakenings, ...azureWeakenings];

/** A stack with one field weakened. */
interface Mutant {
    readonly title: string;
    readonly index: number;
    readonly weakened: Example;
}

function mutantsOf(examples: readonly Example[]): Mutant[] {
    return weakenings.flatMap((weakening) =>
        examples.flatMap((example, index) =>
            weakening.types.includes(example.type) && weakening.of?.(example.props, example.name ?? "") !== false
                ? expand(example.props, weakening.path)
                      .filter((place) => {
                          const value = valueAt(example.props, place);
                          const differs = JSON.stringify(value) !== JSON.stringify(weakening.to);
                          return differs && weakening.where?.(value) !== false;
                      })
                      .map((place) => ({
                          title: `${example.type} ${example.name ?? ""} without ${weakening.what}: ${place.join(".")}`,
                          index,
                          weakened: { ...example, props: changedAt(example.props, place, weakening.to) },
                      }))
                : [],
        ),
    );
}

describe.each(stacks)("the stack of $file under the preset $preset", ({ file, preset }) => {
    it("breaks a rule as soon as one field that secures it is weaker [001-10] [002-22]", async () => {
        const examples = examplesOf(await recordProgram({ file }));
        const judges = chosen(presetOf(preset));
        const single = judges.filter(({ rule }) => "check" in rule);
        const whole = judges.filter(({ rule }) => "checkStack" in rule);
        const mutants = mutantsOf(examples);
        const resources = examples.map(judged);
        const missed = mutants.filter(({ index, weakened }) => {
            const weaker = judged(weakened);
            return (
                !single.some((rule) => judgeBy(rule, [weaker]).findings.length > 0) &&
                !whole.some((rule) => judgeBy(rule, resources.with(index, weaker)).findings.length > 0)
            );
        });
        console.log(
            `policies on ${file}: ${String(rules.length)} rules, ${String(mutants.length)} weakened fields, ` +
                `${String(mutants.length - missed.length)} caught`,
        );
        expect(missed.map(({ title }) => title)).toEqual([]);
        expect(mutants.length).toBeGreaterThan(preset === "dev" ? 200 : 800);
    });
});
