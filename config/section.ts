import { z } from "zod";
import type { KeyDocumentation } from "./text";
import { nearest } from "./nearest";
import { namesSecret } from "./quoted";

/** Arguments of {@link section}. */
export interface SectionKey extends KeyDocumentation {
    /** Keys that somebody may well try, each with why not and what instead (`… — …`). */
    readonly refused?: Readonly<Record<string, string>>;
}

/** What is wrong with a key that a section doesn't have. */
export function unknownKeyMistake(
    key: string,
    known: readonly string[],
    refused: Readonly<Record<string, string>>,
): string {
    const reason = Object.hasOwn(refused, key) ? refused[key] : undefined;
    if (reason !== undefined) {
        return reason;
    }
    if (namesSecret(key)) {
        return "a stack file holds no secrets — remove it (and change the value where it was real); passwords are generated and kept encrypted";
    }
    const meant = nearest(key, known);
    return `is not a known key — ${meant === undefined ? `remove it; known here: ${known.join(", ")}` : `did you mean ${meant}?`}`;
}

/**
 * A section of the stack file. Unknown keys are refused, one line each: zod names them in one issue, so its message has
 * a line for every key, in their order.
 */
export function section<Shape extends z.core.$ZodLooseShape>(key: SectionKey, shape: Shape) {
    const { refused, ...documentation } = key;
    const known = Object.keys(shape);
    return z
        .strictObject(shape, {
            error: (issue) =>
                issue.code === "unrecognized_keys"
                    ? issue.keys.map((one) => unknownKeyMistake(one, known, refused ?? {})).join("\n")
                    : undefined,
        })
        .meta({ ...documentation, examples: [...(documentation.examples ?? [])] });
}
