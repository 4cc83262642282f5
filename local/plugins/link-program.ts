import * as fs from "node:fs";
import * as path from "node:path";
import { writeExecutable } from "./bundle";
import { isScript } from "./official-cli";

/**
 * Makes `target` run the program at `source`. The engine looks for a language host beside its own file with symbolic
 * links resolved, so a link won't do; a hard link costs no space, a copy works across file systems. A script, such as
 * the shim of a version manager, is called where it is, because it may look around itself.
 */
export function linkProgram(source: string, target: string): void {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    if (isScript(source)) return callScript(source, target);
    const real = fs.realpathSync(source);
    if (fs.existsSync(target) && isSameFile(real, target)) return;
    const temporary = `${target}.${process.pid}.${Math.random().toString(36).slice(2)}`;
    try {
        fs.linkSync(real, temporary);
    } catch {
        fs.copyFileSync(real, temporary);
        const { atime, mtime } = fs.statSync(real);
        fs.utimesSync(temporary, atime, mtime);
        fs.chmodSync(temporary, 0o755);
    }
    // Renaming one hard link of a file onto another does nothing and leaves the first; hence the removal.
    fs.renameSync(temporary, target);
    fs.rmSync(temporary, { force: true });
}

/** The same file, or a copy of it: copying keeps the time to a millisecond, give or take one by rounding. */
function isSameFile(real: string, target: string): boolean {
    const [from, to] = [fs.statSync(real), fs.statSync(target)];
    if (from.ino === to.ino && from.dev === to.dev) return true;
    return from.size === to.size && Math.abs(from.mtimeMs - to.mtimeMs) < 2;
}

function callScript(source: string, target: string): void {
    const quoted = `'${path.resolve(source).replaceAll("'", `'\\''`)}'`;
    writeExecutable(target, Buffer.from(`#!/bin/sh\nexec ${quoted} "$@"\n`));
}
