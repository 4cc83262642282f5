import type { RunRequest } from "@pulumi/pulumi/proto/language_pb";

/** Options under `runtime.options` of a project or policy pack that a Node.js program can be given. */
export interface RuntimeOptions {
    /** Compile TypeScript on the fly. @default true */
    readonly typescript?: boolean;
    /** Extra options for `node`, as one shell-like string. @default "" */
    readonly nodeargs?: string;
    /** Path of the compiler options. @default tsconfig.json of the program's directory */
    readonly tsconfig?: string;
}

/**
 * The engine's configuration in the form the SDK reads: the word `config` between namespace and key. Only the map is
 * rewritten; the list of secret keys is compared by the SDK as the engine sends it.
 */
export function configurationVariable(entries: Iterable<readonly [string, string]>): string {
    const config: Record<string, string> = {};
    for (const [key, value] of entries) {
        const colon = key.indexOf(":");
        config[colon < 0 ? key : `${key.slice(0, colon)}:config:${key.slice(colon + 1)}`] = value;
    }
    return JSON.stringify(config);
}

/** What the options mean for the environment of the SDK's program runner. */
export function runtimeVariables(options: RuntimeOptions): Record<string, string> {
    return {
        PULUMI_NODEJS_TYPESCRIPT: options.typescript === false ? "false" : "true",
        ...(options.tsconfig === undefined ? {} : { PULUMI_NODEJS_TSCONFIG_PATH: options.tsconfig }),
    };
}

/** The environment of a program. */
export function programEnvironment(request: RunRequest, options: RuntimeOptions): NodeJS.ProcessEnv {
    return {
        ...process.env,
        ...runtimeVariables(options),
        PULUMI_CONFIG: configurationVariable(request.getConfigMap().entries() as unknown as Iterable<[string, string]>),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    };
}

/** Splits options as a shell does: blanks separate, quotes keep together. */
export function splitArguments(line: string): string[] {
    return [...line.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replace(/["']/g, ""));
}
