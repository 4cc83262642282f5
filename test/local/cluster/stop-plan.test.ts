import { describe, expect, it } from "vitest";
import { kubeletStage, laterStages, longestStopSeconds, stopSeconds } from "../../../local/cluster/stop-plan";

describe("the plan of a stop", () => {
    it("gives every part its time before the cluster is ended by force", () => {
        expect(stopSeconds).toBeGreaterThan(longestStopSeconds);
        expect(stopSeconds).toBeLessThanOrEqual(75);
    });

    it("ends what gives work first, then the API server, the store, and last what containers hang on", () => {
        const order = [kubeletStage, ...laterStages].map(({ names }) => names);
        const at = (name: string) => order.findIndex((names) => names.includes(name));
        expect(at("kubelet")).toBeLessThan(at("kube-scheduler"));
        expect(at("kube-scheduler")).toBeLessThan(at("kube-apiserver"));
        expect(at("kube-apiserver")).toBeLessThan(at("etcd"));
        expect(at("etcd")).toBeLessThan(at("containerd"));
    });
});
