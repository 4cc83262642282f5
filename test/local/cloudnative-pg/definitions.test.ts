import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../program/stack-file";
import { operatorRelease } from "./definitions";

describe("the operator of databases of several copies", () => {
    it("is the same release in what the tests' API server knows, in the stack file's words and on the pages [002-12]", () => {
        const release = operatorRelease().slice(1);
        expect(release).toMatch(/^1\.30\.\d+$/);
        for (const file of ["config/database-operator.ts", "docs/dependencies.md"]) {
            expect(readFileSync(join(root, file), "utf8"), file).toContain(release);
        }
        const sums = readFileSync(join(__dirname, "go.sum"), "utf8").trim().split("\n");
        expect(sums.map((line) => line.split(" ")[1])).toEqual([`v${release}`, `v${release}/go.mod`]);
    });
});
