import { type Properties, record } from "../reading";

/**
 * Reads HOCON as far as configuration files of Corda use it: blocks, lists, dotted keys, comments, quoted and bare
 * values. Every value is text, because Corda takes `"true"` for `true`. What isn't understood ends the reading, and what
 * was read so far is what there is: the node says so itself when it starts.
 *
 * Source: HOCON (Human-Optimized Config Object Notation), the specification in the repository lightbend/config.
 */
export function readHocon(source: string): Properties {
    const reader = new Reader(source);
    reader.skip(/[\s,]*/y);
    return reader.take(/\{/y) === undefined ? reader.block() : reader.block("}");
}

/** Whether a value of a configuration says yes. */
export function isOn(value: unknown): boolean {
    return value === "true" || value === "yes" || value === "on";
}

class Reader {
    private at = 0;

    constructor(source: string) {
        // Comments go first, unless they are within quotes; so does what is within three of them.
        this.source = source.replace(
            /"""([\s\S]*?)"""|"(?:[^"\\\n]|\\.)*"|(?:#|\/\/)[^\n]*/g,
            (found: string, raw?: string) =>
                raw !== undefined ? JSON.stringify(raw) : found.startsWith('"') ? found : "",
        );
    }

    private readonly source: string;

    /** What a pattern finds right here. */
    take(pattern: RegExp): string | undefined {
        pattern.lastIndex = this.at;
        const found = pattern.exec(this.source)?.[0];
        this.at += found?.length ?? 0;
        return found;
    }

    skip(pattern: RegExp): void {
        this.take(pattern);
    }

    block(end?: string): Properties {
        const block: Record<string, unknown> = {};
        for (;;) {
            this.skip(/[\s,]*/y);
            if (end !== undefined && this.take(/\}/y) !== undefined) {
                return block;
            }
            const key = this.take(/(?:"(?:[^"\\\n]|\\.)*"|[^\s"{}[\]=:+,])+/y);
            if (key === undefined) {
                return block;
            }
            this.skip(/[ \t]*(?:[=:]|\+=)?\s*/y);
            put(block, keysOf(key), this.value());
        }
    }

    private value(): unknown {
        if (this.take(/\{/y) !== undefined) {
            return this.block("}");
        }
        return this.take(/\[/y) === undefined ? this.scalar() : this.items();
    }

    private items(): readonly unknown[] {
        const items: unknown[] = [];
        for (;;) {
            this.skip(/[\s,]*/y);
            if (this.take(/\]/y) !== undefined || this.at >= this.source.length) {
                return items;
            }
            const before = this.at;
            items.push(this.value());
            if (this.at === before) {
                return items;
            }
        }
    }

    private scalar(): string {
        // Parts beside each other are one text, as in "a"${b}"c".
        const parts = this.take(/(?:"(?:[^"\\\n]|\\.)*"|\$\{[^}\n]*\}|[^"\n,{}[\]])*/y) ?? "";
        return parts.trim().replace(/"(?:[^"\\\n]|\\.)*"/g, unquoted);
    }
}

function unquoted(part: string): string {
    try {
        return String(JSON.parse(part));
    } catch {
        return part.slice(1, -1);
    }
}

function keysOf(key: string): string[] {
    return (key.match(/"(?:[^"\\]|\\.)*"|[^."]+/g) ?? []).map((part) => (part.startsWith('"') ? unquoted(part) : part));
}

/** Puts a value down a path; two blocks of one name are one. */
function put(block: Record<string, unknown>, keys: readonly string[], value: unknown): void {
    const [key, ...rest] = keys;
    if (key === undefined || key === "__proto__") {
        return;
    }
    if (rest.length > 0) {
        const inner = { ...record(block[key]) };
        put(inner, rest, value);
        block[key] = inner;
    } else {
        const isBlock = typeof value === "object" && !Array.isArray(value);
        block[key] = isBlock ? { ...record(block[key]), ...record(value) } : value;
    }
}
