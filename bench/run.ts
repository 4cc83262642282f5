import { Command } from "commander";
import { cordappsBench } from "./cordapps";
import { previewBench } from "./preview";

/** `npm run bench`: every measurement in turn; `npm run bench -- preview`: one of them. */
const benches = [previewBench, cordappsBench];
const program = new Command("bench")
    .description("measures this product, each figure beside what it is compared with, in one run")
    .action(async () => {
        for (const bench of benches) {
            await bench().parseAsync([], { from: "user" });
        }
    });
for (const bench of benches) {
    program.addCommand(bench());
}

program.parseAsync().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
});
