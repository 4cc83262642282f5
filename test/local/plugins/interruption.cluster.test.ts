import * as fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { ApiError } from "../../../local/plugins/kubernetes/api-error";
import { ClusterClient } from "../../../local/plugins/kubernetes/cluster-client";
import { loadKubeconfig } from "../../../local/plugins/kubernetes/kubeconfig";
import { ApiServer, type Answer } from "./kubernetes/api-server";
import { Project, type RunningCommand } from "./project";

/** It has started, as its probe tells, and yet it doesn't get ready; the wait for it takes longer than any test. */
const stuck = (readiness: string): string =>
    `statefulSet("stuck", pod([container("sleep 3600", { ${readiness}
        startupProbe: { exec: { command: ["/bin/sh", "-c", "exit 0"] }, periodSeconds: 1 } })]));`;

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

/** Who isn't a process's parent isn't told of its end, but can look; the test's own time is the limit. */
async function ended(processes: readonly number[]): Promise<void> {
    while (processes.some(isAlive)) await sleep(50);
}

describe("an operation that is interrupted", () => {
    let project: Project;
    beforeAll(async () => {
        project = await Project.open();
        project.program(stuck("readinessProbe: never,"));
    });
    afterEach(async () => {
        await project.pulumi("cancel", "--yes");
    });
    afterAll(async () => {
        await project?.close();
    });

    async function upUntilWaiting(): Promise<RunningCommand> {
        const up = project.start("up", "--yes", "--skip-preview");
        await up.prints("to be ready");
        return up;
    }

    it("ends on Ctrl-C, however long it would have waited, and keeps what it made", async () => {
        const up = await upUntilWaiting();
        up.child.kill("SIGINT");
        const { code } = await up.done;
        expect(code).not.toBe(0);
        expect((await project.resource("stuck")).initErrors).toContain("canceled");
    });

    it("leaves no process behind when the CLI is killed with -9", async () => {
        const up = await upUntilWaiting();
        const children = descendants(up.child.pid ?? 0);
        expect(children.length).toBeGreaterThanOrEqual(2);
        up.child.kill("SIGKILL");
        await ended(children);
    });

    it("goes on after that where it stood", async () => {
        project.program(stuck(""));
        const { code, output } = await project.up();
        expect(code, output).toBe(0);
    });

    /** Stands before the real API server and keeps to itself that something was created, until `tell` is called. */
    function silentAboutCreations(): { answer: Answer; created: Promise<void>; tell: () => void } {
        const upstream = new ClusterClient(loadKubeconfig({ kubeconfig: project.cluster.kubeconfig }));
        let tell: () => void = () => undefined;
        const told = new Promise<void>((resolve) => (tell = resolve));
        let noteCreation: () => void = () => undefined;
        const created = new Promise<void>((resolve) => (noteCreation = resolve));
        const answer: Answer = async ({ method, path, query, body, contentType }) => {
            const options = { query: Object.fromEntries(query), ...(body === null ? {} : { body, contentType }) };
            try {
                const made = await upstream.request(method, path, options);
                if (method === "POST") {
                    noteCreation();
                    await told;
                }
                return { body: made };
            } catch (error) {
                if (error instanceof ApiError) return { status: error.status, body: error.body };
                throw error;
            }
        };
        return { answer, created, tell };
    }

    it("says what to do about an object that was made but never noted, and takes it over when asked to", async () => {
        const { answer, created, tell } = silentAboutCreations();
        const server = await ApiServer.start(answer);
        project.program(`${stuck("")}
            const slow = new k8s.Provider("slow", { kubeconfig: ${JSON.stringify(server.kubeconfig())} });
            new k8s.core.v1.ConfigMap("pending", { metadata: { name: "pending", namespace }, data: { a: "b" } },
                { provider: slow });`);
        const killed = project.start("up", "--yes", "--skip-preview");
        await created;
        const children = descendants(killed.child.pid ?? 0);
        killed.child.kill("SIGKILL");
        await ended(children);
        tell();
        await project.pulumi("cancel", "--yes");

        const up = await project.up();
        expect(up.code).not.toBe(0);
        expect(up.output).toMatch(/ConfigMap plugins-\w+\/pending exists already\. Import it/);
        expect(up.output).toContain("PULUMI_K8S_UPSERT_EXISTING_OBJECTS=true");

        vi.stubEnv("PULUMI_K8S_UPSERT_EXISTING_OBJECTS", "true");
        const adopting = await project.up();
        expect(adopting.code, adopting.output).toBe(0);
        const again = await project.up("--expect-no-changes", "--diff");
        expect(again.code, again.output).toBe(0);
        vi.unstubAllEnvs();
        const destroy = await project.pulumi("destroy", "--yes", "--skip-preview");
        expect(destroy.code, destroy.output).toBe(0);
        expect(await project.kubectl("get", "configmap", "pending", "--ignore-not-found")).toBe("");
        await server.close();
    });
});
