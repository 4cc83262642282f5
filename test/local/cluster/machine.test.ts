import { describe, expect, it } from "vitest";
import { checkMachine, hiddenDirectories } from "../../../local/cluster/machine";

describe("the check of the machine", () => {
    it("names every lack with its fix", async () => {
        for (const { what, fix } of await checkMachine()) {
            expect(what).not.toBe("");
            expect(fix).toMatch(/^[a-z]/);
        }
    });

    it("finds directories that a sandbox would hide", () => {
        expect(hiddenDirectories(["/home/ann/.cache", "/runner/state", "/var/lib/cache"])).toEqual([]);
        expect(hiddenDirectories(["/run/user/0/state"])).toEqual([
            {
                what: "a directory outside of /run, /var/log, /var/lib/cni (/run/user/0/state lies there)",
                fix: "set XDG_STATE_HOME and XDG_CACHE_HOME to other directories",
            },
        ]);
    });
});
