import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closingLine, countParts, countTests, noTests, sum } from "../../local/test-counts";
import { UserError } from "../../local/user-error";

describe("the last line of npm test", () => {
    let directory = "";
    beforeAll(async () => {
        directory = await mkdtemp(join(tmpdir(), "counts-"));
    });
    afterAll(() => rm(directory, { recursive: true }));
    const report = async (content: object) => {
        const file = join(directory, "report.json");
        await writeFile(file, JSON.stringify(content));
        return file;
    };
    const green = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, testResults: [] };

    it("counts what the report counts [002-13]", async () => {
        expect(await countTests(await report({ ...green, numFailedTests: 2, numPendingTests: 1 }), 1)).toEqual({
            passed: 3,
            failed: 2,
            skipped: 1,
            failures: [],
        });
    });

    it.each(["before its first test", "in a hook"])(
        "counts a file that broke %s as a failure, and says why",
        async (when) => {
            const skipped = { fullName: "the program starts", status: "skipped", failureMessages: [] };
            const file = { name: "a.test.ts", status: "failed", message: "no cluster" };
            const assertionResults = when === "in a hook" ? [skipped] : [];
            const counts = await countTests(
                await report({ ...green, testResults: [{ ...file, assertionResults }] }),
                1,
            );
            expect(counts).toMatchObject({ failed: 1, failures: ["a.test.ts\n    no cluster"] });
        },
    );

    it("names each test that failed, with the first lines of its reason", async () => {
        const stack = Array.from({ length: 30 }, (_, line) => `line ${String(line)}`).join("\n");
        const failed = { fullName: "the program starts", status: "failed", failureMessages: [stack] };
        const file = { name: "a.test.ts", status: "failed", message: "", assertionResults: [failed] };
        const counts = await countTests(await report({ ...green, numFailedTests: 1, testResults: [file] }), 1);
        expect(counts.failed).toBe(1);
        expect(counts.failures).toEqual([expect.stringMatching(/^a\.test\.ts: the program starts\n {4}line 0\n/)]);
        expect(counts.failures.join()).not.toContain("line 8");
    });

    it("counts a run that failed without naming a test as a failure [002-13]", async () => {
        expect((await countTests(await report(green), 1)).failed).toBe(1);
        expect((await countTests(await report(green), 0)).failed).toBe(0);
    });

    it("counts a run that left no report as a failure", async () => {
        expect((await countTests(join(directory, "none.json"), 0)).failed).toBe(1);
    });

    it("reads as N passed, N failed, and names skipped tests only where there are any", () => {
        expect(closingLine({ ...noTests, passed: 3 })).toBe("3 passed, 0 failed");
        expect(closingLine(sum(noTests, { ...noTests, passed: 3, failed: 1, skipped: 2 }))).toBe(
            "3 passed, 1 failed, 2 skipped",
        );
    });
});

describe("the parts of npm test", () => {
    it("are all run and counted, and one that throws is a failure with its reason", async () => {
        const told: string[] = [];
        const passing = { title: "types", run: () => Promise.resolve({ ...noTests, passed: 2 }) };
        const broken = { title: "e2e", run: () => Promise.reject(new UserError("no room on the disk")) };
        expect(await countParts([passing, broken, passing], (line) => told.push(line))).toEqual({
            passed: 4,
            failed: 1,
            skipped: 0,
            failures: ["e2e: no room on the disk"],
        });
        expect(told).toEqual(["FAILED: e2e: no room on the disk"]);
    });
});
