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
        });
    });

    it("counts a file that broke before its first test as a failure", async () => {
        const broken = { ...green, testResults: [{ status: "failed", assertionResults: [] }] };
        expect((await countTests(await report(broken), 1)).failed).toBe(1);
    });

    it("counts a run that failed without naming a test as a failure [002-13]", async () => {
        expect((await countTests(await report(green), 1)).failed).toBe(1);
        expect((await countTests(await report(green), 0)).failed).toBe(0);
    });

    it("counts a run that left no report as a failure", async () => {
        expect((await countTests(join(directory, "none.json"), 0)).failed).toBe(1);
    });

    it("reads as N passed, N failed, and names skipped tests only where there are any", () => {
        expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
        expect(closingLine(sum(noTests, { passed: 3, failed: 1, skipped: 2 }))).toBe("3 passed, 1 failed, 2 skipped");
    });
});

describe("the parts of npm test", () => {
    it("are all run and counted, and one that throws is a failure with its reason", async () => {
        const told: string[] = [];
        const passing = { title: "types", run: () => Promise.resolve({ passed: 2, failed: 0, skipped: 0 }) };
        const broken = { title: "e2e", run: () => Promise.reject(new UserError("no room on the disk")) };
        expect(await countParts([passing, broken, passing], (line) => told.push(line))).toEqual({
            passed: 4,
            failed: 1,
            skipped: 0,
        });
        expect(told).toEqual(["FAILED: e2e: no room on the disk"]);
    });
});
