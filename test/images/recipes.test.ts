import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { artifacts } from "../../images/artifacts";
import { type CordaComponent, cordaComponents } from "../../images/binaries";
import { imageReference, referenceOf } from "../../images/catalogue";
import { cordaBinary } from "../../local/images/corda-binary";
import { cordaRecipe, filesBelow, pinnedReleases, recipeFor, recipeHash } from "../../images/recipes";

const images = join(__dirname, "../../images");

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
        expect(pinnedReleases()).toEqual(["4.6", "4.7", "4.8", "4.9", "4.10"]);
        const references = pinnedReleases().map((version) => imageReference("corda-community", version));
        expect(new Set(references).size).toBe(5);
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
        expect(() => imageReference("corda-community", "4.5")).toThrow(
            /Corda 4\.5: 4\.6, 4\.7, 4\.8, 4\.9, 4\.10 have one/,
        );
        expect(() => imageReference("corda-community", "4.12.5")).toThrow(/Corda 4\.12\.5: 4\.6, /);
        expect(() => imageReference("corda-enterprise", "4.10")).toThrow(
            /corda-enterprise is made around a licensed jar/,
        );
        expect(() => imageReference("corda-community")).toThrow(/without a version/);
    });

    it("gives a changed recipe another name", () => {
        const recipe = recipeFor("postgresql");
        expect(recipeHash({ ...recipe, base: { ...recipe.base, version: "other" } })).not.toBe(recipeHash(recipe));
        expect(recipeHash({ ...recipe, sources: [] })).not.toBe(recipeHash(recipe));
    });
});

describe("the recipes around licensed jars", () => {
    const digest = "0".repeat(64);
    const recipe = (release: string, component: CordaComponent, sha256 = digest) =>
        cordaRecipe(cordaBinary({ edition: "enterprise", version: release }, component), sha256);

    it.each(cordaComponents)(
        "name the image of the %s by its jar's digest, without the jar [000-1] [000-3]",
        (component) => {
            const reference = referenceOf(recipe("4.12.5", component));
            const name = component === "node" ? "corda-enterprise" : `corda-${component}`;
            expect(reference).toMatch(new RegExp(`^localhost/corda/${name}:4\\.12\\.5-[0-9a-f]{12}$`));
            expect(referenceOf(recipe("4.12.5", component))).toBe(reference);
            expect(referenceOf(recipe("4.12.5", component, "1".repeat(64)))).not.toBe(reference);
        },
    );

    it("stand on the Java of their release [000-1]", () => {
        expect(recipe("4.11.3", "firewall").base.package).toBe("openjdk-8-jre-headless");
        expect(recipe("4.12", "firewall").base.package).toBe("openjdk-17-jre-headless");
        expect(recipe("4.14", "node").corda?.java).toBe(17);
    });

    it("leave a dev zone's tools to Community, and give the others only the tools that they call", () => {
        expect(recipeFor("corda-community", "4.10").corda?.tools).toBe("all");
        expect(recipe("4.10", "node").corda?.tools).toBe("without zone");
        expect(recipe("4.10", "firewall").corda?.tools).toBe("called");
    });

    it("start what the image is for, and have what the pods of the image call", () => {
        for (const component of cordaComponents) {
            const { entrypoint, corda } = recipe("4.12.5", component);
            const names = (corda?.commands ?? [])
                .flatMap((path) => filesBelow(join(images, path)))
                .map((file) => basename(file));
            expect(entrypoint).toEqual([`/opt/corda/bin/corda-${component}`]);
            expect(names).toContain(`corda-${component}`);
            expect(names).toContain("jvm-tool");
        }
    });
});

describe("the commands of the images", () => {
    const folders = ["corda-community", "corda-firewall", "corda-ha-utilities", "artemis", "postgresql"].map((image) =>
        join(images, image, "bin"),
    );
    const files = new Map(folders.flatMap((folder) => readdirSync(folder).map((name) => [name, join(folder, name)])));
    const scripts = [...files.keys()].filter((name) => name !== "jvm-tool");
    const fileOf = (name: string) => files.get(name) ?? "";

    it.each(scripts)("%s can be run and stops at its first failure", (name) => {
        expect(statSync(fileOf(name)).mode & 0o111).not.toBe(0);
        const text = readFileSync(fileOf(name), "utf8");
        expect(text.startsWith("#!/bin/sh\n")).toBe(true);
        expect(text).toMatch(/^set -eu$|^exec /m);
    });

    it.each(["corda-node", "corda-firewall", "jvm-tool", "artemis-broker", "postgresql"])(
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
