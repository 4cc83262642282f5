import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkStackConfig } from "../../config/check";
import { completeStack, set } from "./fixture";

/** Mistakes that don't hide one another, each with the line it gives. */
const independent: readonly (readonly [path: string, value: unknown, key: string])[] = [
    ["platform.context", "current", "platform.context"],
    ["platform.storage.ledger", 3, "platform.storage.ledger"],
    ["platform.mavenRepository", "nowhere", "platform.mavenRepository"],
    ["platform.region", "eu", "platform.region"],
    ["network.namespace", "default", "network.namespace"],
    ["network.edition", "free", "network.edition"],
    ["network.version", 4.1, "network.version"],
    ["network.zone.minimumPlatformVersion", 2, "network.zone.minimumPlatformVersion"],
    ["network.cordapps[0].sha256", undefined, "network.cordapps[0].sha256"],
    ["network.cordapps[1].maven", "x", "network.cordapps[1].maven"],
    ["network.images.postgresql", "postgres:latest", "network.images.postgresql"],
    ["network.logLevel", "loud", "network.logLevel"],
    ["network.notaries[0].legalName", "O=Notary,L=London", "network.notaries[0].legalName"],
    ["network.notaries[0].replicas", 3, "network.notaries[0].replicas"],
    ["network.nodes[0].name", "notary", "network.nodes[0].name"],
    ["network.nodes[0].size", "huge", "network.nodes[0].size"],
    ["network.nodes[0].storage", "1", "network.nodes[0].storage"],
    ["network.nodes[0].database.storage", "x", "network.nodes[0].database.storage"],
    ["network.nodes[0].rpc.password", "hunter2", "network.nodes[0].rpc.password"],
    ["network.nodes[0].drainSeconds", 1e9, "network.nodes[0].drainSeconds"],
    ["network.nodes[1].database", null, "network.nodes[1].database"],
    ["network.nodes[2]", 7, "network.nodes[2]"],
];

describe("a stack file with several mistakes", () => {
    it("is told every one of them at once, a line each", () => {
        fc.assert(
            fc.property(fc.subarray([...independent], { minLength: 1 }), (chosen) => {
                const raw = chosen.reduce((stack, [path, value]) => set(stack, path, value), completeStack());
                const keys = checkStackConfig({ raw }).mistakes.map((line) => line.split(": ")[0]);
                expect(keys.toSorted()).toEqual(chosen.map(([, , key]) => `corda:${key}`).toSorted());
            }),
        );
    });

    it("tells nothing of a value that may be a secret", () => {
        const canary = "hunter2-canary";
        fc.assert(
            fc.property(
                fc.constantFrom("platform", "platform.storage", "network", "network.nodes[0]", "network.nodes[0].rpc"),
                fc.constantFrom("password", "apiKey", "secretToken", "unheardOf", "credentials"),
                fc.constantFrom<unknown>(canary, [canary], { value: canary }),
                (section, key, value) => {
                    const { mistakes } = checkStackConfig({ raw: set(completeStack(), `${section}.${key}`, value) });
                    expect(mistakes).toHaveLength(1);
                    expect(mistakes.join()).not.toContain(canary);
                },
            ),
        );
    });

    it("never fails on anything but its mistakes, whatever it holds", () => {
        fc.assert(
            fc.property(fc.record({ platform: fc.jsonValue(), network: fc.jsonValue() }), (raw) => {
                const { config, mistakes } = checkStackConfig({ raw });
                expect(config === undefined).toBe(mistakes.length > 0);
            }),
        );
    });
});
