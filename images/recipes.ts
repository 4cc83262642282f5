import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { type DebianPackage, type MavenArtifact, artifacts } from "./artifacts";

/** What an image is made of. Everything here decides its tag. */
export interface Recipe {
    readonly name: "corda-community" | "postgresql" | "artemis";
    /** The version of what runs in it. */
    readonly version: string;
    /** The Debian root it stands on. */
    readonly base: DebianPackage;
    /** Maven artifacts by their role in the image. */
    readonly artifacts: Readonly<Record<string, MavenArtifact>>;
    /** Files and folders of this directory that go in, as they are, compiled or rendered. */
    readonly sources: readonly string[];
    /** Runs as PID 1 where the pod gives no command. */
    readonly entrypoint: readonly string[];
    /** Raised when the builder lays the same parts out differently. */
    readonly layout: number;
}

const layout = 1;

/** The recipe of an image; an unknown Corda version is refused with the known ones. */
export function recipeFor(name: Recipe["name"], cordaVersion?: string): Recipe {
    switch (name) {
        case "corda-community":
            return cordaRecipe(cordaVersion);
        case "artemis":
            return {
                name,
                version: artifacts.broker.version,
                base: artifacts.debian.java8,
                artifacts: { node: artifacts.broker.within, jmxAgent: artifacts.jmxAgent },
                sources: [
                    "artemis",
                    "corda-community/bin/corda-keystores",
                    "corda-community/bin/jvm-tool",
                    "tools/src/main",
                    "jvm.ts",
                ],
                entrypoint: ["/opt/corda/bin/artemis-broker"],
                layout,
            };
        case "postgresql":
            return {
                name,
                version: "15",
                base: artifacts.debian.postgresql,
                artifacts: {},
                sources: ["postgresql"],
                entrypoint: ["/opt/postgresql/bin/postgresql"],
                layout,
            };
    }
}

function cordaRecipe(version: string | undefined): Recipe {
    const node = version === undefined ? undefined : artifacts.corda[version];
    if (version === undefined || node === undefined) {
        const known = Object.keys(artifacts.corda).join(", ");
        throw new Error(`there is no image recipe for Corda ${version ?? "without a version"}: ${known} have one`);
    }
    const { jmxAgent, postgresqlDriver, financeContracts, financeWorkflows } = artifacts;
    return {
        name: "corda-community",
        version,
        base: artifacts.debian.java8,
        artifacts: { node, jmxAgent, postgresqlDriver, financeContracts, financeWorkflows },
        sources: ["corda-community", "tools/src/main", "jvm.ts"],
        entrypoint: ["/opt/corda/bin/corda-node"],
        layout,
    };
}

/** Twelve hexadecimal digits over the recipe and the content of its sources. */
export function recipeHash(recipe: Recipe): string {
    const hash = createHash("sha256").update(JSON.stringify(recipe));
    for (const source of recipe.sources) {
        for (const file of filesBelow(join(__dirname, source))) {
            hash.update(`\0${relative(__dirname, file)}\0`).update(readFileSync(file));
        }
    }
    return hash.digest("hex").slice(0, 12);
}

function filesBelow(path: string): string[] {
    if (statSync(path).isFile()) {
        return [path];
    }
    return readdirSync(path, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
}
