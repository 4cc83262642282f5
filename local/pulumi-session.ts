import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isMap } from "yaml";
import type { Cluster } from "./cluster/cluster";
import { locked } from "./lock";
import { stateDirectory } from "./paths";
import { projectDirectory } from "./project";
import { policyArguments } from "./policies";
import { providePlugins } from "./plugins/install";
import { readCommand } from "./pulumi-command";
import { pulumiEnvironment } from "./pulumi-environment";
import { followEvents, type ResourceChanges } from "./pulumi-events";
import { endPulumi, readNote, runPulumi } from "./pulumi-process";
import { type Ask, forgetPendingCreations, removeDeadLocks, stackSalt, writeWhole } from "./pulumi-state";
import type { Report } from "./report";
import { readStackDocument } from "./stack-file";
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
    /** Is told what is waited for or mended on the way in. @default nobody */
    readonly report?: Report;
}

/**
 * Pulumi against one local cluster: its state, its passphrase and its plugins are the cluster's own, so nothing of the
 * user's own Pulumi is read or written. The stack file stays as it is: what only holds here (the encryption salt, the
 * cluster's Maven mirror) is added to a copy. One run at a time changes the state; what an interrupted one left is
 * mended by the next.
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

/** Where the note of an instance's Pulumi run is; see {@link endPulumi}. */
export function runNoteOf(instance: string): string {
    return join(stateDirectory(instance), "pulumi", "run.json");
}

/** Makes what a session needs where it is missing and selects the stack. */
export async function openSession(args: SessionArgs): Promise<Session> {
    const { instance } = args.cluster;
    const stack = args.stack ?? "dev";
    const state = join(stateDirectory(instance), "pulumi");
    const paths = {
        lock: join(state, "session"),
        home: join(state, "home"),
        tools: join(state, "tools"),
        backend: join(state, "backend"),
        passphrase: join(state, "passphrase"),
        workspace: join(state, `workspace-${stack}`),
        stackFile: join(state, `Pulumi.${stack}.yaml`),
        events: join(state, "events.json"),
        note: runNoteOf(instance),
    };
    const environment = pulumiEnvironment({ ...paths, kubeconfig: args.cluster.kubeconfig, stack });
    const program = join(paths.tools, "pulumi");
    const quiet = ["--non-interactive", "--color", "never"];
    const ask: Ask = (words) => runPulumi({ program, args: [...words, ...quiet], cwd: paths.workspace, environment });

    const salt = await locked(paths.lock, args.report ?? (() => undefined), async () => {
        for (const directory of [paths.home, paths.tools, paths.backend, paths.workspace]) {
            await mkdir(directory, { recursive: true });
        }
        if (!existsSync(paths.passphrase)) {
            await writeWhole(paths.passphrase, randomBytes(32).toString("base64url"));
        }
        await providePlugins({ pulumi: args.toolchain.pulumi, toolDirectory: paths.tools, pulumiHome: paths.home });
        return stackSalt(stack, paths.workspace, ask);
    });

    /** Written anew before each command, so that a change of the stack file is seen. */
    const copyStackFile = async (): Promise<void> => {
        const document = await readStackDocument(args.stackFile ?? join(projectDirectory, `Pulumi.${stack}.yaml`));
        document.set("encryptionsalt", salt);
        if (isMap(document.getIn(["config", "corda:platform"]))) {
            document.setIn(["config", "corda:platform", "mavenRepository"], args.cluster.mirrorUrl);
        }
        await writeWhole(paths.stackFile, document.toString());
    };
    const onStack = (words: readonly string[]): string[] => [
        ...words,
        ...(readCommand(words, stack).configured ? ["--config-file", paths.stackFile] : []),
        // Production is refused on one's own machine.
        ...policyArguments(words, "dev"),
    ];

    /** Mends what an interrupted run left; says what the next one has to know. The lock is held. */
    const mend = async (report: Report) => {
        await endPulumi(paths.note, report);
        await removeDeadLocks(paths.backend, ask, report);
        const left = readNote(paths.note);
        const adopt =
            left !== undefined &&
            ((await forgetPendingCreations(join(state, "mended.json"), ask, report)) || left.adopt);
        return {
            note: { file: paths.note, adopt },
            environment: adopt ? { ...environment, PULUMI_K8S_UPSERT_EXISTING_OBJECTS: "true" } : environment,
        };
    };

    return {
        stack,
        environment,
        run: (words, report) =>
            locked(paths.lock, report, async () => {
                const mended = await mend(report);
                await copyStackFile();
                await rm(paths.events, { force: true });
                const events = followEvents(paths.events, report);
                const result = await runPulumi({
                    program,
                    args: [...onStack(words), ...quiet, "--event-log", paths.events],
                    cwd: projectDirectory,
                    ...mended,
                }).finally(() => events.stop());
                if (result.exitCode !== 0) {
                    throw new UserError(`pulumi ${words[0] ?? ""} failed:\n${result.all.trim()}`);
                }
                return events.finish();
            }),
        passThrough: async (words) => {
            const command = readCommand(words, stack);
            const runIt = async (mended: Partial<Awaited<ReturnType<typeof mend>>>) => {
                await copyStackFile();
                const result = await runPulumi({
                    program,
                    args: onStack(words),
                    cwd: projectDirectory,
                    environment,
                    inherit: true,
                    ...mended,
                });
                return result.exitCode;
            };
            const say: Report = (line) => console.error(line);
            return command.changing ? locked(paths.lock, say, async () => runIt(await mend(say))) : runIt({});
        },
        outputs: async <T>() => {
            const result = await ask(["stack", "output", "--json"]);
            if (result.exitCode !== 0) {
                throw new UserError(`the outputs of stack ${stack} can't be read: ${result.all.trim()}`);
            }
            return JSON.parse(result.stdout) as T;
        },
    };
}
