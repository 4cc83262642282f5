import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Component } from "../../../local/cluster/component";
import type { ComponentFailure } from "../../../local/cluster/supervision";
import { Supervision } from "../../../local/cluster/supervision";

const script = (name: string, text: string, more: Partial<Component> = {}): Component => ({
    name,
    command: ["/bin/sh", "-c", text],
    ready: () => Promise.resolve(undefined),
    ...more,
});

let logs: string;

describe("the supervision of components", () => {
    let ready: string[];
    let failures: ComponentFailure[];
    let supervision: Supervision;
    beforeEach(() => {
        logs = mkdtempSync(join(tmpdir(), "supervision-"));
        ready = [];
        failures = [];
        supervision = new Supervision({
            logs,
            environment: { PATH: "/usr/bin:/bin" },
            onReady: (name) => ready.push(name),
            onFailure: (failure) => failures.push(failure),
        });
    });
    afterEach(async () => {
        await supervision.stop(["store", "server", "client"], 1);
        rmSync(logs, { recursive: true });
    });

    it("starts each only when what it waits for is ready, whatever the order of the list", async () => {
        await supervision.start([
            script("client", "exec sleep 30", { after: ["server", "data"] }),
            { name: "data", after: ["server"], run: () => Promise.resolve() },
            script("server", "exec sleep 30", { after: ["store"] }),
            script("store", "exec sleep 30"),
        ]);
        expect(ready).toEqual(["store", "server", "data", "client"]);
    });

    it("says what ended before it was ready, and its last words", async () => {
        const failing = supervision.start([script("store", "echo no room on the disk; exit 3", { ready: notYet })]);
        await expect(failing).rejects.toMatchObject({
            message: "store: ended with code 3",
            logLines: ["no room on the disk"],
        });
    });

    it("says what was seen of one that isn't ready in time", async () => {
        const late = script("store", "echo still waiting; exec sleep 30", {
            // Not before the component has said its words, however busy the machine is.
            ready: async () => {
                await expect
                    .poll(() => readFileSync(join(logs, "store.log"), "utf8"), { timeout: 30_000 })
                    .toContain("waiting");
                return "the port is closed";
            },
            deadlineSeconds: 0.3,
        });
        await expect(supervision.start([late])).rejects.toMatchObject({
            message: "store: not ready after 0.3 s: the port is closed",
            logLines: ["still waiting"],
        });
    });

    it("says so when a program isn't there", async () => {
        const missing = script("store", "", { command: ["/nowhere/etcd"], ready: notYet });
        await expect(supervision.start([missing])).rejects.toThrow(
            "store: can't be started: spawn /nowhere/etcd ENOENT",
        );
    });

    it("restarts none: an end that nobody asked for is a failure with its reason", async () => {
        // It ends only when it is seen to be up.
        const up = join(logs, "up");
        await supervision.start([
            script("store", `echo lost the disk; while ! test -e ${up}; do sleep 0.05; done; exit 7`),
        ]);
        writeFileSync(up, "");
        await expect
            .poll(() => failures.map(({ message }) => message), { timeout: 30_000 })
            .toEqual(["store: ended with code 7"]);
        expect(failures[0]?.logLines).toEqual(["lost the disk"]);
    });

    it("takes an end that was asked for as none, and doesn't wait for ever for one", async () => {
        await supervision.start([
            listening("store", "trap 'echo done; exit 0' TERM"),
            listening("server", "trap '' TERM"),
        ]);
        // Would wait for ever for the one that doesn't listen.
        await supervision.stop(["server"], 0.1);
        await supervision.stop(["store"], 30);
        expect(readFileSync(join(logs, "store.log"), "utf8")).toContain("done");
        expect(failures).toEqual([]);
    });

    it("refuses a list in which something waits for what nobody starts", async () => {
        await expect(supervision.start([script("client", "true", { after: ["ghost"] })])).rejects.toThrow(
            "client waits for ghost, which nobody starts",
        );
    });
});

/** Is ready when its way of taking a signal is set. */
const listening = (name: string, trap: string) => ({
    ...script(name, `${trap}; echo listening; while true; do sleep 0.05; done`),
    ready: () =>
        Promise.resolve(readFileSync(join(logs, `${name}.log`), "utf8").includes("listening") ? undefined : "not yet"),
});

const notYet = () => Promise.resolve("the port is closed");
