import { chmod, copyFile, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Recipe } from "../../images/recipes";
import { projectDirectory } from "../project";
import { run } from "../run";
import { type Layer, packLayer } from "./archive";

/** `/opt/postgresql`: the start script and the probe. */
export async function postgresqlLayer(recipe: Recipe, work: string): Promise<Layer> {
    const root = join(work, "postgresql-layer");
    const bin = join(root, "opt/postgresql/bin");
    await mkdir(bin, { recursive: true });
    const source = join(projectDirectory, "images", recipe.name, "bin");
    for (const name of await readdir(source)) {
        await copyFile(join(source, name), join(bin, name));
    }
    await run("chmod", ["-R", "u=rwX,go=rX", root]);
    for (const name of await readdir(bin)) {
        await chmod(join(bin, name), 0o755);
    }
    // PostgreSQL takes SIGTERM as "when the last client has gone"; nodes keep their connections.
    return { ...(await packLayer(root, join(work, "postgresql.tar"))), stopSignal: "SIGINT" };
}
