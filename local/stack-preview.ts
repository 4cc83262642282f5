import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { placeholderSecrets, type SecretValues } from "./placeholder-secrets";
import { projectDirectory } from "./project";
import { policyArguments } from "./policies";
import { providePlugins } from "./plugins/install";
import { pulumiEnvironment } from "./pulumi-environment";
import { type PulumiResult, runPulumi } from "./pulumi-process";
import { type Ask, stackSalt, writeWhole } from "./pulumi-state";
import { readStackDocument } from "./stack-file";
import { UserError } from "./user-error";

/** Packages whose providers a platform needs beside Kubernetes', by the `kind` of `corda:platform`. */
const packagesOfPlatforms: Readonly<Record<string, readonly string[]>> = { eks: ["aws"], aks: ["azure-native"] };

/** Arguments of {@link openStackPreview}. */
export interface StackPreviewArgs {
    /** The Pulumi CLI. */
    readonly pulumi: string;
    /** An empty directory: for plugins, state and the copy of the stack file. */
    readonly directory: string;
    /** The stack file. */
    readonly stackFile: string;
    /** The stack's name. @default "preview" */
    readonly stack?: string;
    /** Values of `corda:secrets`, which it takes instead of the stack file's. @default placeholders: none of them matters to a plan */
    readonly secrets?: SecretValues;
    /** The only kubeconfig it knows. @default one with the contexts that the stack file names, of which none answers */
    readonly kubeconfig?: string;
    /** What plugins are looked for in. @default the process's own */
    readonly environment?: NodeJS.ProcessEnv;
}

/** A stack that is nowhere: its plan can be made by the real engine, without a cluster and without an account. */
export interface StackPreview {
    /** Runs a Pulumi command on the stack, like `["preview", "--json"]`. */
    run(args: readonly string[]): Promise<PulumiResult>;
    /** Runs a command with the user's own terminal; gives back the exit code. */
    show(args: readonly string[]): Promise<number>;
}

/**
 * Makes a stack of the program with nothing deployed, and the plugins that its platform needs: official ones where they
 * can be had, else the stand-ins, of which those for clouds serve previews alone.
 *
 * @throws UserError when there is no such stack file, or it isn't YAML.
 */
export async function openStackPreview(args: StackPreviewArgs): Promise<StackPreview> {
    const stack = args.stack ?? "preview";
    const at = (name: string) => join(args.directory, name);
    const paths = { home: at("home"), tools: at("tools"), backend: at("backend"), workspace: at("workspace") };
    const [passphrase, stackFile] = [at("passphrase"), at("stack.yaml")];
    for (const directory of Object.values(paths)) {
        await mkdir(directory, { recursive: true });
    }
    const document = await readStackDocument(args.stackFile);
    const { config = {} } = (document.toJS() ?? {}) as { config?: Record<string, unknown> };
    const { kind = "", contexts = [] } = (config["corda:platform"] ?? {}) as {
        kind?: string;
        contexts?: readonly string[];
    };
    const { environment: purpose } = (config["corda:network"] ?? {}) as { environment?: unknown };
    await writeWhole(at("kubeconfig"), unreachableKubeconfig(contexts));
    await writeWhole(passphrase, randomBytes(32).toString("base64url"));
    await providePlugins(
        {
            pulumi: args.pulumi,
            toolDirectory: paths.tools,
            pulumiHome: paths.home,
            packages: packagesOfPlatforms[kind] ?? [],
        },
        args.environment,
    );
    const environment = pulumiEnvironment({
        ...paths,
        passphrase,
        stack,
        kubeconfig: args.kubeconfig ?? at("kubeconfig"),
    });
    const program = join(paths.tools, "pulumi");
    const quiet = ["--non-interactive", "--color", "never"];
    const ask: Ask = (words) => runPulumi({ program, args: [...words, ...quiet], cwd: paths.workspace, environment });

    document.set("encryptionsalt", await stackSalt(stack, paths.workspace, ask));
    // What is encrypted there was so with the salt of the stack's own place, and can't be read here.
    document.deleteIn(["config", "corda:secrets"]);
    await writeWhole(stackFile, document.toString());
    const secrets =
        args.secrets ??
        placeholderSecrets({ network: config["corda:network"], platform: config["corda:platform"] }, "placeholder");
    if (Object.keys(secrets).length > 0) {
        const set = ["config", "set", "--secret", "--config-file", stackFile, "corda:secrets"];
        const { exitCode, all } = await ask([...set, JSON.stringify(secrets)]);
        if (exitCode !== 0) {
            throw new UserError(`Pulumi could not encrypt the secrets: ${all.trim()}`);
        }
    }
    const onStack = (words: readonly string[], more: readonly string[] = []) => ({
        ...{ program, args: [...words, "--config-file", stackFile, ...policyArguments(words, purpose), ...more] },
        ...{ cwd: projectDirectory, environment },
    });
    return {
        run: (words) => runPulumi(onStack(words, quiet)),
        show: async (words) => (await runPulumi({ ...onStack(words), inherit: true })).exitCode,
    };
}

/** Contexts that are there by name and lead nowhere: the port is the one that nothing ever listens at. */
function unreachableKubeconfig(contexts: readonly string[]): string {
    return JSON.stringify({
        apiVersion: "v1",
        kind: "Config",
        clusters: [{ name: "nowhere", cluster: { server: "https://127.0.0.1:1" } }],
        users: [{ name: "nobody", user: {} }],
        contexts: contexts.map((name) => ({ name, context: { cluster: "nowhere", user: "nobody" } })),
    });
}
