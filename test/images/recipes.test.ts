import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { artifacts } from "../../images/artifacts";
import { imageReference } from "../../images/catalogue";
import { recipeFor, recipeHash } from "../../images/recipes";

const images = join(__dirname, "../../images");
const commands = join(images, "corda-community/bin");

describe("the image catalogue", () => {
    it("names an image after its version and content", () => {
        expect(imageReference("corda-community", "4.10")).toMatch(
            /^localhost\/corda\/corda-community:4\.10-[0-9a-f]{12}$/,
        );
        expect(imageReference("postgresql")).toMatch(/^localhost\/corda\/postgresql:15-[0-9a-f]{12}$/);
        expect(imageReference("artemis")).toMatch(/^localhost\/corda\/artemis:2\.19\.1-[0-9a-f]{12}$/);
        expect(imageReference("corda-community", "4.10")).toBe(imageReference("corda-community", "4.10"));
    });

    it("gives every version of Corda an image of its own, from an artifact with a digest [000-3]", () => {
        const references = ["4.8", "4.9", "4.10"].map((version) => imageReference("corda-community", version));
        expect(new Set(references).size).toBe(3);
        for (const { maven, sha256 } of Object.values(artifacts.corda)) {
            expect(maven).toMatch(/^net\.corda:corda:4\.\d+$/);
            expect(sha256).toMatch(/^[0-9a-f]{64}$/);
        }
    });

    it("takes the broker from a node that embeds exactly it, by digest [000-5]", () => {
        const { broker, corda } = artifacts;
        expect(Object.values(corda)).toContainEqual(broker.within);
    });

    it("refuses a version without a recipe and names those with one", () => {
        expect(() => imageReference("corda-community", "4.7")).toThrow(/4\.7: 4\.8, 4\.9, 4\.10/);
        expect(() => imageReference("corda-community")).toThrow(/without a version/);
    });

    it("gives a changed recipe another name", () => {
        const recipe = recipeFor("postgresql");
        expect(recipeHash({ ...recipe, base: { ...recipe.base, version: "other" } })).not.toBe(recipeHash(recipe));
        expect(recipeHash({ ...recipe, sources: [] })).not.toBe(recipeHash(recipe));
    });
});

describe("the commands of the images", () => {
    const scripts = [
        ...readdirSync(commands).filter((name) => name.startsWith("corda-")),
        ...readdirSync(join(images, "artemis/bin")),
        ...readdirSync(join(images, "postgresql/bin")),
    ];
    const folderOf = (name: string) => (name.startsWith("artemis-") ? "artemis/bin" : "postgresql/bin");
    const fileOf = (name: string) =>
        name.startsWith("corda-") || name === "jvm-tool" ? join(commands, name) : join(images, folderOf(name), name);

    it.each(scripts)("%s can be run and stops at its first failure", (name) => {
        expect(statSync(fileOf(name)).mode & 0o111).not.toBe(0);
        const text = readFileSync(fileOf(name), "utf8");
        expect(text.startsWith("#!/bin/sh\n")).toBe(true);
        expect(text).toMatch(/^set -eu$|^exec /m);
    });

    it.each(["corda-node", "jvm-tool", "artemis-broker", "postgresql"])(
        "%s hands its process over, so that signals arrive [002-4]",
        (name) => {
            expect(readFileSync(fileOf(name), "utf8")).toMatch(/^ *exec (java|"\$bin\/postgres")/m);
        },
    );

    it.each(scripts)("%s takes no password as an argument [001-9]", (name) => {
        const lines = readFileSync(fileOf(name), "utf8").split("\n");
        expect(lines.filter((line) => /\$\(cat|PGPASSWORD|--password=/.test(line))).toEqual([]);
    });
});
