import { Command } from "commander";
import { readProjectStack } from "../stack-file";
import { buildImages } from "../images/build";
import { runSteps } from "../steps";

/** `npm run images`: builds the images and says how to load them into a cluster of one's own. */
export function imagesCommand(): Command {
    return new Command("images")
        .description("build the images of a stack and print the archives to load")
        .option("--stack <name>", "the stack whose versions to build", "dev")
        .action(async ({ stack }: { stack: string }) => {
            const { versions } = await readProjectStack(stack);
            const lines: string[] = [];
            await runSteps(
                versions.map((cordaVersion) => ({
                    title: `Build the images for Corda ${cordaVersion}`,
                    run: async (report) => {
                        const images = await buildImages({ cordaVersion, report });
                        lines.push(
                            ...images.map((image) => `  minikube image load ${image.archive}   # ${image.reference}`),
                        );
                        return undefined;
                    },
                })),
            );
            console.log(["", "Load them into minikube:", ...new Set(lines), ""].join("\n"));
        });
}
