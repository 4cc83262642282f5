import { UserError } from "./user-error";

/** Commands that read the stack's configuration and so are given the copy of its file. */
const configured = new Set(["up", "update", "preview", "destroy", "refresh", "import", "config", "watch"]);

/** Commands that change the stack's state: no two of them at once. */
const changing = new Set(["up", "update", "destroy", "refresh", "import", "watch"]);
const changingState = new Set(["import", "rename", "rm", "change-secrets-provider"]);

/** What `pulumi config` does to a stack file. */
const configuring = new Set(["set", "set-all", "rm", "rm-all", "cp", "refresh", "env"]);

/** What a Pulumi command line means to the session that runs it. */
export interface PulumiCommand {
    /** Whether it reads the stack file. */
    readonly configured: boolean;
    /** Whether it changes the stack's state. */
    readonly changing: boolean;
}

/** Reads a command line. @throws UserError for a command that would write to the copy of the stack file, and be lost. */
export function readCommand(args: readonly string[], stack: string): PulumiCommand {
    const [command = "", second = ""] = args.filter((word) => !word.startsWith("-"));
    if (command === "config" && configuring.has(second)) {
        throw new UserError(
            `\`pulumi config ${second}\` would change a copy of the stack file, which every run makes anew: ` +
                `edit Pulumi.${stack}.yaml instead.`,
        );
    }
    const isHelp = args.some((word) => word === "--help" || word === "-h");
    return {
        configured: configured.has(command) && !isHelp,
        changing: !isHelp && (command === "stack" || command === "state" ? changesState(args) : changing.has(command)),
    };
}

function changesState(args: readonly string[]): boolean {
    const [command, second = ""] = args.filter((word) => !word.startsWith("-"));
    return command === "state" ? second !== "" : changingState.has(second);
}
