import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cgroupDirectories, cgroupVersion } from "../../../local/cluster/cgroups";

describe("control groups", () => {
    let root: string;
    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "cgroup-"));
    });
    afterEach(() => rmSync(root, { recursive: true }));

    it("are one tree on machines with the second generation", async () => {
        writeFileSync(join(root, "cgroup.controllers"), "cpu memory pids\n");
        expect(cgroupVersion(root)).toBe(2);
        expect(await cgroupDirectories("dev", root)).toEqual([join(root, "corda-dev")]);
    });

    it("are one tree in every hierarchy on machines with the first, hybrid ones too", async () => {
        for (const hierarchy of ["cpu", "memory", "unified"]) {
            mkdirSync(join(root, hierarchy));
        }
        writeFileSync(join(root, "unified", "cgroup.controllers"), "");
        expect(cgroupVersion(root)).toBe(1);
        expect((await cgroupDirectories("test", root)).sort()).toEqual(
            ["cpu", "memory", "unified"].map((hierarchy) => join(root, hierarchy, "corda-test")),
        );
    });
});
