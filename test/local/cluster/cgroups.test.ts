import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cgroupDirectories, cgroupOf, cgroupVersion } from "../../../local/cluster/cgroups";

describe("control groups", () => {
    let root: string;
    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "cgroup-"));
    });
    afterEach(() => rmSync(root, { recursive: true }));

    it("are one tree on machines with the second generation", async () => {
        writeFileSync(join(root, "cgroup.controllers"), "cpu memory pids\n");
        expect(cgroupVersion(root)).toBe(2);
        expect(await cgroupDirectories("dev", root)).toEqual([join(root, cgroupOf("dev"))]);
    });

    it("have a name of their own for each place where state is kept", () => {
        const before = process.env["XDG_STATE_HOME"];
        try {
            const names = ["/home/ann/state", "/home/bob/state"].map((place) => {
                process.env["XDG_STATE_HOME"] = place;
                return cgroupOf("dev");
            });
            expect(names[0]).toMatch(/^\/corda-dev-[0-9a-f]{8}$/);
            expect(names[1]).not.toBe(names[0]);
        } finally {
            process.env["XDG_STATE_HOME"] = before ?? "";
        }
    });

    it("are one tree in every hierarchy on machines with the first, hybrid ones too", async () => {
        for (const hierarchy of ["cpu", "memory", "unified"]) {
            mkdirSync(join(root, hierarchy));
        }
        writeFileSync(join(root, "unified", "cgroup.controllers"), "");
        expect(cgroupVersion(root)).toBe(1);
        expect((await cgroupDirectories("test", root)).sort()).toEqual(
            ["cpu", "memory", "unified"].map((hierarchy) => join(root, hierarchy, cgroupOf("test"))),
        );
    });
});
