import { expect, it } from "vitest";
import { awsRules } from "../../../policy/aws/rules";
import { type Example, judge } from "../judge";
import { changedAt } from "../weakenings/weakening";
import { awsPasses, awsRefusals } from "./refusals";

type Place = (string | number)[];

const wrong: readonly unknown[] = [null, undefined, 0, -1, true, "", "x", "{", [], [null], ["x"], {}, { x: null }];

/** Every place in a value, the places of what is in it too. */
function placesIn(value: unknown, place: Place = []): Place[] {
    const inner: [string | number, unknown][] = Array.isArray(value)
        ? value.map((item, index) => [index, item])
        : typeof value === "object" && value !== null
          ? Object.entries(value)
          : [];
    return inner.flatMap(([key, item]) => [[...place, key], ...placesIn(item, [...place, key])]);
}

/** The same with a policy as an object, whose parts can be wrong, too. */
function opened({ props, ...rest }: Example): Example {
    const open = (value: unknown): unknown =>
        typeof value === "string" && value.startsWith("{") && value.endsWith("}") ? JSON.parse(value) : value;
    return { ...rest, props: Object.fromEntries(Object.entries(props).map(([key, value]) => [key, open(value)])) };
}

it("rules about AWS find or don't, and never fail, whatever is where they look", () => {
    const examples = new Map(
        [...awsRefusals, ...awsPasses].flatMap(({ of }) => of().map((example) => [JSON.stringify(example), example])),
    );
    let judged = 0;
    for (const example of [...examples.values()].map(opened)) {
        const rules = awsRules.filter((rule) => "checkStack" in rule || rule.types.includes(example.type));
        for (const place of placesIn(example.props)) {
            for (const value of wrong) {
                const changed = { ...example, props: changedAt(example.props, place, value) };
                expect(() => judge([changed], rules), `${example.type} ${place.join(".")}`).not.toThrow();
                judged += 1;
            }
        }
    }
    expect(judged).toBeGreaterThan(2000);
});
