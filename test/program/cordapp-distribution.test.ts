import { describe, expect, it } from "vitest";
import { recordProgram } from "./recorded-graph";
import { workloads } from "./workloads";

describe("the stack file's cordappDistribution", () => {
    it("reaches the repository's pods, and nobody else's [000-12] [000-13]", async () => {
        const graph = await recordProgram({
            edit: ({ network }) => (network["cordappDistribution"] = { kind: "volume", claim: "cordapp-jars" }),
        });
        const mounting = workloads(graph)
            .filter(({ pod }) =>
                pod.volumes?.some(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === "cordapp-jars"),
            )
            .map(({ name }) => name);
        expect(mounting.sort()).toEqual(["corda-cordapps", "corda-cordapps-check"]);
    });
});
