import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Ask, forgetPendingCreations } from "../../local/pulumi-state";
import { silent } from "../../local/report";

const operation = (type: string, urn: string) => ({ type, resource: { urn } });

describe("the state that an interrupted run left", () => {
    let directory: string;
    let scratch: string;
    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "state-"));
        scratch = join(directory, "mended.json");
    });
    afterEach(() => rmSync(directory, { recursive: true }));

    /** A Pulumi with this state; keeps what is imported. */
    const pulumi = (pending: readonly object[], imported: unknown[]): Ask => {
        const state = { version: 3, deployment: { resources: [{ urn: "kept" }], pending_operations: pending } };
        return ([, command]) => {
            if (command === "import") {
                imported.push(JSON.parse(readFileSync(scratch, "utf8")));
            }
            return Promise.resolve({ exitCode: 0, stdout: JSON.stringify(state), all: "" });
        };
    };

    it("has its pending creations forgotten, and nothing else, so that the next run takes over what it finds", async () => {
        const imported: unknown[] = [];
        const pending = [operation("creating", "a"), operation("deleting", "b")];
        expect(await forgetPendingCreations(scratch, pulumi(pending, imported), silent)).toBe(true);
        expect(imported).toEqual([
            {
                version: 3,
                deployment: { resources: [{ urn: "kept" }], pending_operations: [operation("deleting", "b")] },
            },
        ]);
        expect(existsSync(scratch)).toBe(false);
    });

    it("is left alone where nothing was being made: then an object of the same name is somebody else's", async () => {
        const imported: unknown[] = [];
        expect(await forgetPendingCreations(scratch, pulumi([operation("updating", "a")], imported), silent)).toBe(
            false,
        );
        expect(imported).toEqual([]);
    });
});
