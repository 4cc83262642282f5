import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { type CordaVersion } from "../components/versions/catalogue";
import { checkStackConfig } from "../config/check";
import { ConfigError } from "../config/errors";
import { projectDirectory } from "./project";
import { UserError } from "./user-error";

/** What has to be there before `up`: images by version and CorDapps by coordinate. */
export interface ProjectStack {
    readonly file: string;
    readonly versions: readonly CordaVersion[];
    readonly cordapps: readonly string[];
    readonly notaries: readonly string[];
    readonly nodes: readonly string[];
}

/**
 * Reads and checks a stack file as the program will.
 *
 * @throws UserError with every mistake in it.
 */
export async function readProjectStack(
    stack: string,
    file = join(projectDirectory, `Pulumi.${stack}.yaml`),
): Promise<ProjectStack> {
    if (!existsSync(file)) {
        throw new UserError(`There is no stack file ${file}: copy Pulumi.dev.yaml to begin with.`);
    }
    const { config = {} } = (parse(await readFile(file, "utf8")) ?? {}) as { config?: Record<string, unknown> };
    const checked = checkStackConfig({
        raw: { platform: config["corda:platform"], network: config["corda:network"] },
        environment: process.env,
        fileExists: existsSync,
    });
    if (checked.config === undefined || checked.mistakes.length > 0) {
        throw new UserError(new ConfigError(checked.mistakes).message);
    }
    const { network } = checked.config;
    const members = [...network.notaries, ...network.nodes];
    return {
        file,
        versions: [...new Set(members.map((member) => member.version ?? network.version))],
        cordapps: network.cordapps.map(({ maven }) => maven),
        notaries: network.notaries.map(({ name }) => name),
        nodes: network.nodes.map(({ name }) => name),
    };
}
