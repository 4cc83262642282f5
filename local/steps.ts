import { Listr, type ListrTask } from "listr2";
import { leavingOnInterrupt } from "./interruption";
import type { Report } from "./report";

/** One step of a long command. */
export interface Step {
    /** What it does, as the user sees it. */
    readonly title: string;
    /** Does it; what it reports shows beside the title. The string it returns, if any, is put behind the title. */
    readonly run: (report: Report) => Promise<string | undefined>;
}

/** What a step took. */
export interface StepTime {
    readonly title: string;
    readonly seconds: number;
}

/** How often a step may say something where the output is a log and not a terminal. */
const quietMilliseconds = 5_000;

/**
 * Runs steps one after the other and shows what is under way, how far, and for how long: as a live list on a terminal,
 * as lines in a log. The first step that fails ends the run with its own error.
 */
export async function runSteps(steps: readonly Step[]): Promise<StepTime[]> {
    const times: StepTime[] = [];
    const terminal = process.stdout.isTTY;
    const tasks = steps.map((step): ListrTask => ({
        title: step.title,
        task: async (_, task) => {
            const started = performance.now();
            const seconds = () => (performance.now() - started) / 1000;
            let last = -quietMilliseconds;
            const note = await step.run((line) => {
                if (terminal || performance.now() - last >= quietMilliseconds) {
                    last = performance.now();
                    task.output = `${line} (${seconds().toFixed(0)} s)`;
                }
            });
            times.push({ title: step.title, seconds: seconds() });
            task.title = `${step.title}${note === undefined ? "" : `: ${note}`} (${seconds().toFixed(0)} s)`;
        },
    }));
    const list = new Listr(tasks, {
        concurrent: false,
        // Its own way is to end the process at once, whatever child is still cleaning up.
        registerSignalListeners: false,
        renderer: terminal ? "default" : "verbose",
        rendererOptions: terminal ? { collapseErrors: true } : { logTitleChange: true },
    });
    const stay = terminal ? leavingOnInterrupt(process.stdout) : () => undefined;
    try {
        await list.run();
    } finally {
        stay();
    }
    return times;
}
