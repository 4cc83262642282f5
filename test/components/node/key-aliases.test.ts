import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyAliases } from "../../../components/node/crypto-conf";

describe("names of keys in an HSM", () => {
    const name = fc.stringMatching(/^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/);

    it("are Corda's kind of names, and no two nodes have one in common [000-7]", () => {
        fc.assert(
            fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 5 }), (nodes) => {
                const aliases = nodes.flatMap((node) => Object.values(keyAliases(node, node)) as string[]);
                expect(new Set(aliases).size).toBe(aliases.length);
                for (const alias of aliases) {
                    expect(alias).toMatch(/^[a-z0-9-]{1,100}$/);
                }
            }),
        );
    });

    it("are one for the service of a notary cluster, whichever worker asks [000-7] [003-10]", () => {
        fc.assert(
            fc.property(name, name, name, (one, other, service) => {
                expect(keyAliases(one, service).notaryService).toBe(keyAliases(other, service).notaryService);
            }),
        );
    });
});
