/** Arguments of {@link pulumiEnvironment}. */
export interface PulumiEnvironmentArgs {
    /** The only kubeconfig it knows. */
    readonly kubeconfig: string;
    readonly stack: string;
    readonly tools: string;
    readonly home: string;
    readonly backend: string;
    readonly passphrase: string;
    /** @default this process's own */
    readonly inherited?: NodeJS.ProcessEnv;
}

/**
 * The variables of a local cluster's Pulumi. None of the user's own `PULUMI_…` is passed on: a passphrase, backend or
 * option that is meant for another stack would win over what is set here.
 */
export function pulumiEnvironment(args: PulumiEnvironmentArgs): Readonly<Record<string, string>> {
    const inherited = Object.entries(args.inherited ?? process.env).filter(
        (entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith("PULUMI_"),
    );
    const user = Object.fromEntries(inherited);
    return {
        ...user,
        PATH: `${args.tools}:${user["PATH"] ?? ""}`,
        KUBECONFIG: args.kubeconfig,
        PULUMI_HOME: args.home,
        PULUMI_BACKEND_URL: `file://${args.backend}`,
        PULUMI_CONFIG_PASSPHRASE_FILE: args.passphrase,
        // By variable and not by flag: many commands know no --stack.
        PULUMI_STACK: args.stack,
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_SUPPRESS_NEO_LINK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        PULUMI_DEBUG_COMMANDS: "true",
        // `npm test` checks the types; a run need not do it again.
        PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    };
}
