import { Command } from "commander";
import { type Stopped, stopCluster } from "../cluster/cluster";
import { endPulumi } from "../pulumi-process";
import { runNoteOf } from "../pulumi-session";
import { runSteps } from "../steps";
import { mendInstallation } from "../toolchain/install-packages";
import { userInstances } from "./instance";

/** `npm run stop`: ends everything `npm start` started. The ledgers' data stays unless told otherwise. */
export function stopCommand(): Command {
    return new Command("stop")
        .description("end the local cluster and everything in it")
        .option("--delete-ledgers", "also delete its data: ledgers, keys, Pulumi's state", false)
        .action(async ({ deleteLedgers }: { deleteLedgers: boolean }) => {
            await runSteps([
                {
                    title: "Stop the cluster",
                    run: async (report) => {
                        const stopped: Stopped[] = [];
                        for (const instance of userInstances) {
                            await endPulumi(runNoteOf(instance), report);
                            stopped.push(await stopCluster({ instance, deleteData: deleteLedgers, report }));
                        }
                        await mendInstallation(report);
                        return whatBecame(stopped, deleteLedgers);
                    },
                },
            ]);
        });
}

/** What a stop did, in words: no more than is so. */
export function whatBecame(stopped: readonly Stopped[], deleteData: boolean): string {
    const parts = [
        ...(stopped.some(({ ran }) => ran) ? [] : ["nothing was running"]),
        ...(!stopped.some(({ hadData }) => hadData)
            ? []
            : [deleteData ? "its data is deleted" : "its data is kept for the next `npm start`"]),
    ];
    return parts.length === 0 ? "stopped" : parts.join("; ");
}
