import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { withoutPodUser } from "../../infra/pod-user";

const resource = {} as pulumi.Resource;
const transformed = (type: string, props: Record<string, unknown>) =>
    withoutPodUser({ type, props, resource, name: "a", opts: {} })?.props as Record<string, unknown> | undefined;

const user = { runAsUser: 1000, runAsGroup: 1000 };

describe("a pod whose user the cluster chooses", () => {
    it("names no user or group, of itself or of any container, in any kind of workload [000-11]", () => {
        const rest = { runAsNonRoot: true, fsGroupChangePolicy: "OnRootMismatch" };
        const pod = (security: object, containers: object) => ({
            securityContext: security,
            containers: [{ name: "a", securityContext: containers }],
            initContainers: [{ name: "b", securityContext: containers }],
        });
        const named = pod({ ...rest, ...user, fsGroup: 1000 }, { ...user, readOnlyRootFilesystem: true });
        const unnamed = pod(rest, { readOnlyRootFilesystem: true });
        const workloads = [
            ["core/v1:Pod", (spec: object) => spec],
            ["apps/v1:StatefulSet", (spec: object) => ({ replicas: 1, template: { spec } })],
            ["batch/v1:CronJob", (spec: object) => ({ jobTemplate: { spec: { template: { spec } } } })],
        ] as const;
        for (const [kind, around] of workloads) {
            expect(transformed(`kubernetes:${kind}`, { metadata: { name: "a" }, spec: around(named) }), kind).toEqual({
                metadata: { name: "a" },
                spec: around(unnamed),
            });
        }
    });

    it("names none either where its context is known only later", async () => {
        const spec = { securityContext: pulumi.output(user), containers: [] };
        const found = transformed("kubernetes:core/v1:Pod", { spec: pulumi.output(spec) });
        const seen = await new Promise((known) => {
            pulumi.output([found?.["spec"]]).apply(known);
        });
        expect(seen).toEqual([{ securityContext: {}, containers: [] }]);
    });

    it("leaves what is no pod as it is, and what is not of Kubernetes alone", () => {
        const policy = { spec: { podSelector: {}, ports: [{ runAsUser: 1 }] } };
        expect(transformed("kubernetes:networking.k8s.io/v1:NetworkPolicy", policy)).toEqual(policy);
        expect(transformed("kubernetes:core/v1:Secret", { stringData: { spec: "x" } })).toBeUndefined();
        expect(transformed("aws:ec2:Instance", { spec: { securityContext: user } })).toBeUndefined();
    });
});
