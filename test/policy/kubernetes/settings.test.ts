import { describe, expect, it } from "vitest";
import { rules } from "../../../policy/rules";
import { type Example, judge } from "../judge";
import { type Changes, pass } from "./cases";
import { deployment, pods, statefulSet } from "./compliant";
import { autoscaler } from "./compliant-cluster";
import { loadBalancer, namespace } from "./compliant-objects";

const image = `${pods.deployment}.containers[0].image`;
const lifetime = `${pods.statefulSet}.volumes[6].projected.sources[0].serviceAccountToken.expirationSeconds`;

/** Paths that one rule finds where this is chosen for it. */
function found(name: string, settings: object, of: () => Example, changes: Changes = {}): (string | undefined)[] {
    const examples = pass(name, "", of, changes).of();
    const among = rules.filter((rule) => rule.name === name);
    return judge(examples, among, settings).flatMap(({ findings }) => findings.map(({ path }) => path));
}

describe("what may be chosen of Kubernetes' rules", () => {
    it("is for how long a token may hold", () => {
        const rule = "kubernetes-service-account-token-lifetime";
        expect(found(rule, { seconds: 600 }, statefulSet)).toEqual([lifetime]);
        expect(found(rule, { seconds: 7200 }, statefulSet, { [lifetime]: 7200 })).toEqual([]);
        expect(found(rule, { seconds: 7200 }, statefulSet, { [lifetime]: 7201 })).toEqual([lifetime]);
    });

    it("is which registries images come from by digest, all of them too", () => {
        const rule = "kubernetes-image-digest";
        const own = { [image]: "registry.example.com/web:1.2.3" };
        expect(found(rule, { registries: ["registry.example.com"] }, deployment, own)).toEqual([image]);
        expect(found(rule, { registries: ["*"] }, deployment, own)).toEqual([image]);
        expect(found(rule, { registries: ["ghcr.io"] }, deployment, own)).toEqual([]);
        expect(found(rule, { registries: ["*"] }, deployment)).toEqual([]);
    });

    it("is which images may run at all", () => {
        const rule = "kubernetes-image-registry";
        expect(found(rule, { registries: ["registry.example.com/"] }, deployment)).toEqual([]);
        expect(found(rule, { registries: ["registry.example.com/corda/"] }, deployment)).toEqual([image]);
        expect(
            found(rule, { registries: ["registry.example.com/"] }, deployment, {
                [image]: "registry.example.com.evil.example/web:1.2.3",
            }),
        ).toEqual([image]);
    });

    it("is which Pod Security standards will do", () => {
        const rule = "kubernetes-namespace-pod-security";
        const baseline = { "metadata.labels": { "pod-security.kubernetes.io/enforce": "baseline" } };
        expect(found(rule, { standards: ["restricted", "baseline"] }, namespace, baseline)).toEqual([]);
        expect(found(rule, { standards: [] }, namespace)).toHaveLength(1);
    });

    it("is which ports everybody may call, which is all or nothing for a load balancer", () => {
        const rule = "kubernetes-load-balancer-sources";
        const open = { "spec.loadBalancerSourceRanges": undefined };
        expect(found(rule, { publicPorts: [443] }, loadBalancer, open)).toEqual([]);
        expect(
            found(rule, { publicPorts: [443] }, loadBalancer, {
                ...open,
                "spec.ports": [{ port: 443 }, { port: 10003 }],
            }),
        ).toEqual(["spec.loadBalancerSourceRanges"]);
    });

    it("is how many copies there may be", () => {
        const rule = "kubernetes-autoscaler-bounds";
        expect(found(rule, { most: 4 }, autoscaler)).toEqual(["spec.maxReplicas"]);
        expect(found(rule, { most: 50 }, autoscaler, { "spec.maxReplicas": 50 })).toEqual([]);
    });
});
