import * as fc from "fast-check";
import { describe, it } from "vitest";
import { azureRules } from "../../../policy/azure/rules";
import { type Example, judge } from "../judge";
import { set } from "../refusal";
import { azurePasses, azureRefusals } from "./refusals";

const examples: readonly Example[] = [...azureRefusals, ...azurePasses].flatMap(({ of }) => of());

/** Every path down to a value: `securityRules[0].access`. */
function pathsOf(value: unknown, path = ""): string[] {
    const below = Array.isArray(value)
        ? value.flatMap((item, index) => pathsOf(item, `${path}[${String(index)}]`))
        : typeof value === "object" && value !== null
          ? Object.entries(value).flatMap(([key, part]) => pathsOf(part, path === "" ? key : `${path}.${key}`))
          : [];
    return path === "" ? below : [path, ...below];
}

const changed = fc.constantFrom(...examples).chain((example) =>
    fc.record({
        example: fc.constant(example),
        path: fc.constantFrom(...pathsOf(example.props), "other"),
        value: fc.constantFrom<unknown[]>(null, "", "x", "-", 0, -1, true, [], {}, [null], [[]], [{}], ["x", 3]),
    }),
);

describe("rules of Azure", () => {
    it("judge properties that are absent, empty or of another type, and break at none", () => {
        fc.assert(
            fc.property(changed, ({ example, path, value }) => {
                const { props, ...rest } = structuredClone(example);
                set(props, path, value);
                judge([{ ...rest, props }], azureRules);
            }),
            { numRuns: 3000 },
        );
    });

    it("judge a resource without any property", () => {
        for (const { type } of examples) {
            judge([{ type, props: {} }], azureRules);
        }
    });
});
