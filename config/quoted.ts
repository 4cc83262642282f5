/** Keys that hold secrets elsewhere; nothing under them is ever repeated in a message. */
const secretKey = /pass(word|wd|phrase|code)?s?$|secret|token|credential|private[_-]?key|api[_-]?key|access[_-]?key/i;

/** Values that are secrets by their form, each with what they are. */
const secretForms: readonly (readonly [RegExp, string])[] = [
    [/-----BEGIN [A-Z ]*PRIVATE KEY/, "a private key"],
    [/-----BEGIN /, "a certificate or key in PEM form"],
    [/<encrypt\{/, "a value of Corda's obfuscator, which is bound to the machine that made it"],
    [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, "an AWS access key"],
    [/\bgh[pousr]_[A-Za-z0-9]{20,}|\bglpat-[\w-]{20,}/, "an access token"],
    [/\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\./, "a signed token"],
    [/:\/\/[^/@\s]+@/, "an address with a user or password in it"],
];

/** Whether a key is named like one that holds a secret. */
export function namesSecret(key: string): boolean {
    return secretKey.test(key);
}

/** What is wrong with a text that is a secret by its form, or undefined. */
export function secretMistake(value: string): string | undefined {
    const form = secretForms.find(([pattern]) => pattern.test(value));
    return form === undefined
        ? undefined
        : `is ${form[1]} — a stack file holds no secrets; remove it, and change it where it was in use`;
}

/** A value as a message repeats it: in quotes, short, and never a secret. */
export function quoted(value: string): string {
    if (secretMistake(value) !== undefined) {
        return "the value";
    }
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}…` : value);
}
