import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { recordProgram } from "./recorded-graph";
import { root } from "./stack-file";

const files = readdirSync(join(root, "docs/topologies")).map((name) => `docs/topologies/${name}`);

describe.each(files)("%s", (file) => {
    it("is recorded", async () => {
        const graph = await recordProgram({ file });
        console.log(graph.resources.map(({ type, name }) => `${type} ${name}`).join("\n"));
        expect(graph.kubernetes.length).toBeGreaterThan(10);
    });
});
