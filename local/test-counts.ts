import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { UserError } from "./user-error";

/** How many tests passed, failed and were left out. */
export interface Counts {
    readonly passed: number;
    readonly failed: number;
    readonly skipped: number;
}

/** The counts of nothing. */
export const noTests: Counts = { passed: 0, failed: 0, skipped: 0 };

interface Report {
    readonly numPassedTests: number;
    readonly numFailedTests: number;
    readonly numPendingTests: number;
    readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/**
 * Counts a run from its JSON report. A file that failed before its first test counts as one failure, and so does a run
 * that left no report or failed without naming a test: nothing that broke may read as passed.
 */
export async function countTests(report: string, exitCode: number): Promise<Counts> {
    if (!existsSync(report)) {
        return { ...noTests, failed: 1 };
    }
    const run = JSON.parse(await readFile(report, "utf8")) as Report;
    const brokenFiles = run.testResults.filter(
        (file) => file.status === "failed" && file.assertionResults.length === 0,
    ).length;
    const failed = run.numFailedTests + brokenFiles;
    return {
        passed: run.numPassedTests,
        failed: failed === 0 && exitCode !== 0 ? 1 : failed,
        skipped: run.numPendingTests,
    };
}

export function sum(a: Counts, b: Counts): Counts {
    return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** The last line of `npm test`. */
export function closingLine({ passed, failed, skipped }: Counts): string {
    return `${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
}

/** A part of `npm test`. */
export interface Part {
    readonly title: string;
    readonly run: () => Promise<Counts>;
}

/**
 * Runs the parts one after the other and counts them all. A part that throws is a failure like any other, told with its
 * reason: it neither hides what was counted before nor keeps the rest from running.
 */
export async function countParts(parts: readonly Part[], tell: (line: string) => void): Promise<Counts> {
    let counts = noTests;
    for (const part of parts) {
        const counted = await part.run().catch((error: unknown): Counts => {
            const reason = error instanceof UserError ? error.message : error instanceof Error ? error.stack : error;
            tell(`FAILED: ${part.title}: ${String(reason)}`);
            return { ...noTests, failed: 1 };
        });
        counts = sum(counts, counted);
    }
    return counts;
}
