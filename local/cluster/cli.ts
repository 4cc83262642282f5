import { Command } from "commander";
import { UserError } from "../user-error";
import { importImage, runningCluster, startCluster, stopCluster } from "./cluster";
import { layoutOf } from "./layout";
import { readProgress } from "./progress";

/** The cluster alone, for working on it: `npm start` brings it up as one of its steps. */
const started = performance.now();
const report = (line: string) => console.error(`${((performance.now() - started) / 1000).toFixed(1)}s ${line}`);

const program = new Command("cluster").description("The local Kubernetes by itself");
const withInstance = (name: string) => program.command(name).option("--instance <name>", "which cluster", "dev");

withInstance("up")
    .option("--simulate", "nodes and pods are only simulated", false)
    .action(async ({ instance, simulate }: { instance: string; simulate: boolean }) => {
        console.log(JSON.stringify(await startCluster({ instance, simulate, report }), null, 2));
    });
withInstance("down")
    .option("--delete-data", "delete ledgers and keys too", false)
    .action(async ({ instance, deleteData }: { instance: string; deleteData: boolean }) => {
        const { ran } = await stopCluster({ instance, deleteData, report });
        report(ran ? "stopped" : "nothing was running");
    });
withInstance("status").action(async ({ instance }: { instance: string }) => {
    const cluster = await runningCluster(instance);
    console.log(JSON.stringify(cluster ?? readProgress(layoutOf(instance).progress) ?? "not running", null, 2));
});
withInstance("import <archive> <reference>").action(
    async (archive: string, reference: string, { instance }: { instance: string }) => {
        const cluster = await runningCluster(instance);
        if (cluster === undefined) {
            throw new UserError(`Cluster "${instance}" is not running.`);
        }
        await importImage(cluster, archive, reference);
    },
);
program.parseAsync().catch((error: unknown) => {
    console.error(error instanceof UserError ? error.message : error);
    process.exitCode = 1;
});
