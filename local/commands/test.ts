import { Command } from "commander";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import execa from "execa";
import { stopCluster } from "../cluster/cluster";
import { projectDirectory } from "../project";
import { buildToolchain } from "../toolchain/toolchain";
import { type Counts, countTests, closingLine, noTests, sum } from "../test-counts";
import { testInstance } from "./instance";

/** What `npm test` runs, in this order: what is quick and needs nothing comes first. */
const checks = [
    { title: "types", command: ["tsc", "--noEmit"] },
    { title: "lint", command: ["eslint", "."] },
    { title: "format", command: ["prettier", "--check", "."] },
] as const;
const projects = ["unit", "plugins", "e2e"] as const;
type Project = (typeof projects)[number];

/** `npm test`: types, lint, format, then the tests; its last line is the count of them all. */
export function testCommand(): Command {
    return new Command("test")
        .description("run every check and test; the last line counts them")
        .option("--only <projects...>", `only these: ${projects.join(", ")}`)
        .action(async ({ only }: { only?: Project[] }) => {
            const wanted = projects.filter((project) => only?.includes(project) ?? true);
            const ended = new AbortController();
            // The tests hear of Ctrl-C themselves; here it only has to leave time for the cluster to be taken down.
            for (const signal of ["SIGINT", "SIGTERM"] as const) {
                process.on(signal, () => {
                    ended.abort();
                });
            }
            let counts = noTests;
            if (only === undefined) {
                for (const check of checks) {
                    counts = sum(counts, await runCheck(check.title, check.command));
                }
            }
            try {
                for (const project of wanted) {
                    if (!ended.signal.aborted) {
                        counts = sum(counts, await runProject(project));
                    }
                }
            } finally {
                await stopCluster({ instance: testInstance, deleteData: true, report: say });
            }
            process.exitCode = counts.failed === 0 && counts.passed > 0 && !ended.signal.aborted ? 0 : 1;
            console.log(closingLine(counts));
        });
}

async function runCheck(title: string, command: readonly [string, ...string[]]): Promise<Counts> {
    const started = performance.now();
    const [program, ...args] = command;
    const result = await execa(program, args, { cwd: projectDirectory, preferLocal: true, reject: false, all: true });
    const passed = result.exitCode === 0;
    console.log(`${passed ? "passed" : "FAILED"}: ${title} (${((performance.now() - started) / 1000).toFixed(0)} s)`);
    if (!passed) {
        console.log(result.all);
    }
    return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

async function runProject(project: Project): Promise<Counts> {
    if (project !== "unit") {
        await stopCluster({ instance: testInstance, deleteData: project === "plugins", report: say });
        await buildToolchain({ report: say });
    }
    const directory = await mkdtemp(join(tmpdir(), "corda-tests-"));
    const report = join(directory, "report.json");
    try {
        const result = await execa(
            "vitest",
            ["run", "--project", project, "--reporter=verbose", "--reporter=json", `--outputFile.json=${report}`],
            { cwd: projectDirectory, preferLocal: true, reject: false, stdio: ["ignore", "inherit", "inherit"] },
        );
        return await countTests(report, result.exitCode ?? 1);
    } finally {
        await rm(directory, { recursive: true, force: true });
    }
}

let last = 0;
/** A line every few seconds is enough for a log. */
function say(line: string): void {
    if (performance.now() - last > 5_000) {
        last = performance.now();
        console.log(`  ${line}`);
    }
}
