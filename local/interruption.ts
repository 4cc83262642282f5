import { UserError } from "./user-error";

/** The user has asked for an end, and it was an orderly one. */
export class Interrupted extends UserError {
    override readonly name = "Interrupted";
}

/** How a terminal, a user or the system asks a command to end. */
const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

let holding = 0;

/**
 * Runs an action during which no signal ends this process: `hear` is told of it instead. For the time of a child that
 * ends in its own way when it is asked to, and must be waited for.
 */
export async function holdingSignals<T>(hear: (signal: NodeJS.Signals) => void, action: () => Promise<T>): Promise<T> {
    holding += 1;
    endingSignals.forEach((signal) => process.on(signal, hear));
    try {
        return await action();
    } finally {
        holding -= 1;
        endingSignals.forEach((signal) => process.off(signal, hear));
    }
}

const showCursor = "\u001B[?25h";

/**
 * Ends this process on Ctrl-C, with the cursor that a live list hides back on the terminal, unless somebody holds the
 * signals. Gives back what ends this again.
 */
export function leavingOnInterrupt(terminal: NodeJS.WriteStream): () => void {
    const leave = () => {
        if (holding === 0) {
            terminal.write(`${showCursor}\n`);
            process.exit(130);
        }
    };
    process.on("SIGINT", leave);
    return () => process.off("SIGINT", leave);
}
