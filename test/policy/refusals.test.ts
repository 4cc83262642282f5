import { afterAll, describe, expect, it } from "vitest";
import { message } from "../../policy/pack";
import { rules } from "../../policy/rules";
import { type Example, judge } from "./judge";
import { awsPasses, awsRefusals } from "./aws/refusals";
import { azurePasses, azureRefusals } from "./azure/refusals";
import { cordaPasses, cordaRefusals } from "./corda/refusals";
import { kubernetesPasses, kubernetesRefusals } from "./kubernetes/refusals";
import type { Pass, Refusal } from "./refusal";
import { stackPasses, stackRefusals } from "./stack/refusals";

const refusals: readonly Refusal[] = [
    ...cordaRefusals,
    ...kubernetesRefusals,
    ...awsRefusals,
    ...azureRefusals,
    ...stackRefusals,
];
const passes: readonly Pass[] = [...cordaPasses, ...kubernetesPasses, ...awsPasses, ...azurePasses, ...stackPasses];

function changed({ of, broken, among }: Refusal): Example[] {
    const examples = structuredClone(of());
    const [first] = examples;
    if (first !== undefined) {
        broken?.(first.props);
    }
    return among?.(examples) ?? examples;
}

describe("the policy pack", () => {
    afterAll(() => {
        console.log(
            `policies: ${String(rules.length)} rules, ${String(refusals.length)} refusals, ${String(passes.length)} passes`,
        );
    });

    it.each(refusals.map((refusal) => [refusal.rule, refusal.what, refusal] as const))(
        "by %s refuses %s, and nothing of it before",
        (rule, _, refusal) => {
            expect(judge(refusal.of())).toEqual([]);
            const found = judge(changed(refusal));
            expect(found.map((one) => one.rule).sort()).toEqual([rule, ...(refusal.also ?? [])].sort());
            const own = found.find((one) => one.rule === rule);
            expect(own?.findings.map(({ path }) => path)).toContain(refusal.at);
        },
    );

    it.each(passes.map((pass) => [pass.rule, pass.what, pass] as const))("by %s lets pass %s", (_, __, pass) => {
        expect(judge(pass.of())).toEqual([]);
    });

    it("has a refusal for each of its rules, of which there are more than a hundred [002-36]", () => {
        const proved = new Set(refusals.map(({ rule }) => rule));
        expect(rules.map(({ name }) => name).filter((name) => !proved.has(name))).toEqual([]);
        expect(rules.length).toBeGreaterThan(100);
        expect([...proved].filter((name) => !rules.some((rule) => rule.name === name))).toEqual([]);
    });

    it("names each rule once, and says of each what it protects, what is wrong and what to do", () => {
        expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
        for (const rule of rules) {
            expect(rule.name).toMatch(/^(kubernetes|corda|aws|azure|stack)-[a-z0-9-]+$/);
            for (const sentence of [rule.protects, rule.violation, rule.remediation]) {
                expect(sentence, rule.name).toMatch(/^[A-Z].*\.$/s);
            }
        }
    });

    it("takes no value of a resource into what it says", () => {
        for (const refusal of refusals) {
            const rule = rules.find(({ name }) => name === refusal.rule);
            const said = judge(changed(refusal), rule === undefined ? [] : [rule]).flatMap(({ findings }) =>
                findings.map(({ path }) => (rule === undefined ? "" : message(rule, path))),
            );
            expect(said.length, refusal.what).toBeGreaterThan(0);
            for (const line of said) {
                expect(line).toMatch(/^([A-Za-z0-9_.[\]/"-]+: )?[A-Z]/);
            }
        }
    });
});
