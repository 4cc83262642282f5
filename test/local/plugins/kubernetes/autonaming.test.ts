import { describe, expect, it } from "vitest";
import { ensureName, isAutonamed, NameRequired } from "../../../../local/plugins/kubernetes/autonaming";
import type { JsonObject } from "../../../../local/plugins/kubernetes/values";

const urn = "urn:pulumi:dev::corda::corda:node:CordaNode$kubernetes:core/v1:Secret::party-a-keys";
const seed = new Uint8Array(32).fill(7);
const named = (name: string, annotations?: JsonObject): JsonObject => ({
    metadata: { name, ...(annotations ? { annotations } : {}) },
});

function nameFor(object: JsonObject, old?: JsonObject, proposal?: Parameters<typeof ensureName>[4]): JsonObject {
    ensureName(object, old, urn, seed, proposal);
    return object["metadata"] as JsonObject;
}

describe("naming an object without a name", () => {
    it("takes the logical name and eight hex digits, and marks the object", () => {
        const metadata = nameFor({});
        expect(metadata["name"]).toMatch(/^party-a-keys-[0-9a-f]{8}$/);
        expect(metadata["annotations"]).toEqual({ "pulumi.com/autonamed": "true" });
    });

    it("gives the same name for the same seed, as a saved plan needs it, and another for another", () => {
        expect(nameFor({})).toEqual(nameFor({}));
        const other: JsonObject = {};
        ensureName(other, undefined, urn, new Uint8Array(32).fill(8));
        expect(other["metadata"]).not.toEqual(nameFor({}));
    });

    it("gives any name without a seed", () => {
        const one: JsonObject = {};
        const two: JsonObject = {};
        ensureName(one, undefined, urn, new Uint8Array());
        ensureName(two, undefined, urn, new Uint8Array());
        expect(one).not.toEqual(two);
    });

    it("leaves an explicit name alone", () => {
        expect(nameFor(named("party-a"))).toEqual({ name: "party-a" });
    });

    it("leaves a name alone that isn't known yet", () => {
        const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
        expect(nameFor(named(unknown))).toEqual({ name: unknown });
    });

    it("keeps the name it made before", () => {
        const old = named("party-a-keys-0a1b2c3d", { "pulumi.com/autonamed": "true" });
        expect(nameFor({}, old)).toEqual(old["metadata"]);
    });

    it("makes a name when the program took its explicit one away", () => {
        expect(nameFor({}, named("party-a"))["name"]).toMatch(/^party-a-keys-/);
    });

    it("keeps the program's own annotations", () => {
        const metadata = nameFor({ metadata: { annotations: { owner: "me" } } });
        expect(metadata["annotations"]).toEqual({ owner: "me", "pulumi.com/autonamed": "true" });
    });

    it("leaves the server to name an object with generateName", () => {
        const metadata = nameFor({ metadata: { generateName: "run-" } });
        expect(metadata["name"]).toBeUndefined();
        expect(isAutonamed({ metadata })).toBe(true);
    });

    it.each(["propose", "enforce"] as const)("takes the name the stack's configuration makes: %s", (mode) => {
        expect(nameFor({}, undefined, { mode, name: "dev-party-a" })["name"]).toBe("dev-party-a");
    });

    it("asks for a name where the stack's configuration switches naming off", () => {
        expect(() => nameFor({}, undefined, { mode: "disable", name: "" })).toThrow(NameRequired);
        expect(nameFor(named("party-a"), undefined, { mode: "disable", name: "" })["name"]).toBe("party-a");
    });
});
