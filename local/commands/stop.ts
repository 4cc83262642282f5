import { Command } from "commander";
import { stopCluster } from "../cluster/cluster";
import { runSteps } from "../steps";
import { defaultInstance } from "./instance";

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
                        await stopCluster({ instance: defaultInstance, deleteData: deleteLedgers, report });
                        return deleteLedgers ? "its data is deleted" : "its data is kept for the next `npm start`";
                    },
                },
            ]);
        });
}
