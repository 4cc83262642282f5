/**
 * Reads the part of HOCON that {@link renderHocon} writes: bare keys, blocks, arrays with an item a line, JSON values.
 * Everything else is an error: above all text outside of a quoted string that Corda would take for a substitution, a
 * comment or an include.
 */
export function readHocon(text: string): Record<string, unknown> {
    if (text !== "" && !text.endsWith("\n")) {
        throw new Error("the last line has no end");
    }
    const lines = [...text.split("\n").slice(0, -1), "end of file"];
    let at = 0;

    function next(): string {
        return (lines[at++] ?? "").trim();
    }

    function block(end: string): Record<string, unknown> {
        const read: Record<string, unknown> = {};
        for (let line = next(); line !== end; line = next()) {
            if (at > lines.length) {
                throw new Error(`expected ${end} before the end`);
            }
            const [, key = "", separator = "", rest = ""] = /^([A-Za-z][\w-]*) (\{|=)(?: (.*))?$/.exec(line) ?? [];
            if (key === "" || Object.hasOwn(read, key)) {
                throw new Error(`line ${at} is no new key: ${line}`);
            }
            read[key] = separator === "{" ? block("}") : value(rest);
        }
        return read;
    }

    function value(start: string): unknown {
        if (start === "[") {
            const items: unknown[] = [];
            for (let line = next(); line !== "]"; line = next()) {
                items.push(line === "{" ? block("}") : value(line));
            }
            return items;
        }
        return JSON.parse(start) as unknown;
    }

    return block("end of file");
}
