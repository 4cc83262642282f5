/** One long-running process of the cluster. */
export interface Component {
    readonly name: string;
    /** Program and arguments. */
    readonly command: readonly [string, ...string[]];
    /** Components and steps that must be ready before this one is started. @default none */
    readonly after?: readonly string[];
    /** Written before the process starts: its configuration. @default nothing */
    readonly prepare?: () => Promise<void>;
    /** File descriptor of the supervisor that the process takes over as its number 3. @default none */
    readonly inherits?: number;
    /** Whether it does its work: undefined when it does, else what was seen instead. */
    readonly ready: () => Promise<string | undefined>;
    /** How long it may take until it is ready. @default 60 */
    readonly deadlineSeconds?: number;
}

/** Something done once in the course of a start. */
export interface StartStep {
    readonly name: string;
    readonly after?: readonly string[];
    readonly run: () => Promise<void>;
}
