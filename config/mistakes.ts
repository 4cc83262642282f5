import { stringify } from "yaml";
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
    return typeof value === "boolean" ? String(value) : (nouns[typeof value] ?? typeof value);
}

/** How the key is written, from the example in its documentation. */
function example(issue: z.core.$ZodRawIssue): string | undefined {
    const examples = issue.inst instanceof z.ZodType ? issue.inst.meta()?.["examples"] : undefined;
    if (!Array.isArray(examples) || examples.length === 0) {
        return undefined;
    }
    const value = stringify(examples[0], { collectionStyle: "flow", lineWidth: 0 }).trim();
    const key = issue.path?.at(-1);
    return typeof key === "string" ? `${key}: ${value}` : value;
}

/** The message of what zod finds by itself: a missing key, or a value of another kind. */
export const structuralMessage: z.core.$ZodErrorMap = (issue) => {
    const like = example(issue);
    if (issue.input === undefined) {
        return `is missing — add ${like ?? "it"}`;
    }
    const wanted = nouns[String(issue["expected"])] ?? "a section";
    const quotes = typeof issue.input === "number" && wanted === "text" ? " in quotes" : "";
    return `is ${noun(issue.input)}, not ${wanted} — write ${wanted}${quotes}${like === undefined ? "" : `, like ${like}`}`;
};

/** One line for every issue of zod: key path, what is wrong, how to mend it. */
export function mistakeLines(issues: readonly z.core.$ZodIssue[], origin: (path: Path) => string = () => ""): string[] {
    return issues.flatMap((issue) =>
        issue.code === "unrecognized_keys"
            ? issue.message.split("\n").map((message, index) => line([...issue.path, issue.keys[index] ?? ""], message))
            : [line(issue.path, issue.message)],
    );
    function line(path: Path, message: string): string {
        return `${keyPath(path)}${origin(path)}: ${message}`;
    }
}
