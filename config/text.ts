import { z } from "zod";
import { nearest, oneOf } from "./nearest";
import { quoted, secretMistake } from "./quoted";

/** What the reference page and an editor say about a key. */
export interface KeyDocumentation {
    /** Meaning, range and consequence, in whole sentences. */
    readonly description: string;
    /** Values as one would write them; shown when the key is missing. */
    readonly examples?: readonly unknown[];
}

/** Arguments of {@link text}. */
export interface TextKey extends KeyDocumentation {
    /** The rule as a regular expression where one can say it: editors check by it. */
    readonly pattern?: RegExp;
    /** Everything that is wrong with a value, each with how to mend it (`… — …`); nothing when it is right. */
    readonly mistakes: (value: string) => string | readonly string[] | undefined;
}

/** A key that holds text which has rules of its own. */
export function text(key: TextKey) {
    const { mistakes, pattern, ...documentation } = key;
    return z
        .string()
        .superRefine((value, context) => {
            for (const message of [secretMistake(value) ?? mistakes(value) ?? []].flat()) {
                context.addIssue({ code: "custom", message });
            }
        })
        .meta({
            ...documentation,
            examples: [...(documentation.examples ?? [])],
            ...(pattern === undefined ? {} : { pattern: pattern.source }),
        });
}

/** Arguments of {@link choice}. */
export interface ChoiceKey<Word extends string> extends KeyDocumentation {
    /** What may be chosen, each with its meaning. */
    readonly words: Readonly<Record<Word, string>>;
    /** Words that somebody may well try, each with why not and what instead (`… — …`). */
    readonly refused?: Readonly<Record<string, string>>;
}

/** What is wrong with a word that is none of a choice. */
export function choiceMistake(
    given: unknown,
    words: readonly string[],
    refused: Readonly<Record<string, string>>,
): string {
    if (given === undefined) {
        return `is missing — add it: ${oneOf(words)}`;
    }
    if (typeof given === "string") {
        const word = [given, given.toLowerCase()].find((tried) => Object.hasOwn(refused, tried));
        const meant = nearest(given, words);
        return (
            (word === undefined ? undefined : refused[word]) ??
            secretMistake(given) ??
            `${quoted(given)} is not known — use ${oneOf(words)}${meant === undefined ? "" : `; did you mean ${meant}?`}`
        );
    }
    if (typeof given === "number" && words.some((word) => /^\d/.test(word))) {
        return `is the number ${given}, because YAML reads digits without quotes as a number — put it in quotes, one of ${oneOf(words.map((word) => `"${word}"`))}`;
    }
    return `is no text — use ${oneOf(words)}`;
}

/** A key that holds one of a few words. */
export function choice<const Word extends string>(key: ChoiceKey<Word>) {
    const { words, refused, ...documentation } = key;
    const known = Object.keys(words) as [Word, ...Word[]];
    return z
        .enum(known, {
            error: (issue) =>
                issue.input === undefined ? undefined : choiceMistake(issue.input, known, refused ?? {}),
        })
        .meta({
            ...documentation,
            examples: [...(documentation.examples ?? known.slice(0, 1))],
            enumDescriptions: known.map((word) => words[word]),
        });
}
