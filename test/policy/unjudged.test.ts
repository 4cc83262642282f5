import type { PolicyPackConfig, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { describe, expect, it } from "vitest";
import { policiesOf } from "../../policy/pack";
import type { ResourceRule } from "../../policy/rule";
import { judged } from "./judge";

const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const rule: ResourceRule = {
    name: "kubernetes-example",
    protects: "A test.",
    violation: "It is wrong.",
    remediation: "Mend it.",
    severity: "low",
    controls: [],
    types: ["example"],
    check: ({ props }) => (props["value"] === "bad" ? ["value"] : []),
};

function run(values: readonly string[], check = rule.check): string[] {
    const [resource, told] = policiesOf([{ ...rule, check }]) as [ResourceValidationPolicy, StackValidationPolicy];
    const said: string[] = [];
    const getConfig = <T extends object>() => ({}) as PolicyPackConfig as T;
    for (const [index, value] of values.entries()) {
        const args = { ...judged({ type: "example", name: String(index), props: { value } }), getConfig };
        const validate = resource.validateResource as (args: object, report: (message: string) => void) => void;
        validate(args, (message) => said.push(message));
    }
    void told.validateStack({ resources: [], getConfig } as never, (message) => said.push(message));
    return said;
}

describe("what can't be judged in a preview", () => {
    it("is told once for all resources, and keeps nothing else from being judged", () => {
        const said = run([unknownText, "bad", unknownText, "good"]);
        expect(said).toEqual(["value: It is wrong. Mend it.", expect.stringContaining("kubernetes-example (2).")]);
    });

    it("is nothing where everything is known", () => {
        expect(run(["good"])).toEqual([]);
    });

    it("isn't what a rule does wrong by itself", () => {
        const broken = () => {
            throw new Error("a mistake of the rule's own");
        };
        expect(() => run(["good"], broken)).toThrow("a mistake of the rule's own");
    });
});
