import { Interrupted } from "../../local/interruption";
import { runPulumi } from "../../local/pulumi-process";
import { runSteps } from "../../local/steps";

/** A command of ours in a process of its own, which the tests interrupt and kill: one step that runs Pulumi. */
const [, , program = "", file = ""] = process.argv;
runSteps([
    {
        title: "Run Pulumi",
        run: async () => {
            const environment = process.env as Record<string, string>;
            await runPulumi({ program, args: [], cwd: ".", environment, note: { file, adopt: false } });
            return undefined;
        },
    },
]).catch((error: unknown) => {
    console.error(error instanceof Interrupted ? `in order: ${error.message}` : error);
    process.exitCode = 130;
});
