import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import execa from "execa";
import { parse, parseDocument } from "yaml";
import type { Cluster } from "./cluster/cluster";
import { stateDirectory } from "./paths";
import { projectDirectory } from "./project";
import { providePlugins } from "./plugins/install";
import { followEvents, type ResourceChanges } from "./pulumi-events";
import type { Report } from "./report";
import type { Toolchain } from "./toolchain/toolchain";
import { UserError } from "./user-error";

/** Arguments of {@link openSession}. */
export interface SessionArgs {
    readonly cluster: Cluster;
    readonly toolchain: Toolchain;
    /** The stack's name; its file is `Pulumi.<stack>.yaml`. @default "dev" */
    readonly stack?: string;
    /** The stack file. @default the project's own */
    readonly stackFile?: string;
}

/**
 * Pulumi against one local cluster: its state, its passphrase and its plugins are the cluster's own, so nothing of the
 * user's own Pulumi is read or written. The stack file stays as it is: what only holds here (the encryption salt, the
 * cluster's Maven mirror) is added to a copy.
 */
export interface Session {
    readonly stack: string;
    readonly environment: Readonly<Record<string, string>>;
    /** Runs a command on the stack, `["up", "--yes"]`, and shows how far it is. @throws UserError with the engine's words. */
    run(args: readonly string[], report: Report): Promise<ResourceChanges>;
    /** Runs a command with the user's own terminal; gives back the exit code. */
    passThrough(args: readonly string[]): Promise<number>;
    outputs<T>(): Promise<T>;
}

/** Commands that read the stack's configuration and so are given the copy of its file. */
const configured = new Set(["up", "update", "preview", "destroy", "refresh", "import", "config", "watch"]);

/** Makes what a session needs where it is missing and selects the stack. */
export async function openSession(args: SessionArgs): Promise<Session> {
    const stack = args.stack ?? "dev";
    const state = join(stateDirectory(args.cluster.instance), "pulumi");
    const paths = {
        home: join(state, "home"),
        tools: join(state, "tools"),
        backend: join(state, "backend"),
        passphrase: join(state, "passphrase"),
        workspace: join(state, `workspace-${stack}`),
        stackFile: join(state, `Pulumi.${stack}.yaml`),
        events: join(state, "events.json"),
    };
    for (const directory of [paths.home, paths.tools, paths.backend, paths.workspace]) {
        await mkdir(directory, { recursive: true });
    }
    if (!existsSync(paths.passphrase)) {
        await writeFile(paths.passphrase, randomBytes(32).toString("base64url"), { mode: 0o600 });
        await chmod(paths.passphrase, 0o600);
    }
    await providePlugins({ pulumi: args.toolchain.pulumi, toolDirectory: paths.tools, pulumiHome: paths.home });
    const environment = {
        ...(process.env as Record<string, string>),
        PATH: `${paths.tools}:${process.env.PATH ?? ""}`,
        KUBECONFIG: args.cluster.kubeconfig,
        PULUMI_HOME: paths.home,
        PULUMI_BACKEND_URL: `file://${paths.backend}`,
        PULUMI_CONFIG_PASSPHRASE_FILE: paths.passphrase,
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_SUPPRESS_NEO_LINK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        PULUMI_DEBUG_COMMANDS: "true",
        // `npm test` checks the types; a run need not do it again.
        PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    };
    const pulumi = (command: readonly string[], cwd: string) =>
        execa(join(paths.tools, "pulumi"), [...command, "--non-interactive", "--color", "never"], {
            cwd,
            env: environment,
            extendEnv: false,
            reject: false,
            all: true,
        });

    /** The stack is made in a directory of its own, because making it writes into its stack file. */
    const makeStack = async (): Promise<string> => {
        await writeFile(join(paths.workspace, "Pulumi.yaml"), "name: corda\nruntime: nodejs\n");
        const file = join(paths.workspace, `Pulumi.${stack}.yaml`);
        const made = existsSync(file) ? await readFile(file, "utf8") : "";
        if (!made.includes("encryptionsalt")) {
            const init = await pulumi(["stack", "init", stack, "--secrets-provider", "passphrase"], paths.workspace);
            if (init.exitCode !== 0) {
                throw new UserError(`Pulumi could not make the stack ${stack}: ${init.all?.trim() ?? ""}`);
            }
        }
        return (parse(await readFile(file, "utf8")) as { encryptionsalt: string }).encryptionsalt;
    };
    const salt = await makeStack();

    /** Written anew before each command, so that a change of the stack file is seen. */
    const copyStackFile = async (): Promise<void> => {
        const document = parseDocument(
            await readFile(args.stackFile ?? join(projectDirectory, `Pulumi.${stack}.yaml`), "utf8"),
        );
        document.set("encryptionsalt", salt);
        document.setIn(["config", "corda:platform", "mavenRepository"], args.cluster.mirrorUrl);
        await writeFile(paths.stackFile, document.toString(), { mode: 0o600 });
    };
    const withStack = (command: readonly string[]): string[] => [
        ...command,
        "--stack",
        stack,
        ...(configured.has(command[0] ?? "") ? ["--config-file", paths.stackFile] : []),
    ];

    return {
        stack,
        environment,
        run: async (command, report) => {
            await copyStackFile();
            await rm(paths.events, { force: true });
            const events = followEvents(paths.events, report);
            const result = await pulumi([...withStack(command), "--event-log", paths.events], projectDirectory);
            const changes = await events.finish();
            if (result.exitCode !== 0) {
                throw new UserError(`pulumi ${command[0] ?? ""} failed:\n${result.all?.trim() ?? ""}`);
            }
            return changes;
        },
        passThrough: async (command) => {
            await copyStackFile();
            const child = await execa(join(paths.tools, "pulumi"), withStack(command), {
                cwd: projectDirectory,
                env: environment,
                extendEnv: false,
                reject: false,
                stdio: "inherit",
            });
            return child.exitCode ?? 1;
        },
        outputs: async <T>() => {
            const result = await pulumi(["stack", "output", "--json", "--stack", stack], projectDirectory);
            if (result.exitCode !== 0) {
                throw new UserError(`the outputs of stack ${stack} can't be read: ${result.all?.trim() ?? ""}`);
            }
            return JSON.parse(result.stdout) as T;
        },
    };
}
