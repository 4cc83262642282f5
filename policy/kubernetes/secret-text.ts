/** What a secret looks like in a text; a placeholder or a path in its place is none. */
const shapes = [
    /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
    /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/@$<{]+@/i,
    /(?:password|passwd|passphrase|client[-_]?secret|secret[-_]?(?:access[-_]?)?key|access[-_]?token|api[-_]?key)["']?\s*[=:]\s*["']?[^\s"'$@/<{%(*[]/i,
];

const secretName =
    /(?:password|passwd|passphrase|client[-_]?secret|secret[-_]?(?:access[-_]?)?key|access[-_]?token|api[-_]?key)$/i;

/** Whether a text has a secret in it, as far as that can be seen. */
export function hasSecret(text: string): boolean {
    return shapes.some((shape) => shape.test(text));
}

/** Whether something of this name, a variable or a flag, is a secret when this is its value. */
export function isSecret(name: string, value: string): boolean {
    return secretName.test(name) && /^[^$@/<{%(-]/.test(value);
}
