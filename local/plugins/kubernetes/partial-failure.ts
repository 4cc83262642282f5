import type { JsonObject } from "./values";

/** An object that was written but didn't become what it should: it stays in the state, with the reasons. */
export class PartialFailure extends Error {
    override readonly name = "PartialFailure";
    readonly id: string;
    /** The checkpoint to keep. */
    readonly state: JsonObject;
    readonly reasons: readonly string[];
    /** The inputs to keep, where reading found others. */
    readonly inputs: JsonObject | undefined;

    constructor(id: string, state: JsonObject, reasons: readonly string[], inputs?: JsonObject) {
        super(reasons[0] ?? "the object isn't ready");
        this.id = id;
        this.state = state;
        this.reasons = reasons;
        this.inputs = inputs;
    }
}
