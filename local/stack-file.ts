import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Document, isMap, parseDocument } from "yaml";
import { corda, type CordaVersion } from "../components/versions/catalogue";
import { checkStackConfig } from "../config/check";
import { ConfigError } from "../config/errors";
import type { NetworkConfig } from "../config/network";
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
    const document = await readStackDocument(file);
    const config = ((document.toJS() ?? {}) as { config?: Record<string, unknown> | null }).config ?? {};
    const checked = checkStackConfig({
        raw: {
            platform: config["corda:platform"],
            network: config["corda:network"],
            secrets: config["corda:secrets"],
        },
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
        versions: builtHere(network).filter((version) =>
            members.some((member) => (member.version ?? network.version) === version),
        ),
        cordapps: network.cordapps.flatMap(({ maven }) => maven ?? []),
        notaries: network.notaries.map(({ name }) => name),
        nodes: network.nodes.map(({ name }) => name),
    };
}

/** Releases whose images this repository builds; the others come from a registry of the user's own. */
function builtHere({ edition, images }: NetworkConfig): CordaVersion[] {
    return edition === "community" && images.corda === undefined && images.registry === undefined
        ? (Object.keys(corda) as CordaVersion[])
        : [];
}

/**
 * Reads a stack file as YAML.
 *
 * @throws UserError with the file and line of the first mistake.
 */
export async function readStackDocument(file: string): Promise<Document.Parsed> {
    if (!existsSync(file)) {
        throw new UserError(`There is no stack file ${file}: copy Pulumi.dev.yaml to begin with.`);
    }
    const document = parseDocument(await readFile(file, "utf8"));
    const [mistake] = document.errors;
    if (mistake !== undefined) {
        const line = mistake.linePos?.[0].line ?? 1;
        throw new UserError(`${file}, line ${line}: this is no YAML: ${mistake.message.split(" at line ")[0] ?? ""}.`);
    }
    for (const [what, part] of [
        ["the file", document.contents],
        ["config", document.get("config", true)],
    ] as const) {
        if (!isMap(part) && (part as { value?: unknown } | null | undefined)?.value != undefined) {
            throw new UserError(`${file}: ${what} has to be a list of "key: value", as in Pulumi.dev.yaml.`);
        }
    }
    return document;
}
