import { describe, expect, it } from "vitest";
import { forcesOwnership, ownershipPatch } from "../../../../local/plugins/kubernetes/field-ownership";
import type { JsonObject } from "../../../../local/plugins/kubernetes/values";

const manager = "pulumi-kubernetes-0a1b2c3d";
const entry = (name: string, operation: string, fieldsV1: JsonObject, more: JsonObject = {}): JsonObject => ({
    manager: name,
    operation,
    fieldsV1,
    ...more,
});
const live = (...managedFields: JsonObject[]): JsonObject => ({ metadata: { resourceVersion: "17", managedFields } });
const options = {
    namespace: "default",
    enableServerSideApply: true,
    enablePatchForce: false,
    upsertExistingObjects: false,
    enableConfigMapMutable: false,
    enableSecretMutable: false,
};

describe("taking fields over before a server-side apply", () => {
    it("renames what the creation set, so that fields can be removed again", () => {
        const patch = ownershipPatch(live(entry("pulumi-kubernetes", "Update", { "f:data": {} })), manager);
        expect(patch).toEqual([
            { op: "test", path: "/metadata/resourceVersion", value: "17" },
            { op: "replace", path: "/metadata/managedFields", value: [entry(manager, "Apply", { "f:data": {} })] },
        ]);
    });

    it("merges it into what is ours already, with what was changed by kubectl", () => {
        const patch = ownershipPatch(
            live(
                entry(manager, "Apply", { "f:data": { "f:a": {} } }),
                entry("kubectl-edit", "Update", { "f:data": { "f:b": {} } }),
            ),
            manager,
        ) as JsonObject[];
        expect(patch[1]?.["value"]).toEqual([entry(manager, "Apply", { "f:data": { "f:a": {}, "f:b": {} } })]);
    });

    it("leaves controllers and the status alone", () => {
        const controller = entry("kube-controller-manager", "Update", { "f:spec": {} });
        const status = entry("kubectl-edit", "Update", { "f:status": {} }, { subresource: "status" });
        expect(ownershipPatch(live(controller, status, entry(manager, "Apply", {})), manager)).toBeUndefined();
    });

    it("forces only where it is asked to", () => {
        const plain = live(entry(manager, "Apply", {}));
        const asking: JsonObject = { metadata: { annotations: { "pulumi.com/patchForce": "true" } } };
        expect(forcesOwnership({}, plain, options, false)).toBe(false);
        expect(forcesOwnership(asking, plain, options, false)).toBe(true);
        expect(forcesOwnership({}, plain, { ...options, enablePatchForce: true }, false)).toBe(true);
    });

    it("forces in a preview what the update would have taken over", () => {
        const created = live(entry("pulumi-kubernetes", "Update", {}));
        expect(forcesOwnership({}, created, options, true)).toBe(true);
        expect(forcesOwnership({}, created, options, false)).toBe(false);
    });
});
