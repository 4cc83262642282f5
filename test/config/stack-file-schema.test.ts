import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { stackFileSchema } from "../../config/stack-file-schema";
import { completeStack, set } from "./fixture";
import { stacks } from "./generators";

// The schema is read back from its JSON, as an editor reads it, not from the objects it was made of.
const editor = z.fromJSONSchema(JSON.parse(JSON.stringify(stackFileSchema())) as z.core.JSONSchema.JSONSchema);

const takes = (file: unknown) => editor.safeParse(file).success;
const fileOf = ({ platform, network }: Record<string, unknown>) => ({
    config: {
        "pulumi:disable-default-providers": ["*"],
        "corda:platform": platform,
        "corda:network": network,
    },
});

describe("the stack files' JSON Schema", () => {
    it("takes every stack file without a mistake", () => {
        fc.assert(
            fc.property(stacks, ({ platform, network }) =>
                takes(JSON.parse(JSON.stringify(fileOf({ platform, network })))),
            ),
        );
    });

    it("takes Pulumi.dev.yaml, which names it for editors", () => {
        const text = readFileSync(join(__dirname, "../../Pulumi.dev.yaml"), "utf8");
        expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=./config/stack.schema.json");
        expect(takes(parse(text))).toBe(true);
    });

    it("takes what Pulumi writes into a stack file, and keys of other packages", () => {
        const file = fileOf(completeStack());
        Object.assign(file.config, { "aws:region": "eu-west-1", "kubernetes:context": "x" });
        expect(takes({ ...file, encryptionsalt: "v1:x", secretsprovider: "passphrase", encryptedkey: "x" })).toBe(true);
    });

    it.each([
        ["network.nodes[0].size", "huge"],
        ["network.nodes[0].sise", "small"],
        ["network.nodes[0].replicas", 2],
        ["network.nodes[0].name", "Party A"],
        ["network.nodes[0].drainSeconds", -1],
        ["network.nodes[0].drainSeconds", 1.5],
        ["network.nodes[0].storage", 10],
        ["network.nodes[0].storage", "ten"],
        ["network.nodes[0].legalName", undefined],
        ["network.nodes[0].database.kind", "oracle"],
        ["network.notaries", "notary"],
        ["network.version", 4.1],
        ["network.version", "5.0"],
        ["network.edition", "free"],
        ["network.zone", "bootstrapped"],
        ["network.zone.kind", "doorman"],
        ["network.cordapps[0].sha256", "abc"],
        ["network.cordapps[0].maven", "a:b"],
        ["network.password", "x"],
        ["platform.kind", "eks"],
        ["platform.context", undefined],
        ["platform", undefined],
    ])("shows a mistake at %s while one types: %j", (path, value) => {
        expect(takes(fileOf(set(completeStack(), path, value)))).toBe(false);
    });

    it("shows a section that isn't one of this product", () => {
        const file = fileOf(completeStack());
        Object.assign(file.config, { "corda:netwrok": {} });
        expect(takes(file)).toBe(false);
    });
});
