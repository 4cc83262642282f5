import * as pulumi from "@pulumi/pulumi";
import { ConfigError } from "./errors";
import { mistakeLines, structuralMessage } from "./mistakes";
import { type StackConfig, stackSchema } from "./stack";

export { ConfigError } from "./errors";
export type { Cordapp } from "./cordapp";
export type { DatabaseConfig } from "./database";
export type { Member, NodeConfig, NotaryConfig } from "./member";
export type { NetworkConfig } from "./network";
export type { PlatformConfig } from "./platform";
export type { RpcConfig } from "./rpc";
export type { StackConfig, StackInput } from "./stack";
export type { ZoneConfig } from "./zone";

/** Checks what a stack file says under `corda:`. @throws ConfigError with every mistake. */
export function parseStackConfig(raw: Readonly<Record<string, unknown>>): StackConfig {
    const result = stackSchema.safeParse(raw, { error: structuralMessage });
    if (!result.success) {
        throw new ConfigError(mistakeLines(result.error.issues));
    }
    return result.data;
}

/**
 * The stack's configuration with every default filled in.
 *
 * @param config The configuration bag to read. @default that of the project
 * @throws ConfigError with every mistake, before any resource is declared
 */
export function readStackConfig(config = new pulumi.Config()): StackConfig {
    const raw: Record<string, unknown> = {};
    for (const key of ["platform", "network"]) {
        const value = config.get(key);
        if (value !== undefined) {
            raw[key] = parsed(value);
        }
    }
    return parseStackConfig(raw);
}

/** Pulumi hands sections over as JSON; what isn't JSON was text in the stack file. */
function parsed(value: string): unknown {
    try {
        return JSON.parse(value) as unknown;
    } catch {
        return value;
    }
}
