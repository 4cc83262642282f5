import { describe, expect, it } from "vitest";
import { policyArguments } from "../../local/policies";

describe("the policy pack", () => {
    it.each([
        [["up", "--yes"], "minikube", "dev"],
        [["preview", "--diff"], "minikube", "dev"],
        [["--yes", "up"], "existing", "prod"],
        [["preview"], "eks", "prod"],
        [["preview"], "aks", "prod"],
    ])("judges %j on %s by the preset %s", (words, platform, preset) => {
        expect(policyArguments(words, platform).join(" ")).toMatch(
            new RegExp(`^--policy-pack .*/policy --policy-pack-config .*/policy/presets/${preset}\\.json$`),
        );
    });

    it.each([[["destroy"]], [["stack", "output"]], [["up", "--help"]], [["up", "--policy-pack", "mine"]], [[]]])(
        "has nothing to judge in %j",
        (words) => {
            expect(policyArguments(words, "eks")).toEqual([]);
        },
    );
});
