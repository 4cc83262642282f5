import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { projectDirectory } from "../project";
import { openStackPreview } from "../stack-preview";
import { buildToolchain } from "../toolchain/toolchain";
import { UserError } from "../user-error";

/** `npm run preview -- prod`: what a stack would make, planned by the real engine without a cluster or an account. */
export function previewCommand(): Command {
    return new Command("preview")
        .description("show what a stack would make where nothing is, for example `npm run preview -- prod --diff`")
        .allowUnknownOption()
        .argument("<stack>", "the stack, described by Pulumi.<stack>.yaml")
        .argument("[args...]", "options of `pulumi preview`")
        .action(async (name: string, args: string[]) => {
            const stackFile = join(projectDirectory, `Pulumi.${name}.yaml`);
            if (!existsSync(stackFile)) {
                throw new UserError(`There is no stack file ${stackFile}.`);
            }
            const report = (line: string) => {
                console.error(line);
            };
            const { pulumi } = await buildToolchain({ report, parts: ["pulumi"] });
            const directory = await mkdtemp(join(tmpdir(), "corda-preview-"));
            try {
                const stack = await openStackPreview({ pulumi, directory, stackFile, stack: name });
                process.exitCode = await stack.show(["preview", ...args]);
            } finally {
                await rm(directory, { recursive: true, force: true });
            }
        });
}
