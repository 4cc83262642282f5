import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { locked } from "../lock";
import { cacheDirectory } from "../paths";
import { type Report, silent } from "../report";
import { run } from "../run";
import { buildToolchain, toolchainDirectory } from "../toolchain/toolchain";
import { UserError } from "../user-error";
import { addresses } from "./addresses";
import { makeCgroups, removeCgroups } from "./cgroups";
import { endCluster, endStrays } from "./ending";
import { ctrArguments, importArchive } from "./import-image";
import { contextName, writeKubeconfig } from "./kubeconfig";
import { type Layout, layoutOf } from "./layout";
import { checkMachine, type MissingPart } from "./machine";
import { issueCertificates } from "./pki";
import { clusterUsers } from "./pki-plan";
import { freePorts } from "./ports";
import { readProgress } from "./progress";
import {
    firstProcess,
    isAlive,
    readRecord,
    type RunningRecord,
    startTicks,
    type SupervisorOrder,
    writeRecord,
} from "./running-record";
import { insideSandbox, launch } from "./sandbox";
import { buildSystemImages } from "./system-images";
import { waitUntilReady } from "./waiting";

export { checkMachine, type MissingPart };

/** A running local cluster. */
export interface Cluster {
    readonly instance: string;
    /** Path of the administrator's kubeconfig. */
    readonly kubeconfig: string;
    readonly context: typeof contextName;
    /** Whether nodes and pods are only simulated: nothing runs in them. */
    readonly simulated: boolean;
    /** Directory of the programs it was started with. */
    readonly toolchain: string;
    /** Where pods find Maven artifacts. */
    readonly mirrorUrl: string;
}

/** Arguments of {@link startCluster}. */
export interface StartArgs {
    readonly instance: string;
    /** @default false: pods really run */
    readonly simulate?: boolean;
    readonly report: Report;
}

/** Arguments of {@link stopCluster}. */
export interface StopArgs {
    readonly instance: string;
    /** Whether ledgers, keys and everything else of the instance go too. @default false */
    readonly deleteData?: boolean;
    readonly report: Report;
}

/** Brings an instance's cluster up, or finds it up. What a stopped or crashed one had is still there. */
export async function startCluster(args: StartArgs): Promise<Cluster> {
    const layout = layoutOf(args.instance);
    const simulated = args.simulate === true;
    return locked(layout.root, args.report, async () => {
        const found = readRecord(layout.record);
        refuseOtherKind(args.instance, found, simulated);
        if (isAlive(found)) {
            if (found.toolchain === toolchainDirectory()) {
                await waitUntilReady(layout, found, args.report);
                return clusterOf(layout, found);
            }
            args.report("the toolchain's pins have changed: starting the cluster again with the new programs");
            await endCluster(layout, args.report);
        }
        const missing = simulated ? [] : await checkMachine();
        if (missing.length > 0) {
            const list = missing.map(({ what, fix }) => `  - ${what}: ${fix}`).join("\n");
            throw new UserError(`This machine can't run pods. It lacks:\n${list}`);
        }
        await mkdir(layout.root, { recursive: true, mode: 0o711 });
        const record = await begin(args.instance, layout, simulated, args.report);
        await waitUntilReady(layout, record, args.report);
        return clusterOf(layout, record);
    });
}

async function begin(instance: string, layout: Layout, simulated: boolean, report: Report): Promise<RunningRecord> {
    const toolchain = await buildToolchain({ report, simulate: simulated });
    const images = simulated ? undefined : await buildSystemImages(toolchain, report);
    await issueCertificates(layout.pki);
    // The same port as last time where it is free: a kubeconfig that somebody copied goes on working.
    const last = readRecord(layout.record)?.apiPort;
    const [api = 0, etcd = 0, etcdPeer = 0, controllerManager = 0, scheduler = 0, kwok = 0, mirror = 0] =
        await freePorts(7, last === undefined ? [] : [last]);
    const outside = `https://127.0.0.1:${api}`;
    const inside = simulated ? outside : `https://127.0.0.1:${addresses.apiPort}`;
    for (const user of clusterUsers) {
        await writeKubeconfig(join(layout.kubeconfigs, user), layout.pki, user, inside);
    }
    await writeKubeconfig(layout.kubeconfig, layout.pki, "admin", outside);
    const order: SupervisorOrder = {
        instance,
        simulated,
        toolchain: toolchain.directory,
        ports: { api, etcd, etcdPeer, controllerManager, scheduler, kwok, mirror },
        images: images === undefined ? [] : Object.values(images),
        pauseImage: images?.pause.reference ?? "",
        dnsImage: images?.dns.reference ?? "",
        mirrorDirectory: join(cacheDirectory(), "maven"),
    };
    await mkdir(layout.config, { recursive: true });
    await mkdir(order.mirrorDirectory, { recursive: true });
    await writeFile(layout.order, JSON.stringify(order, null, 2));
    await rm(layout.progress, { force: true });
    endStrays(layout);
    if (!simulated) {
        await removeCgroups(instance);
        await makeCgroups(instance);
    }
    report("starting the cluster");
    const pid = await launch({ layout, toolchain, order: layout.order, apiPort: api, simulated });
    const record: RunningRecord = {
        pid,
        startTicks: startTicks(pid) ?? "",
        apiPort: api,
        simulated,
        toolchain: toolchain.directory,
        mirrorUrl: simulated ? `http://127.0.0.1:${mirror}` : `http://${addresses.node}:${addresses.mirrorPort}`,
    };
    writeRecord(layout.record, record);
    return record;
}

/** What a stop found. */
export interface Stopped {
    /** Whether anything of the cluster was running. */
    readonly ran: boolean;
    /** Whether there is data of it, which a later start goes on with; before it was deleted, where that was asked for. */
    readonly hadData: boolean;
}

/** Stops an instance's cluster, in whatever state it is, and leaves no process, mount, namespace or cgroup of it. */
export async function stopCluster(args: StopArgs): Promise<Stopped> {
    const layout = layoutOf(args.instance);
    return locked(layout.root, args.report, async () => {
        const hadData = existsSync(layout.etcd);
        const ran = await endCluster(layout, args.report);
        if (args.deleteData === true && existsSync(layout.root)) {
            args.report("deleting the instance's data");
            await rm(layout.root, { recursive: true, force: true });
        }
        return { ran, hadData };
    });
}

/** @throws UserError where an instance is, or was, of the other kind: its objects say of pods what isn't so here. */
function refuseOtherKind(instance: string, found: RunningRecord | undefined, simulated: boolean): void {
    if (found === undefined || found.simulated === simulated) {
        return;
    }
    const kind = found.simulated ? "simulated" : "real";
    throw new UserError(
        isAlive(found)
            ? `Cluster "${instance}" runs already, as a ${kind} one. Stop it first: npm run stop.`
            : `Cluster "${instance}" has the data of a ${kind} one, with which no other kind can go on. ` +
                  "Delete it first: npm run stop -- --delete-ledgers.",
    );
}

/** The instance's cluster, when it is up. */
export function runningCluster(instance: string): Promise<Cluster | undefined> {
    const layout = layoutOf(instance);
    const record = readRecord(layout.record);
    const up = isAlive(record) && readProgress(layout.progress)?.phase === "ready";
    return Promise.resolve(up ? clusterOf(layout, record) : undefined);
}

/** Makes an image archive (OCI or docker-archive) known to the cluster's pods under a name; does nothing when it is. */
export async function importImage(cluster: Cluster, archive: string, reference: string): Promise<void> {
    if (cluster.simulated) {
        return;
    }
    const record = readRecord(layoutOf(cluster.instance).record);
    const first = isAlive(record) ? firstProcess(record) : undefined;
    if (first === undefined) {
        throw new UserError(`Cluster "${cluster.instance}" is not running: start it with npm start.`);
    }
    const [program = "", ...command] = insideSandbox(first, ["ctr"]);
    await locked(join(layoutOf(cluster.instance).root, "import"), silent, () =>
        importArchive(
            (args) => run(program, [...command, ...ctrArguments(args)], { reject: false }),
            archive,
            reference,
        ),
    );
}

function clusterOf(layout: Layout, record: RunningRecord): Cluster {
    return {
        instance: layout.instance,
        kubeconfig: layout.kubeconfig,
        context: contextName,
        simulated: record.simulated,
        toolchain: record.toolchain,
        mirrorUrl: record.mirrorUrl,
    };
}
