import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectDirectory } from "../../local/project";

const module = pathToFileURL(join(projectDirectory, "local/one-at-a-time.mjs")).href;

describe("the lock of the first installation", () => {
    let directory: string;
    const log = () => readFileSync(join(directory, "log"), "utf8");
    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "one-at-a-time-"));
        writeFileSync(join(directory, "log"), "");
    });
    afterEach(() => rmSync(directory, { recursive: true }));

    /** A process that writes to the log when it waits and when it is in, and stays in for as long as there is a file. */
    const script = (name: string, stayWhile: string) => `
        import { appendFileSync, existsSync } from "node:fs";
        import { oneAtATime } from ${JSON.stringify(module)};
        const say = (line) => appendFileSync(${JSON.stringify(join(directory, "log"))}, "${name} " + line + "\\n");
        oneAtATime(${JSON.stringify(directory)}, () => say("waits"), () => {
            say("in");
            while (existsSync(${JSON.stringify(join(directory, stayWhile))})) {
                Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
            }
            say("out");
        });`;
    const begin = (name: string, stayWhile = "nothing") =>
        spawn(process.execPath, ["--input-type=module", "--eval", script(name, stayWhile)], { stdio: "inherit" });
    const logged = (text: string) => expect.poll(log, { timeout: 30_000 }).toBe(text);

    it("lets one run in after the other", async () => {
        writeFileSync(join(directory, "stay"), "");
        begin("first", "stay");
        await logged("first in\n");
        begin("second");
        await logged("first in\nsecond waits\n");
        rmSync(join(directory, "stay"));
        await logged("first in\nsecond waits\nfirst out\nsecond in\nsecond out\n");
    });

    it("is taken over from a run that was killed", async () => {
        writeFileSync(join(directory, "stay"), "");
        const first = begin("first", "stay");
        await logged("first in\n");
        const ended = new Promise((resolve) => first.once("exit", resolve));
        first.kill("SIGKILL");
        await ended;
        spawnSync(process.execPath, ["--input-type=module", "--eval", script("second", "nothing")]);
        expect(log()).toBe("first in\nsecond in\nsecond out\n");
        expect(existsSync(join(directory, "stay"))).toBe(true);
    });
});
