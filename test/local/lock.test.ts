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
        const first = locked(
            path,
            () => undefined,
            async () => {
                order.push("first in");
                await new Promise((resolve) => setTimeout(resolve, 400));
                order.push("first out");
            },
        );
        await new Promise((resolve) => setTimeout(resolve, 100));
        await locked(
            path,
            (line) => said.push(line),
            () => Promise.resolve(order.push("second in")),
        );
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
