import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { parse, stringify } from "yaml";
import { projectDirectory } from "../local/project";
import { openStackPreview, type StackPreview } from "../local/stack-preview";
import { buildToolchain } from "../local/toolchain/toolchain";
import { median } from "./median";
import { manyNodes, type WrittenNetwork } from "./preview/many-nodes";

/** Compares how long the real engine plans stacks, by the stand-ins for their providers: nothing else is waited for. */
export function previewBench(): Command {
    return new Command("preview")
        .description("measures `pulumi preview` of the production stacks and of one with fifty nodes")
        .option("--rounds <number>", "how often each stack is planned; the median counts", "3")
        .action(async ({ rounds }: { rounds: string }) => {
            const work = await mkdtemp(join(tmpdir(), "corda-bench-"));
            try {
                await measure(work, Number(rounds));
            } finally {
                await rm(work, { recursive: true, force: true });
            }
        });
}

/** A stack to plan. */
interface Planned {
    readonly name: string;
    readonly stackFile: string;
}

async function measure(work: string, rounds: number): Promise<void> {
    const { pulumi } = await buildToolchain({ report, parts: ["pulumi"] });
    const stacks: { name: string; stack: StackPreview; seconds: number[]; resources: number }[] = [];
    for (const { name, stackFile } of await plannedStacks(work)) {
        report(`preparing ${name}`);
        const directory = join(work, `stack-${stacks.length}`);
        await mkdir(directory);
        const environment = { ...process.env, CORDA_PULUMI_PLUGINS: "own" };
        const stack = await openStackPreview({ pulumi, directory, stackFile, environment });
        stacks.push({ name, stack, seconds: [], resources: 0 });
    }
    // In turn, so that what else the machine does falls on all of them alike.
    for (let round = 0; round < rounds; round++) {
        for (const one of stacks) {
            report(`round ${round + 1}: ${one.name}`);
            const started = performance.now();
            const { exitCode, stdout, all } = await one.stack.run(["preview", "--json"]);
            one.seconds.push((performance.now() - started) / 1000);
            if (exitCode !== 0) {
                throw new Error(`the preview of ${one.name} failed:\n${all}`);
            }
            one.resources = (JSON.parse(stdout) as { steps: readonly unknown[] }).steps.length;
        }
    }
    const [dev] = stacks;
    const [least, fewest] = [median(dev?.seconds ?? []), dev?.resources ?? NaN];
    console.log(`\n| \`pulumi preview\`, the median of ${rounds} | resources | seconds |\n| --- | --- | --- |`);
    for (const { name, seconds, resources } of stacks) {
        const ratio = (value: number, of: number) => `(× ${(value / of).toFixed(1)})`;
        const time = median(seconds);
        const cells = [name, `${resources} ${ratio(resources, fewest)}`, `${time.toFixed(1)} ${ratio(time, least)}`];
        console.log(`| ${cells.join(" | ")} |`);
    }
}

/** The dev stack, which the others are compared with; the production stacks; EKS with fifty nodes. */
async function plannedStacks(work: string): Promise<Planned[]> {
    const named = [
        ["the dev stack", "Pulumi.dev.yaml"],
        ["EKS (Pulumi.prod.yaml)", "Pulumi.prod.yaml"],
        ["AKS (Pulumi.prod-azure.yaml)", "Pulumi.prod-azure.yaml"],
    ] as const;
    const stacks = named
        .map(([name, file]) => ({ name, stackFile: join(projectDirectory, file) }))
        .filter(({ stackFile }) => existsSync(stackFile));
    const production = join(projectDirectory, "Pulumi.prod.yaml");
    if (!existsSync(production)) {
        return stacks;
    }
    const { config } = parse(await readFile(production, "utf8")) as { config: Record<string, WrittenNetwork> };
    const large = join(work, "fifty-nodes.yaml");
    const sections = {
        ...config,
        "corda:platform": {
            ...config["corda:platform"],
            quotas: { elasticIps: 100, processors: 1000, databases: 100 },
        },
        "corda:network": manyNodes(config["corda:network"] ?? {}, 50, 10),
    };
    await writeFile(large, stringify({ config: sections }));
    return [...stacks, { name: "EKS with 50 nodes behind 5 firewalls", stackFile: large }];
}

function report(line: string): void {
    console.error(`  ${line}`);
}
