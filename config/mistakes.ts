import { z } from "zod";

type Path = readonly PropertyKey[];

/** A place in the stack file as a reader writes it: `corda:network.nodes[1].legalName`. */
export function keyPath(path: Path): string {
    return path.reduce<string>((text, step, depth) => {
        if (typeof step === "number") {
            return `${text}[${step}]`;
        }
        const word = /^[A-Za-z0-9_-]+$/.test(String(step)) ? String(step) : JSON.stringify(String(step));
        return depth === 0 ? text + word : `${text}.${word}`;
    }, "corda:");
}

const nouns: Readonly<Record<string, string>> = {
    string: "text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    array: "a list",
    object: "a section",
};

/** What a value is, in words; never the value, which might be a secret. */
function noun(value: unknown): string {
    if (value === null) {
        return "empty";
    }
    if (Array.isArray(value)) {
        return "a list";
    }
    return nouns[typeof value] ?? typeof value;
}

function example(instance: unknown): string {
    const examples = instance instanceof z.ZodType ? instance.meta()?.["examples"] : undefined;
    return Array.isArray(examples) && examples.length > 0 ? `, like ${JSON.stringify(examples[0])}` : "";
}

/** The message of what zod finds by itself: a missing key, or a value of another kind. */
export const structuralMessage: z.core.$ZodErrorMap = (issue) => {
    const wanted =
        typeof issue["expected"] === "string" ? (nouns[issue["expected"]] ?? issue["expected"]) : "another value";
    if (issue.input === undefined) {
        return `is missing — add it${example(issue.inst)}`;
    }
    if (issue.code === "invalid_type" || issue.code === "invalid_union") {
        const text = typeof issue.input === "number" && wanted === "text" ? " (put it in quotes)" : "";
        return `is ${noun(issue.input)}, not ${wanted === "another value" ? "a section" : wanted} — write ${wanted === "another value" ? "a section" : wanted}${text}${example(issue.inst)}`;
    }
    return `is not allowed — see docs/reference/config.md`;
};

/** One line for every issue of zod: key path, what is wrong, how to mend it. */
export function mistakeLines(issues: readonly z.core.$ZodIssue[]): string[] {
    return issues.flatMap((issue) =>
        issue.code === "unrecognized_keys"
            ? issue.message
                  .split("\n")
                  .map((message, index) => `${keyPath([...issue.path, issue.keys[index]!])}: ${message}`)
            : [`${keyPath(issue.path)}: ${issue.message}`],
    );
}
