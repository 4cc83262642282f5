import { mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { run } from "../run";
import { programPath } from "../toolchain/debian-packages";
import { type Toolchain, toolchainAt } from "../toolchain/toolchain";
import { addresses } from "./addresses";
import { clientAgent, get } from "./api-client";
import { applyObjects } from "./apply-objects";
import type { Component, StartStep } from "./component";
import { controlPlane } from "./control-plane";
import { ctrArguments, ctrInside, importArchive } from "./import-image";
import { type Layout, layoutOf } from "./layout";
import { serveMirror } from "./mirror-server";
import { nodeComponents } from "./node-components";
import { ownNamespacePorts } from "./ports";
import { type Progress, writeProgress } from "./progress";
import type { SupervisorOrder } from "./running-record";
import { setUpMounts, setUpNetwork } from "./sandbox-setup";
import { simulation } from "./simulation";
import { containerdAnswerSeconds, containerGraceSeconds, kubeletStage, laterStages } from "./stop-plan";
import { ComponentFailure, Supervision } from "./supervision";
import { systemObjects } from "./system-objects";

/** Number of the file descriptor with the socket on the machine's loopback. */
const gateDescriptor = 3;

/** The first process of a cluster but one: starts everything, watches it, and with its end everything ends. */
async function supervise(order: SupervisorOrder): Promise<void> {
    const layout = layoutOf(order.instance);
    const toolchain = toolchainAt(order.toolchain);
    let progress: Progress = { phase: "starting", ready: [] };
    const update = (change: Partial<Progress>) => {
        progress = { ...progress, ...change };
        writeProgress(layout.progress, progress);
    };
    const fail = (error: unknown) => {
        const logLines = error instanceof ComponentFailure ? error.logLines : [];
        const failure = error instanceof Error ? error.message : String(error);
        update({ phase: "failed", failure, logLines });
        console.error(error);
        process.exit(1);
    };
    mkdirSync(layout.logs, { recursive: true });
    update({});
    const supervision = new Supervision({
        logs: layout.logs,
        environment: { PATH: programPath(), HOME: order.simulated ? homedir() : "/root", LANG: "C.UTF-8" },
        // A sandbox ends its processes by itself; without one each must be tied to this process.
        prefix: order.simulated ? ["setpriv", "--pdeathsig", "KILL", "--"] : [],
        onReady: (name, seconds) => update({ ready: [...progress.ready, { name, seconds }] }),
        onFailure: fail,
    });
    let stopping = false;
    const stop = () => {
        if (!stopping) {
            stopping = true;
            update({ phase: "stopping" });
            void stopAll(supervision, order).then(() => process.exit(0), fail);
        }
    };
    process.on("SIGTERM", stop);
    process.on("SIGINT", stop);
    process.on("SIGHUP", () => undefined);
    try {
        if (!order.simulated) {
            await setUpMounts();
            await setUpNetwork();
        }
        await serveMirror(
            order.mirrorDirectory,
            order.simulated ? "127.0.0.1" : addresses.node,
            order.simulated ? order.ports.mirror : addresses.mirrorPort,
        );
        await supervision.start(
            order.simulated
                ? simulation({ layout, toolchain, ports: order.ports })
                : realParts(order, layout, toolchain),
        );
        update({ phase: "ready" });
    } catch (error) {
        fail(error);
    }
}

/** Everything of a cluster whose pods really run. */
function realParts(order: SupervisorOrder, layout: Layout, toolchain: Toolchain): (Component | StartStep)[] {
    const apiServer = `https://127.0.0.1:${addresses.apiPort}`;
    const agent = clientAgent(layout.pki, "ca", "bootstrap");
    return [
        ...controlPlane({ layout, toolchain, ports: ownNamespacePorts, advertise: addresses.node }),
        ...nodeComponents({
            layout,
            toolchain,
            apiServer,
            pauseImage: order.pauseImage,
            mayLowerOomScore: mayLowerOomScore(),
        }),
        {
            name: "gate",
            command: [toolchain.program("gate"), "serve", `127.0.0.1:${addresses.apiPort}`],
            inherits: gateDescriptor,
            ready: () => Promise.resolve(undefined),
        },
        {
            name: "images",
            after: ["containerd"],
            run: async () => {
                for (const { reference, archive } of order.images) {
                    await importArchive(ctrInside, archive, reference);
                }
            },
        },
        {
            name: "objects",
            after: ["kube-apiserver"],
            run: () => applyObjects(toolchain, layout, systemObjects(order.dnsImage)),
        },
        {
            name: "dns",
            after: ["kubelet", "kube-proxy", "objects", "kube-controller-manager", "kube-scheduler"],
            run: () =>
                until(async () => {
                    const slices = "apis/discovery.k8s.io/v1/namespaces/kube-system/endpointslices";
                    const answer = await get({
                        url: `${apiServer}/${slices}?labelSelector=kubernetes.io/service-name%3Dkube-dns`,
                        agent,
                    });
                    return /"ready":\s*true/.test(answer.body) ? undefined : "no ready pod behind Service kube-dns";
                }, 120),
        },
    ];
}

async function until(condition: () => Promise<string | undefined>, seconds: number): Promise<void> {
    const deadline = performance.now() + seconds * 1000;
    for (;;) {
        const seen = await condition().catch((error: Error) => error.message);
        if (seen === undefined) {
            return;
        }
        if (performance.now() > deadline) {
            throw new Error(`not ready after ${seconds} s: ${seen}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 250));
    }
}

/** The kubelet goes first, else it would start again what is being stopped; then every container gets its SIGTERM. */
async function stopAll(supervision: Supervision, order: SupervisorOrder): Promise<void> {
    await supervision.stop(kubeletStage.names, kubeletStage.graceSeconds);
    if (!order.simulated) {
        await endContainers();
    }
    for (const { names, graceSeconds } of laterStages) {
        await supervision.stop(names, graceSeconds);
    }
}

async function endContainers(): Promise<void> {
    const pause = await ctr(["containers", "list", "--quiet", `labels."io.cri-containerd.kind"==sandbox`]);
    const deadline = performance.now() + containerGraceSeconds * 1000;
    let told: string[] = [];
    for (;;) {
        const tasks = (await ctr(["tasks", "list"]))
            .filter((line) => line.includes("RUNNING"))
            .map((line) => line.split(/\s+/)[0] ?? "")
            .filter((id) => !pause.includes(id));
        if (tasks.length === 0 || performance.now() > deadline) {
            return;
        }
        await Promise.all(
            tasks.filter((id) => !told.includes(id)).map((id) => ctr(["tasks", "kill", "--signal", "SIGTERM", id])),
        );
        told = tasks;
        await new Promise((resolve) => setTimeout(resolve, 250));
    }
}

async function ctr(args: readonly string[]): Promise<string[]> {
    const result = await run("ctr", ctrArguments(args), { reject: false, timeout: containerdAnswerSeconds * 1000 });
    return result.stdout.split("\n").filter((line) => line !== "");
}

/** CAP_SYS_RESOURCE: without it nobody may lower a process's score, and trying to makes every pod fail. */
function mayLowerOomScore(): boolean {
    const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "0";
    return (BigInt(`0x${effective}`) & (1n << 24n)) !== 0n;
}

void supervise(JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as SupervisorOrder);
