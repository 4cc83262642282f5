import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { UserError } from "./user-error";

/** How many tests passed, failed and were left out. */
export interface Counts {
    readonly passed: number;
    readonly failed: number;
    readonly skipped: number;
    /** What failed and why, shortly: a long run's own account of it is far above its last lines. */
    readonly failures: readonly string[];
}

/** The counts of nothing. */
export const noTests: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };

interface FileResult {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
        readonly fullName: string;
        readonly status: string;
        readonly failureMessages?: readonly string[] | null;
    }[];
}

interface Report {
    readonly numPassedTests: number;
    readonly numFailedTests: number;
    readonly numPendingTests: number;
    readonly testResults: readonly FileResult[];
}

/**
 * Counts a run from its JSON report. A file that failed before or between its tests, as in a hook, counts as one failure,
 * and so does a run that left no report or failed without naming a test: nothing that broke may read as passed.
 */
export async function countTests(report: string, exitCode: number): Promise<Counts> {
    if (!existsSync(report)) {
        return { ...noTests, failed: 1, failures: ["a run of tests left no report"] };
    }
    const run = JSON.parse(await readFile(report, "utf8")) as Report;
    const failedFiles = run.testResults.filter(({ status }) => status === "failed");
    const failedTests = failedFiles.flatMap((file) =>
        file.assertionResults
            .filter(({ status }) => status === "failed")
            .map(({ fullName, failureMessages }) => told(`${file.name}: ${fullName}`, failureMessages?.[0])),
    );
    const brokenFiles = failedFiles
        .filter(({ assertionResults }) => assertionResults.every(({ status }) => status !== "failed"))
        .map(({ name, message }) => told(name, message));
    const failed = run.numFailedTests + brokenFiles.length;
    const unnamed = failed === 0 && exitCode !== 0;
    return {
        passed: run.numPassedTests,
        failed: unnamed ? 1 : failed,
        skipped: run.numPendingTests,
        failures: unnamed
            ? [`a run of tests ended with exit code ${String(exitCode)} and named no test`]
            : [...failedTests, ...brokenFiles],
    };
}

const told = (what: string, why = "") => [what, ...why.split("\n").slice(0, 8)].join("\n    ").trimEnd();

export function sum(a: Counts, b: Counts): Counts {
    return {
        passed: a.passed + b.passed,
        failed: a.failed + b.failed,
        skipped: a.skipped + b.skipped,
        failures: [...a.failures, ...b.failures],
    };
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
            return { ...noTests, failed: 1, failures: [`${part.title}: ${String(reason)}`] };
        });
        counts = sum(counts, counted);
    }
    return counts;
}
