import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Cluster } from "../../local/cluster/cluster";
import { openSession } from "../../local/pulumi-session";
import { silent } from "../../local/report";
import { run } from "../../local/run";
import { type Toolchain, buildToolchain } from "../../local/toolchain/toolchain";

/** The real Pulumi, without a cluster: none of this reaches one. */
describe("a session of Pulumi", () => {
    let toolchain: Toolchain;
    let directory: string;
    const state = () => join(directory, "corda-on-kubernetes/session-test/pulumi");
    const locks = () => join(state(), "backend/.pulumi/locks/organization/corda/dev");
    const open = () => {
        const cluster: Cluster = {
            instance: "session-test",
            kubeconfig: join(directory, "kubeconfig"),
            context: "corda-local",
            simulated: true,
            toolchain: toolchain.directory,
            mirrorUrl: "http://127.0.0.1:1",
        };
        return openSession({ cluster, toolchain });
    };
    /** Needs the state's lock, the passphrase and the salt, and no object of a cluster. */
    const refresh = async () => (await open()).run(["refresh", "--yes"], silent);

    beforeAll(async () => {
        toolchain = await buildToolchain({ report: silent, simulate: true });
    });
    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "session-"));
        vi.stubEnv("XDG_STATE_HOME", directory);
        vi.stubEnv("PULUMI_CONFIG_PASSPHRASE", "another stack's");
    });
    afterEach(() => {
        vi.unstubAllEnvs();
        rmSync(directory, { recursive: true });
    });

    it("is opened by two commands at once, and the stack is made once", async () => {
        const both = await Promise.all([open(), open()]);
        expect(await Promise.all(both.map((session) => session.outputs()))).toEqual([{}, {}]);
    });

    it("finds its salt in the state when a killed run left no stack file", async () => {
        await open();
        const file = join(state(), "workspace-dev/Pulumi.dev.yaml");
        const before = readFileSync(file, "utf8");
        rmSync(file);
        await refresh();
        expect(readFileSync(file, "utf8")).toBe(before);
    });

    it("takes away the lock of a killed run", async () => {
        await open();
        mkdirSync(locks(), { recursive: true });
        const holder = { pid: 4194305, username: "root", hostname: "here", timestamp: "2026-01-01T00:00:00Z" };
        writeFileSync(join(locks(), "0b0cb4a5-4a3e-4b3c-8a3c-2f6a3f3f3f3f.json"), JSON.stringify(holder));
        await refresh();
        expect(readdirSync(locks()).filter((name) => name.endsWith(".json"))).toEqual([]);
    });

    it("leaves the lock of one that is at work, and says whose it is", async () => {
        await open();
        mkdirSync(locks(), { recursive: true });
        const holder = { pid: process.pid, username: "root", hostname: "here", timestamp: "2026-01-01T00:00:00Z" };
        writeFileSync(join(locks(), "0b0cb4a5-4a3e-4b3c-8a3c-2f6a3f3f3f3f.json"), JSON.stringify(holder));
        await expect(refresh()).rejects.toThrow(`created by root@here (pid ${process.pid})`);
    });

    it("passes on commands that know no stack", async () => {
        const session = await open();
        for (const words of [["version"], ["whoami"], ["plugin", "ls"]]) {
            const program = join(state(), "tools/pulumi");
            expect((await run(program, words, { env: session.environment, reject: false })).failed).toBe(false);
        }
        await expect(session.passThrough(["config", "set", "corda:x", "1"])).rejects.toThrow("edit Pulumi.dev.yaml");
        expect(existsSync(join(state(), "Pulumi.dev.yaml"))).toBe(false);
    });
});
