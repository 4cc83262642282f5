import type { Segment } from "./values";

/** Writes a path as the engine shows it: `spec.containers[0].image`, `metadata.labels["a/b"]`. */
export function formatPath(path: readonly Segment[]): string {
    let text = "";
    for (const segment of path) {
        if (typeof segment === "number") text += `[${segment}]`;
        else if (/[."[\]]/.test(segment)) text += `["${segment.replaceAll('"', '\\"')}"]`;
        else text += text === "" ? segment : `.${segment}`;
    }
    return text;
}

/** Reads a path as `ignoreChanges` has it; `*` and `[*]` stand for any key or index. */
export function parsePath(text: string): Segment[] {
    const path: Segment[] = [];
    const token = /\.?([^.[\]]+)|\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|\[(\*)\]/gy;
    let match: RegExpExecArray | null;
    let end = 0;
    while ((match = token.exec(text)) !== null) {
        end = token.lastIndex;
        if (match[1] !== undefined) path.push(match[1]);
        else if (match[2] !== undefined) path.push(match[2].replaceAll('\\"', '"'));
        else if (match[3] !== undefined) path.push(Number(match[3]));
        else path.push("*");
    }
    if (end !== text.length) throw new Error(`"${text}" isn't a property path`);
    return path;
}

/** Whether `path` is at or below `pattern`. */
export function isWithin(pattern: readonly Segment[], path: readonly Segment[]): boolean {
    return pattern.length <= path.length && pattern.every((part, index) => part === "*" || part === path[index]);
}
