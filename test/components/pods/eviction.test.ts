import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { keptInPlace } from "../../../components/pods/eviction";

/** What becomes of the metadata of a workload's pods. */
function podMetadata(type: string, spec: object): { labels?: object; annotations?: object } | undefined {
    const args = { type, name: "a", props: { metadata: { name: "a" }, spec }, opts: {}, resource: {} };
    const result = keptInPlace(args as unknown as pulumi.ResourceTransformationArgs);
    return (result?.props as { spec: { template: { metadata: object } } } | undefined)?.spec.template.metadata;
}

const template = { metadata: { labels: { app: "a" }, annotations: { note: "b" } }, spec: { containers: [] } };
const kept = {
    "cluster-autoscaler.kubernetes.io/safe-to-evict": "false",
    "karpenter.sh/do-not-disrupt": "true",
    note: "b",
};

describe("what says of itself that it can't have a second pod", () => {
    it.each([
        ["a StatefulSet", "kubernetes:apps/v1:StatefulSet", { template }],
        [
            "a Deployment that replaces its pod",
            "kubernetes:apps/v1:Deployment",
            { strategy: { type: "Recreate" }, template },
        ],
    ])("is left where it is by autoscalers and its namespace's budget: %s [002-15] [002-17]", (_, type, spec) => {
        expect(podMetadata(type, spec)).toEqual({
            labels: { app: "a", "corda/eviction": "on-request" },
            annotations: kept,
        });
    });

    it("may have a budget of its own instead [002-17]", () => {
        const labelled = { ...template, metadata: { labels: { "corda/eviction": "one-of-several" } } };
        expect(podMetadata("kubernetes:apps/v1:StatefulSet", { template: labelled })?.labels).toEqual({
            "corda/eviction": "one-of-several",
        });
    });

    it("is no Deployment that rolls, which has nothing to lose [002-15]", () => {
        expect(podMetadata("kubernetes:apps/v1:Deployment", { strategy: { type: "RollingUpdate" }, template })).toBe(
            undefined,
        );
        expect(podMetadata("kubernetes:core/v1:Service", { template })).toBe(undefined);
    });

    it("is counted by no budget where it ends by itself: a budget can't tell how many pods a Job shall have [002-15]", () => {
        expect(podMetadata("kubernetes:batch/v1:Job", { template })).toEqual({
            labels: { app: "a" },
            annotations: kept,
        });
    });
});
