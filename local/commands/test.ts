import { Command, Option } from "commander";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import execa from "execa";
import { stopCluster } from "../cluster/cluster";
import { projectDirectory } from "../project";
import { endPulumi } from "../pulumi-process";
import { runNoteOf } from "../pulumi-session";
import { buildToolchain } from "../toolchain/toolchain";
import { type Counts, type Part, closingLine, countParts, countTests, noTests } from "../test-counts";
import { testInstance, testInstances } from "./instance";

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
        .addOption(new Option("--only <projects...>", "only these").choices(projects))
        .action(async ({ only }: { only?: Project[] }) => {
            const wanted = projects.filter((project) => only?.includes(project) ?? true);
            const ended = new AbortController();
            // The tests hear of Ctrl-C themselves; here it only has to leave time for the cluster to be taken down.
            for (const signal of ["SIGINT", "SIGTERM"] as const) {
                process.on(signal, () => {
                    ended.abort();
                });
            }
            const parts: Part[] = [
                ...(only === undefined ? checks : []).map(({ title, command }) => ({
                    title,
                    run: () => runCheck(title, command),
                })),
                ...wanted.map((project) => ({
                    title: project,
                    run: () => (ended.signal.aborted ? Promise.resolve(noTests) : runProject(project)),
                })),
                { title: "stop the tests' clusters", run: stopAll },
            ];
            const counts = await countParts(parts, (line) => console.log(line));
            process.exitCode = counts.failed === 0 && counts.passed > 0 && !ended.signal.aborted ? 0 : 1;
            for (const failure of counts.failures) {
                console.log(`FAILED: ${failure}`);
            }
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
    return passed ? { ...noTests, passed: 1 } : { ...noTests, failed: 1, failures: [title] };
}

/** Also those of single tests: a test that was ended midway leaves its own behind. */
async function stopAll(): Promise<Counts> {
    for (const instance of Object.values(testInstances)) {
        await endPulumi(runNoteOf(instance), say);
        await stopCluster({ instance, deleteData: true, report: say });
    }
    return noTests;
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
