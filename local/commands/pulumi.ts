import { Command } from "commander";
import { openSession } from "../pulumi-session";
import { requireCluster, toolchainOf } from "./instance";

/** `npm run pulumi -- up`: any Pulumi command, on the local cluster's stack. */
export function pulumiCommand(): Command {
    return new Command("pulumi")
        .description("run a Pulumi command on the local cluster, for example `npm run pulumi -- preview --diff`")
        .allowUnknownOption()
        .helpOption(false)
        .argument("[args...]")
        .action(async (args: string[]) => {
            const cluster = await requireCluster();
            const toolchain = await toolchainOf(cluster);
            const session = await openSession({ cluster, toolchain });
            process.exitCode = await session.passThrough(args);
        });
}
