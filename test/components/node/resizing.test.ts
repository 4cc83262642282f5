import { beforeAll, describe, expect, it } from "vitest";
import * as kubernetes from "@pulumi/kubernetes";
import { resizePolicy, verticalPodAutoscaler } from "../../../components/node/resizing";
import { nodeJvmFlags, nodeResources, resizeBounds, type Size } from "../../../components/node/size";
import { type Recorded, recordComponents } from "../broker/recorded";

const sizes: Size[] = ["small", "medium", "large"];

describe("a node whose memory may change", () => {
    it.each(sizes)(
        "%s: is never given less than its size sets aside, nor more than the next one does [001-2]",
        (size) => {
            const { from, to } = resizeBounds(size);
            const own = nodeResources(size);
            expect(from).toMatchObject({ memoryRequest: own.memoryRequest, cpuRequest: own.cpuRequest });
            expect(to.memoryRequest).toBeGreaterThan(own.memoryLimit);
            expect(to.cpuRequest).toBeGreaterThanOrEqual(2 * own.cpuRequest);
        },
    );

    it("could become what the next size is, and the largest twice that [001-2]", () => {
        expect(resizeBounds("small").to).toMatchObject({ memoryRequest: nodeResources("medium").memoryRequest });
        expect(resizeBounds("medium").to).toMatchObject({ memoryRequest: nodeResources("large").memoryRequest });
        expect(resizeBounds("large").to.memoryRequest).toBe(2 * nodeResources("large").memoryRequest);
    });

    it.each(sizes)(
        "%s: has a heap that is a share of the limit, with its size's limit the size's heap [001-2]",
        (size) => {
            const resources = nodeResources(size);
            const flags = nodeJvmFlags(resources, { ofLimit: true });
            const share = (name: string) =>
                Number(flags.find((flag) => flag.startsWith(`-XX:${name}=`))?.split("=")[1]);
            const heapOf = (limit: number) => (limit * share("MaxRAMPercentage")) / 100;
            expect(heapOf(resources.memoryLimit)).toBeLessThanOrEqual(resources.heap);
            expect(heapOf(resources.memoryLimit)).toBeGreaterThan(resources.heap * 0.999);
            expect(share("InitialRAMPercentage")).toBeLessThan(share("MaxRAMPercentage"));
            // The JVM of Java 8 takes a number with a point only.
            expect(flags.filter((flag) => flag.includes("RAMPercentage") && !/=\d+\.\d+$/.test(flag))).toEqual([]);
            expect(flags.filter((flag) => /^-Xm[sx]/.test(flag))).toEqual([]);
        },
    );

    it.each(sizes)("%s: has room beside the heap at whatever limit it may come to [001-2] [001-14]", (size) => {
        const { heap, metaspace, direct, codeCache, memoryLimit, memoryRequest } = nodeResources(size);
        const most = (resizeBounds(size).to.memoryRequest * memoryLimit) / memoryRequest;
        for (const limit of [memoryLimit, (memoryLimit + most) / 2, most]) {
            const rest = limit * (1 - heap / memoryLimit) - (metaspace + direct + codeCache);
            expect(rest).toBeGreaterThanOrEqual(160 + heap / 16);
        }
    });

    it("keeps its fixed heap where nobody resizes it", () => {
        expect(nodeJvmFlags(nodeResources("small"))).toContain("-Xmx512m");
        expect(nodeJvmFlags(nodeResources("small")).join(" ")).not.toContain("RAMPercentage");
    });

    it("takes more CPU as it runs, and more memory with a start of its JVM [001-2]", () => {
        expect(resizePolicy).toEqual([
            { resourceName: "cpu", restartPolicy: "NotRequired" },
            { resourceName: "memory", restartPolicy: "RestartContainer" },
        ]);
    });
});

describe("a VerticalPodAutoscaler", () => {
    let recorded: Recorded;
    beforeAll(async () => {
        recorded = await recordComponents(() => {
            const provider = new kubernetes.Provider("cluster", { kubeconfig: "{}" });
            for (const resizing of ["recommend", "in-place"] as const) {
                verticalPodAutoscaler(
                    resizing,
                    { namespace: "corda", labels: {}, workload: "party-a", size: "small", resizing },
                    { provider },
                );
            }
        });
    });
    const spec = (name: string) => recorded.one("VerticalPodAutoscaler", name).inputs["spec"];

    it("only recommends unless the stack file says more [001-2]", () => {
        expect(spec("recommend")).toMatchObject({ updatePolicy: { updateMode: "Off" } });
        expect(spec("in-place")).toMatchObject({ updatePolicy: { updateMode: "InPlaceOrRecreate", minReplicas: 1 } });
    });

    it("sees to the node alone, within its size's bounds [001-2]", () => {
        expect(spec("recommend")).toMatchObject({
            targetRef: { apiVersion: "apps/v1", kind: "StatefulSet", name: "party-a" },
            resourcePolicy: {
                containerPolicies: [
                    {
                        containerName: "node",
                        controlledValues: "RequestsAndLimits",
                        minAllowed: { cpu: "200m", memory: `${nodeResources("small").memoryRequest}Mi` },
                        maxAllowed: { cpu: "1000m", memory: `${nodeResources("medium").memoryRequest}Mi` },
                    },
                    { containerName: "*", mode: "Off" },
                ],
            },
        });
    });
});
