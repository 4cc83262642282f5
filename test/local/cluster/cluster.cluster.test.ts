import { spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cluster, runningCluster, startCluster, stopCluster } from "../../../local/cluster/cluster";
import { layoutOf } from "../../../local/cluster/layout";
import { firstProcess, readRecord, type RunningRecord } from "../../../local/cluster/running-record";
import { buildSystemImages } from "../../../local/cluster/system-images";
import { waitForEnd } from "../../../local/cluster/waiting";
import { testInstances } from "../../../local/commands/instance";
import { silent } from "../../../local/report";
import { run } from "../../../local/run";
import { buildToolchain, type Toolchain } from "../../../local/toolchain/toolchain";
import { hostTraces } from "./host-traces";
import { allow, denyAll, smokeClaim, smokeNamespace, smokePod, smokeService } from "./smoke-objects";

/** An instance of its own: what these tests crash and delete is nobody else's. */
const instance = testInstances.crashed;

let toolchain: Toolchain;
let cluster: Cluster;
let shell: string;

function kubectl(args: readonly string[], input?: object | readonly object[]) {
    const text =
        input === undefined
            ? ""
            : JSON.stringify(Array.isArray(input) ? { kind: "List", apiVersion: "v1", items: input } : input);
    return run(toolchain.kubectl, ["--kubeconfig", cluster.kubeconfig, "-n", smokeNamespace, ...args], {
        input: text,
        reject: false,
        timeout: 90_000,
    });
}

async function apply(...objects: object[]): Promise<void> {
    const result = await kubectl(["apply", "--server-side", "-f", "-"], objects);
    expect(result.stderr).toBe("");
}

const ready = (pod: string) => kubectl(["wait", "--for=condition=Ready", `pod/${pod}`, "--timeout=60s"]);
const inPod = (pod: string, ...command: string[]) => kubectl(["exec", pod, "--", ...command]);
const fetched = async (pod: string) =>
    (await inPod(pod, "timeout", "3", "wget", "-qO-", "http://server:8080/file")).stdout;
const start = () => startCluster({ instance, report: silent });

/** Waits, and ends when it is told to: as the first process of a container a plain sleep would not. */
const waiting = ["sh", "-c", "trap exit TERM; while true; do sleep 1; done"];

function record(): RunningRecord {
    const found = readRecord(layoutOf(instance).record);
    if (found === undefined) {
        throw new Error("the cluster left no record of itself");
    }
    return found;
}

describe("the local cluster", () => {
    beforeAll(async () => {
        toolchain = await buildToolchain({ report: silent });
        shell = (await buildSystemImages(toolchain, silent)).shell.reference;
        await stopCluster({ instance, deleteData: true, report: silent });
        cluster = await start();
    });

    afterAll(() => stopCluster({ instance, deleteData: true, report: silent }));

    it("runs a pod that keeps to the restricted standard and owns its volume by fsGroup", async () => {
        await run(toolchain.kubectl, ["--kubeconfig", cluster.kubeconfig, "create", "namespace", smokeNamespace]);
        await apply(
            smokeClaim("data"),
            smokeService("server", 8080),
            smokePod({
                name: "server",
                image: shell,
                command: [
                    "sh",
                    "-c",
                    "echo kept > /data/file; echo started; trap exit TERM; httpd -f -p 8080 -h /data & wait",
                ],
                claim: "data",
            }),
            smokePod({ name: "friend", image: shell, command: waiting }),
            smokePod({ name: "stranger", image: shell, command: waiting }),
        );
        for (const pod of ["server", "friend", "stranger"]) {
            expect((await ready(pod)).stdout).toContain("condition met");
        }
        expect((await inPod("server", "stat", "-c", "%g", "/data")).stdout).toBe("1000");
        expect((await inPod("server", "cat", "/data/file")).stdout).toBe("kept");
        expect((await inPod("server", "touch", "/other")).stderr).toContain("Read-only file system");
    });

    it("refuses a pod below the restricted standard", async () => {
        const pod = smokePod({ name: "rooted", image: shell, command: ["id"] });
        const loose = { ...pod, spec: { ...pod.spec, securityContext: {} } };
        expect((await kubectl(["apply", "-f", "-"], loose)).stderr).toContain('violates PodSecurity "restricted');
    });

    it("finds a Service by its short name, and knows only its own cluster's names", async () => {
        await expect.poll(() => fetched("friend"), { timeout: 10_000 }).toBe("kept");
        expect((await inPod("friend", "nslookup", "nowhere.invalid")).failed).toBe(true);
    });

    it("blocks what no NetworkPolicy allows and passes what one allows", async () => {
        await apply(denyAll);
        await expect.poll(() => fetched("friend"), { timeout: 20_000 }).toBe("");
        await apply(...allow("friend", "server", 8080));
        await expect.poll(() => fetched("friend"), { timeout: 20_000 }).toBe("kept");
        expect(await fetched("stranger")).toBe("");
        expect((await inPod("friend", "nslookup", "kubernetes.default.svc.cluster.local")).failed).toBe(false);
        expect((await inPod("stranger", "nslookup", "kubernetes.default.svc.cluster.local")).failed).toBe(true);
    });

    it("serves logs, commands, ports and metrics of pods to the machine outside", async () => {
        expect((await kubectl(["logs", "server"])).stdout).toBe("started");
        const forward = spawn(
            toolchain.kubectl,
            ["--kubeconfig", cluster.kubeconfig, "-n", smokeNamespace, "port-forward", "pod/server", ":8080"],
            { stdio: ["ignore", "pipe", "inherit"] },
        );
        try {
            const port = await new Promise<string>((resolve, reject) => {
                forward.stdout.on("data", (chunk: Buffer) => {
                    const found = /127\.0\.0\.1:(\d+)/.exec(chunk.toString())?.[1];
                    if (found !== undefined) {
                        resolve(found);
                    }
                });
                forward.once("exit", (code) => reject(new Error(`port-forward ended with ${String(code)}`)));
            });
            expect((await (await fetch(`http://127.0.0.1:${port}/file`)).text()).trim()).toBe("kept");
        } finally {
            forward.kill();
        }
        const metrics = await kubectl(["get", "--raw", "/api/v1/nodes/corda/proxy/metrics/resource"]);
        expect(metrics.stdout).toContain(`container_memory_working_set_bytes{container="main",namespace="smoke"`);
    });

    it("is up once, however often and at once it is started", async () => {
        const before = record();
        const clusters = await Promise.all([start(), start()]);
        expect(clusters).toEqual([cluster, cluster]);
        expect(record()).toEqual(before);
    });

    it.each([
        [
            "its supervisor",
            async () => (await run("pgrep", ["-f", "-P", String(firstProcess(record())), "supervisor.ts"])).stdout,
        ],
        ["its first process", () => Promise.resolve(String(firstProcess(record())))],
        ["the process that holds it", () => Promise.resolve(String(record().pid))],
    ])("leaves nothing but its data when %s is killed, and goes on from there", async (_, victim) => {
        const killed = record();
        process.kill(Number(await victim()), "SIGKILL");
        expect(await waitForEnd(killed, 20)).toBe(true);
        await expect
            .poll(async () => (await hostTraces(instance)).filter((one) => !one.startsWith("cgroup")), {
                timeout: 10_000,
            })
            .toEqual([]);
        expect(await runningCluster(instance)).toBeUndefined();

        cluster = await start();
        await expect
            .poll(async () => (await inPod("server", "cat", "/data/file")).stdout, { timeout: 60_000 })
            .toBe("kept");
    });

    it("leaves no process, mount, namespace or cgroup when it is stopped, and resumes its data", async () => {
        await stopCluster({ instance, report: silent });
        expect(await hostTraces(instance)).toEqual([]);
        cluster = await start();
        expect((await kubectl(["get", "networkpolicies", "-o", "name"])).stdout.split("\n")).toHaveLength(3);
        await expect
            .poll(async () => (await inPod("server", "cat", "/data/file")).stdout, { timeout: 60_000 })
            .toBe("kept");
    });
});
