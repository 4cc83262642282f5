import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildImages } from "../../../local/images/build";
import { silent } from "../../../local/report";
import { run } from "../../../local/run";

/** `/opt/corda` of the real image of Community, below a directory of the test's. */
export async function communityCommands(work: string): Promise<string> {
    const [image] = await buildImages({ cordaVersion: "4.10", report: silent });
    const content = join(work, "image");
    await mkdir(content);
    await run("tar", ["--extract", `--file=${image?.archive ?? ""}`, `--directory=${content}`]);
    const listed = JSON.parse(await readFile(join(content, "manifest.json"), "utf8")) as { Layers: string[] }[];
    const layer = join(content, listed[0]?.Layers.at(-1) ?? "");
    await run("tar", ["--extract", `--file=${layer}`, `--directory=${content}`]);
    return join(content, "opt/corda");
}
