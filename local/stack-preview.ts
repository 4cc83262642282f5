import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { projectDirectory } from "./project";
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
    /** Values for `corda:secrets`, by name and key. @default what the stack file has in clear; encrypted ones are left out */
    readonly secrets?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    /** The only kubeconfig it knows. @default one with the contexts that the stack file names, of which none answers */
    readonly kubeconfig?: string;
    /** What plugins are looked for in. @default the process's own */
    readonly environment?: NodeJS.ProcessEnv;
}

/** A stack that is nowhere: its plan can be made by the real engine, without a cluster and without an account. */
export interface StackPreview {
    /** Runs a Pulumi command on the stack, like `["preview", "--json"]`. */
    run(args: readonly string[]): Promise<PulumiResult>;
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
    const platform = (
        document.getIn(["config", "corda:platform"], true) as { toJSON?: () => unknown } | undefined
    )?.toJSON?.();
    const { kind = "", contexts = [] } = (platform ?? {}) as { kind?: string; contexts?: readonly string[] };
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

    // Encrypted values are those of the stack's own salt, which holds nowhere but where the stack is.
    document.set("encryptionsalt", await stackSalt(stack, paths.workspace, ask));
    if (args.secrets !== undefined || isEncrypted(document.getIn(["config", "corda:secrets"]))) {
        document.deleteIn(["config", "corda:secrets"]);
    }
    await writeWhole(stackFile, document.toString());
    if (args.secrets !== undefined) {
        const words = [
            "config",
            "set",
            "--secret",
            "--config-file",
            stackFile,
            "corda:secrets",
            JSON.stringify(args.secrets),
        ];
        const { exitCode, all } = await ask(words);
        if (exitCode !== 0) {
            throw new UserError(`Pulumi could not encrypt the secrets: ${all.trim()}`);
        }
    }
    return {
        run: (words) =>
            runPulumi({
                program,
                args: [...words, "--config-file", stackFile, ...quiet],
                cwd: projectDirectory,
                environment,
            }),
    };
}

function isEncrypted(section: unknown): boolean {
    return JSON.stringify(section ?? null).includes('"secure":');
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
