import * as fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Project } from "./project";

const neverReady = `statefulSet("stuck", pod([container("sleep 3600", { readinessProbe: never })]));`;

/** The processes below one, at any depth. */
function descendants(of: number): number[] {
    const parents = new Map<number, number>();
    for (const entry of fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
        try {
            const stat = fs.readFileSync(`/proc/${entry}/stat`, "utf8");
            parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
        } catch {
            // It ended meanwhile.
        }
    }
    const below = (pid: number): number[] =>
        [...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => [child, ...below(child)]);
    return below(of);
}

const isAlive = (pid: number): boolean => {
    try {
        return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, "utf8"));
    } catch {
        return false;
    }
};

async function until(condition: () => boolean, milliseconds: number): Promise<boolean> {
    for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(50)) if (condition()) return true;
    return condition();
}

describe("an operation that is interrupted", () => {
    let project: Project;
    beforeAll(async () => {
        project = await Project.open();
        project.program(neverReady);
    });
    afterEach(async () => {
        await project.pulumi("cancel", "--yes");
    });
    afterAll(async () => {
        await project?.close();
    });

    async function upUntilWaiting(): Promise<ReturnType<Project["start"]>> {
        const up = project.start("up", "--yes", "--skip-preview");
        expect(await until(() => up.output().includes("to be ready"), 60_000), up.output()).toBe(true);
        return up;
    }

    it("ends promptly on Ctrl-C and keeps what it made", async () => {
        const up = await upUntilWaiting();
        const started = Date.now();
        up.child.kill("SIGINT");
        const { code } = await up.done;
        expect(code).not.toBe(0);
        expect(Date.now() - started).toBeLessThan(10_000);
        expect((await project.resource("stuck")).initErrors).toContain("canceled");
    });

    it("leaves no process behind when the CLI is killed with -9", async () => {
        const up = await upUntilWaiting();
        const children = descendants(up.child.pid ?? 0);
        expect(children.length).toBeGreaterThanOrEqual(2);
        up.child.kill("SIGKILL");
        expect(await until(() => !children.some(isAlive), 5_000), `${children.filter(isAlive).join(" ")} live`).toBe(
            true,
        );
    });

    it("goes on after that where it stood", async () => {
        await project.pulumi("cancel", "--yes");
        project.program(neverReady.replace(", { readinessProbe: never }", ""));
        const { code, output } = await project.up();
        expect(code, output).toBe(0);
        const destroy = await project.pulumi("destroy", "--yes", "--skip-preview");
        expect(destroy.code, destroy.output).toBe(0);
    });
});
