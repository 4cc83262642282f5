import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cluster, importImage, startCluster, stopCluster } from "../../../local/cluster/cluster";
import { layoutOf } from "../../../local/cluster/layout";
import { readRecord, writeRecord } from "../../../local/cluster/running-record";
import { testInstances } from "../../../local/commands/instance";
import { silent } from "../../../local/report";
import { run } from "../../../local/run";
import { buildToolchain, type Toolchain } from "../../../local/toolchain/toolchain";
import { hostTraces } from "./host-traces";
import { smokeClaim, smokeNamespace, smokePod } from "./smoke-objects";

const instance = testInstances.simulated;

let toolchain: Toolchain;
let cluster: Cluster;
const start = () => startCluster({ instance, simulate: true, report: silent });

function kubectl(args: readonly string[], items: readonly object[] = []) {
    return run(toolchain.kubectl, ["--kubeconfig", cluster.kubeconfig, "-n", smokeNamespace, ...args], {
        input: JSON.stringify({ kind: "List", apiVersion: "v1", items }),
        timeout: 90_000,
    });
}

describe("the simulated cluster", () => {
    beforeAll(async () => {
        toolchain = await buildToolchain({ report: silent, simulate: true });
        await stopCluster({ instance, deleteData: true, report: silent });
        cluster = await start();
    });
    afterAll(() => stopCluster({ instance, deleteData: true, report: silent }));

    it("says that it is one, and needs no images", async () => {
        expect(cluster.simulated).toBe(true);
        await importImage(cluster, "/nowhere.tar", "localhost/x:1");
        const { stdout } = await kubectl(["get", "node", "corda", "-o", "jsonpath={.status.nodeInfo.osImage}"]);
        expect(stdout).toBe("simulated");
    });

    it("takes workloads, claims and Jobs through their lives without running any", async () => {
        await run(toolchain.kubectl, ["--kubeconfig", cluster.kubeconfig, "create", "namespace", smokeNamespace]);
        const { metadata, spec } = smokePod({
            name: "member",
            image: "nowhere/image:1",
            command: ["x"],
            claim: "data",
        });
        const template = { metadata: { labels: metadata.labels }, spec };
        await kubectl(
            ["apply", "-f", "-"],
            [
                smokeClaim("data"),
                {
                    apiVersion: "apps/v1",
                    kind: "StatefulSet",
                    metadata,
                    spec: { serviceName: "member", selector: { matchLabels: metadata.labels }, template },
                },
                {
                    apiVersion: "batch/v1",
                    kind: "Job",
                    metadata: { name: "once", namespace: smokeNamespace },
                    spec: {
                        template: {
                            spec: { ...spec, volumes: [], containers: containers(spec), restartPolicy: "Never" },
                        },
                    },
                },
            ],
        );
        await kubectl(["wait", "--for=condition=Complete", "job/once", "--timeout=60s"]);
        await kubectl(["rollout", "status", "statefulset/member", "--timeout=60s"]);
        const { stdout } = await kubectl(["get", "pvc", "data", "-o", "jsonpath={.status.phase}"]);
        expect(stdout).toBe("Bound");
    });

    it("enforces the restricted standard as a real one does", async () => {
        const pod = smokePod({ name: "rooted", image: "nowhere/image:1", command: ["id"] });
        const loose = { ...pod, spec: { ...pod.spec, securityContext: {} } };
        await expect(kubectl(["apply", "-f", "-"], [loose])).rejects.toThrow('violates PodSecurity "restricted');
    });

    it("is never gone on with as a real one, running or stopped", async () => {
        const real = () => startCluster({ instance, report: silent });
        await expect(real()).rejects.toThrow("runs already, as a simulated one. Stop it first: npm run stop");
        await stopCluster({ instance, report: silent });
        await expect(real()).rejects.toThrow("has the data of a simulated one");
        cluster = await start();
    });

    it("is started again, and says so, when the programs it was started with are not the wanted ones any more", async () => {
        const { record: file } = layoutOf(instance);
        const before = readRecord(file);
        if (before === undefined) {
            throw new Error("the cluster left no record of itself");
        }
        writeRecord(file, { ...before, toolchain: "/cache/toolchain/of-other-pins" });
        const said: string[] = [];
        cluster = await startCluster({ instance, simulate: true, report: (line) => said.push(line) });
        expect(said[0]).toContain("the toolchain's pins have changed");
        expect(readRecord(file)).toMatchObject({ simulated: true, toolchain: toolchain.directory });
        expect(readRecord(file)?.pid).not.toBe(before.pid);
        expect((await kubectl(["get", "job", "once", "-o", "name"])).stdout).toBe("job.batch/once");
    });

    it("leaves no process when its supervisor is killed or it is stopped, and resumes its data", async () => {
        process.kill(readRecord(layoutOf(instance).record)?.pid ?? 0, "SIGKILL");
        await expect.poll(() => hostTraces(instance), { timeout: 10_000 }).toEqual([]);
        cluster = await start();
        expect((await kubectl(["get", "job", "once", "-o", "name"])).stdout).toBe("job.batch/once");
        await stopCluster({ instance, report: silent });
        expect(await hostTraces(instance)).toEqual([]);
    });
});

/** The containers without their volumes. */
function containers(spec: ReturnType<typeof smokePod>["spec"]) {
    return spec.containers.map((container) => ({ ...container, volumeMounts: [] }));
}
