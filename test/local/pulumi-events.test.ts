import { appendFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followEvents } from "../../local/pulumi-events";

const urn = (name: string) => `urn:pulumi:dev::corda::kubernetes:core/v1:Pod::${name}`;
const before = (name: string, op = "create") => ({
    resourcePreEvent: { metadata: { op, urn: urn(name), type: "pod" } },
});
const after = (name: string) => ({ resOutputsEvent: { metadata: { op: "create", urn: urn(name) } } });
const said = (name: string, message: string) => ({
    diagnosticEvent: { urn: urn(name), message, severity: "info" },
});
const summary = (resourceChanges: object) => ({ summaryEvent: { resourceChanges } });

describe("following the engine's events", () => {
    let directory = "";
    let file = "";
    beforeEach(async () => {
        directory = await mkdtemp(join(tmpdir(), "events-"));
        file = join(directory, "events.json");
    });
    afterEach(() => rm(directory, { recursive: true }));
    const write = (events: readonly object[]) =>
        appendFile(file, events.map((event) => `${JSON.stringify(event)}\n`).join(""));

    it("says how many are done and what the rest waits for", async () => {
        const report = vi.fn();
        const events = followEvents(file, report);
        await write([before("a"), before("b"), after("a"), said("b", "waiting for its image")]);
        await events.finish();
        expect(report).toHaveBeenLastCalledWith("1 done, under way: b (waiting for its image)");
    });

    it("gives back what the last operation changed", async () => {
        await write([summary({ create: 5 }), before("a"), after("a"), summary({ update: 1, same: 4 })]);
        expect(await followEvents(file, () => undefined).finish()).toEqual({ update: 1, same: 4 });
    });

    it("leaves out what stays the same", async () => {
        const report = vi.fn();
        await write([before("a", "same")]);
        await followEvents(file, report).finish();
        expect(report).not.toHaveBeenCalled();
    });

    it("waits for the rest of a line that is half written", async () => {
        const whole = JSON.stringify(summary({ create: 1 }));
        await writeFile(file, whole.slice(0, 10));
        const events = followEvents(file, () => undefined);
        await events.read();
        await appendFile(file, `${whole.slice(10)}\n`);
        expect(await events.finish()).toEqual({ create: 1 });
    });

    it("starts again with the log that the second operation of a command writes over the first's, however long", async () => {
        const events = followEvents(file, () => undefined);
        await write([{ timestamp: 1 }, before("a"), after("a"), summary({ update: 1 })]);
        await events.read();
        await writeFile(file, "");
        await write([{ timestamp: 2 }, before("a"), said("a", "…".repeat(500)), after("a"), summary({ update: 2 })]);
        expect(await events.finish()).toEqual({ update: 2 });
    });

    it("has nothing to say where the engine wrote nothing", async () => {
        expect(await followEvents(join(directory, "none"), () => undefined).finish()).toEqual({});
    });
});
