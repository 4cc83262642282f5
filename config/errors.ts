import { RunError } from "@pulumi/pulumi";

/** Every mistake of a stack's configuration. Pulumi prints its message without a stack trace and changes nothing. */
export class ConfigError extends RunError {
    override readonly name = "ConfigError";

    /** @param mistakes One line each: key path, what is wrong, how to mend it. */
    constructor(readonly mistakes: readonly string[]) {
        const count = mistakes.length === 1 ? "a mistake" : `${mistakes.length} mistakes`;
        super(
            [
                `The stack's configuration has ${count}; nothing was changed.`,
                ...mistakes.map((line) => `  ${line}`),
                "Every key is described in docs/reference/config.md.",
            ].join("\n"),
        );
    }
}
