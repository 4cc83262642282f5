import { Command } from "commander";
import { imagesCommand } from "./commands/images";
import { kubectlCommand } from "./commands/kubectl";
import { previewCommand } from "./commands/preview";
import { pulumiCommand } from "./commands/pulumi";
import { rightsCommand } from "./commands/rights";
import { startCommand } from "./commands/start";
import { stopCommand } from "./commands/stop";
import { testCommand } from "./commands/test";
import { Interrupted } from "./interruption";
import { UserError } from "./user-error";

const program = new Command("npm run")
    .description("Corda on Kubernetes on one's own machine")
    .addCommand(startCommand())
    .addCommand(stopCommand())
    .addCommand(testCommand())
    .addCommand(pulumiCommand())
    .addCommand(previewCommand())
    .addCommand(kubectlCommand())
    .addCommand(imagesCommand())
    .addCommand(rightsCommand());

program.parseAsync(process.argv).catch((error: unknown) => {
    if (error instanceof UserError) {
        console.error(`\n${error.message}`);
    } else {
        console.error(error);
    }
    process.exitCode = error instanceof Interrupted ? 130 : 1;
});
