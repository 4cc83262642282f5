import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { locked } from "../../local/lock";

describe("a lock", () => {
    let directory: string;
    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "lock-"));
    });
    afterEach(() => rmSync(directory, { recursive: true }));

    it("lets one at a time in, and says that it waits", async () => {
        const path = join(directory, "deep", "thing");
        const order: string[] = [];
        const said: string[] = [];
        let isIn: () => void = () => undefined;
        const firstIsIn = new Promise<void>((resolve) => (isIn = resolve));
        let letOut: () => void = () => undefined;
        const mayLeave = new Promise<void>((resolve) => (letOut = resolve));
        const first = locked(
            path,
            () => undefined,
            async () => {
                order.push("first in");
                isIn();
                await mayLeave;
                order.push("first out");
            },
        );
        await firstIsIn;
        // The first stays until the second has said that it waits.
        const say = (line: string) => {
            said.push(line);
            letOut();
        };
        await locked(path, say, () => Promise.resolve(order.push("second in")));
        await first;
        expect(order).toEqual(["first in", "first out", "second in"]);
        expect(said).toEqual(["waiting for another run of the same"]);
    });

    it("is open again after a failure", async () => {
        const path = join(directory, "thing");
        const failing = locked(
            path,
            () => undefined,
            () => Promise.reject(new Error("broken")),
        );
        await expect(failing).rejects.toThrow("broken");
        expect(
            await locked(
                path,
                () => undefined,
                () => Promise.resolve("in"),
            ),
        ).toBe("in");
    });
});
