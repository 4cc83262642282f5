import { Command } from "commander";
import execa from "execa";
import { requireCluster, toolchainOf } from "./instance";

/** `npm run kubectl -- get pods -A`: kubectl on the local cluster. */
export function kubectlCommand(): Command {
    return new Command("kubectl")
        .description("run kubectl on the local cluster, for example `npm run kubectl -- -n corda get pods`")
        .allowUnknownOption()
        .helpOption(false)
        .argument("[args...]")
        .action(async (args: string[]) => {
            const cluster = await requireCluster();
            const toolchain = await toolchainOf(cluster);
            const result = await execa(
                toolchain.kubectl,
                ["--kubeconfig", cluster.kubeconfig, "--context", cluster.context, ...args],
                { stdio: "inherit", reject: false },
            );
            process.exitCode = result.exitCode ?? 1;
        });
}
