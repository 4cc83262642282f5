import { describe, expect, it } from "vitest";
import { policyArguments } from "../../local/policies";

describe("the policy pack", () => {
    it.each([
        [["up", "--yes"], "dev", "dev"],
        [["preview", "--diff"], undefined, "dev"],
        [["preview"], "test", "dev"],
        [["--yes", "up"], "prod", "prod"],
    ])("judges %j of a network for %s by the preset %s", (words, environment, preset) => {
        expect(policyArguments(words, environment).join(" ")).toMatch(
            new RegExp(`^--policy-pack .*/policy --policy-pack-config .*/policy/presets/${preset}\\.json$`),
        );
    });

    it.each([[["destroy"]], [["stack", "output"]], [["up", "--help"]], [["up", "--policy-pack", "mine"]], [[]]])(
        "has nothing to judge in %j",
        (words) => {
            expect(policyArguments(words, "prod")).toEqual([]);
        },
    );
});
