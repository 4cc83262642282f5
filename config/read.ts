import { existsSync } from "node:fs";
import { homedir } from "node:os";
import * as pulumi from "@pulumi/pulumi";
import { checkStackConfig } from "./check";
import { ConfigError } from "./errors";
import { keyPath } from "./mistakes";
import { unknownKeyMistake } from "./section";
import type { StackConfig } from "./stack";

export { ConfigError } from "./errors";
export type { Cordapp } from "./cordapp";
export type { DatabaseConfig } from "./database";
export type { Member, NodeConfig, NotaryConfig } from "./member";
export type { NetworkConfig } from "./network";
export type { PlatformConfig } from "./platform";
export type { RpcConfig } from "./rpc";
export type { StackConfig, StackInput } from "./stack";
export type { ZoneConfig } from "./zone";

/** Sections that are in clear, and the one that is encrypted. */
const sections = ["platform", "network"] as const;
const encrypted = "secrets";

/**
 * The stack's configuration with every default filled in. An environment variable (`CORDA_NETWORK__LOG_LEVEL`) comes
 * before the stack file, the stack file before the default.
 *
 * @param config The configuration bag to read. @default that of the project
 * @param environment Where overrides come from. @default the process' environment
 * @throws ConfigError with every mistake, before any resource is declared
 */
export function readStackConfig(
    config = new pulumi.Config(),
    environment: Readonly<Record<string, string | undefined>> = process.env,
): StackConfig {
    // Not `config.get`, which warns of a secret that is read as a plain value; from here on each is wrapped anew.
    const all = pulumi.runtime.allConfig();
    const given = [...sections, encrypted].flatMap((key) => {
        const value = all[`${config.name}:${key}`];
        return value === undefined ? [] : [[key, parsed(value)] as const];
    });
    const checked = checkStackConfig({ raw: Object.fromEntries(given), environment, fileExists });
    const mistakes = [...strayKeys(config.name), ...wrongEncryption(config.name, environment), ...checked.mistakes];
    if (checked.config === undefined || mistakes.length > 0) {
        throw new ConfigError(mistakes);
    }
    for (const { path, variable } of checked.applied) {
        void pulumi.log.info(`${keyPath(path)} is set by the environment variable ${variable}`);
    }
    return checked.config;
}

/** Pulumi hands sections over as JSON; what isn't JSON was text in the stack file. */
function parsed(value: string): unknown {
    try {
        return JSON.parse(value) as unknown;
    } catch {
        return value;
    }
}

/** A leading ~ is the home directory, as kubectl's users write it. */
function fileExists(path: string): boolean {
    return existsSync(path.replace(/^~(?=\/)/, homedir()));
}

/** Keys beside the known sections: Pulumi itself lets any through. */
function strayKeys(project: string): string[] {
    return Object.keys(pulumi.runtime.allConfig())
        .filter((key) => key.startsWith(`${project}:`))
        .map((key) => key.slice(project.length + 1))
        .filter((key) => key !== encrypted && !(sections as readonly string[]).includes(key))
        .map((key) => `${project}:${key}: ${unknownKeyMistake(key, [...sections, encrypted], {})}`);
}

/** A section with a secret inside would be written to the state in clear, and a secret in clear is none. */
function wrongEncryption(project: string, environment: Readonly<Record<string, string | undefined>>): string[] {
    // The language host tells the program by this variable which keys were encrypted; the SDK has no call for it.
    const keys = parsed(environment["PULUMI_CONFIG_SECRET_KEYS"] ?? "[]");
    const isEncrypted = (key: string) => Array.isArray(keys) && keys.includes(`${project}:${key}`);
    return [
        ...sections
            .filter(isEncrypted)
            .map(
                (key) =>
                    `${project}:${key}: holds an encrypted value — remove it: no key here takes a secret; what is named as { secret: … } stands under ${project}:${encrypted}`,
            ),
        ...(Object.hasOwn(pulumi.runtime.allConfig(), `${project}:${encrypted}`) && !isEncrypted(encrypted)
            ? [
                  `${project}:${encrypted}: is in clear — change the values where they are in use, remove the section and set it with \`pulumi config set --secret --path\``,
              ]
            : []),
    ];
}
