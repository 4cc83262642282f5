import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { type DebianPackage, type MavenArtifact, artifacts } from "./artifacts";
import { type CordaBinary, type CordaComponent, pinnedDigest, pinnedNode, withoutImage } from "./binaries";

/** Images made around a runnable jar of Corda. */
export type CordaImageName = "corda-community" | "corda-enterprise" | "corda-firewall" | "corda-ha-utilities";

/** What an image is made of. Everything here decides its tag. */
export interface Recipe {
    readonly name: CordaImageName | "postgresql" | "artemis";
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
    /** How an image of Corda is put together; nothing for others. */
    readonly corda?: CordaParts;
}

/** How an image of Corda is put together. */
export interface CordaParts {
    readonly component: CordaComponent;
    readonly java: 8 | 17;
    /** Folders and files of this directory whose files become the commands in `/opt/corda/bin`. */
    readonly commands: readonly string[];
    /**
     * Which JVM tools go in: all of them, all but those that speak for a dev zone (they use what is internal to a node
     * and are proved with Community alone), or only what the image's commands call.
     */
    readonly tools: "all" | "without zone" | "called";
    /** Where pods mount volumes; made so that a read-only root needs nothing else. */
    readonly mounts: readonly string[];
}

const layout = 2;

/** Commands of the node's image that need no node, and so go into the others as well. */
const commandsOfAll = ["jvm-tool", "corda-configuration", "corda-keystores", "corda-write-secret"].map(
    (name) => `corda-community/bin/${name}`,
);

/** The recipe of an image whose content this repository pins; an unknown version is refused with the known ones. */
export function recipeFor(name: Recipe["name"], cordaVersion?: string): Recipe {
    switch (name) {
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
        case "corda-community":
            return communityRecipe(cordaVersion);
        case "corda-enterprise":
        case "corda-firewall":
        case "corda-ha-utilities":
            throw new Error(
                `the image ${name} is made around a licensed jar: nothing here can name it without its digest`,
            );
    }
}

function communityRecipe(version: string | undefined): Recipe {
    const node = version === undefined ? undefined : pinnedNode(version);
    const sha256 = node === undefined ? undefined : pinnedDigest(node.maven);
    if (node === undefined || sha256 === undefined || withoutImage(node) !== undefined) {
        const known = pinnedReleases().join(", ");
        throw new Error(`there is no image recipe for Corda ${version ?? "without a version"}: ${known} have one`);
    }
    return cordaRecipe(node, sha256);
}

/** Releases of Community Edition whose image can be built from what this repository pins. */
export function pinnedReleases(): string[] {
    return Object.keys(artifacts.corda).filter((release) => {
        const node = pinnedNode(release);
        return node !== undefined && withoutImage(node) === undefined;
    });
}

/**
 * The recipe of the image around a runnable jar, once its digest is known: the image's name needs no jar.
 *
 * @throws Error when there can be no such image, with the reason.
 */
export function cordaRecipe(binary: CordaBinary, sha256: string): Recipe {
    const reason = withoutImage(binary);
    if (reason !== undefined) {
        throw new Error(`there can be no image of Corda ${binary.release}'s ${binary.component}: ${reason}`);
    }
    const { java, maven } = binary;
    const { name, command, corda, beside } = kindOf(binary);
    return {
        name,
        version: binary.release,
        base: java === 8 ? artifacts.debian.java8 : artifacts.debian.java17,
        artifacts: {
            [binary.component]: { maven, sha256 },
            jmxAgent: artifacts.jmxAgent,
            ...storeClients,
            ...beside,
        },
        sources: [...corda.commands, "corda-community/conf", "tools/src/main", "jvm.ts"],
        entrypoint: [`/opt/corda/bin/${command}`],
        layout,
        corda: { component: binary.component, java, ...corda },
    };
}

/** Role of each library of {@link Artifacts.secretStoreClients}: this before the jar's name. */
export const storeClientRole = "stores/";

/** Every image of Corda has the command that keeps files in a store of secrets. */
const storeClients = Object.fromEntries(
    artifacts.secretStoreClients.map((artifact) => {
        const [, name = "", version = ""] = artifact.maven.split(":");
        return [`${storeClientRole}${name}-${version}.jar`, artifact];
    }),
);

interface Kind {
    readonly name: CordaImageName;
    readonly command: string;
    readonly corda: Pick<CordaParts, "commands" | "tools" | "mounts">;
    /** Artifacts beside the jar and the agent. */
    readonly beside: Readonly<Record<string, MavenArtifact>>;
}

function kindOf({ edition, component }: CordaBinary): Kind {
    const { postgresqlDriver, financeContracts, financeWorkflows } = artifacts;
    const { jacksonCore, jacksonAnnotations, jacksonDatabind } = artifacts;
    const jackson = { jacksonCore, jacksonAnnotations, jacksonDatabind };
    switch (component) {
        case "node":
            return {
                name: `corda-${edition}`,
                command: "corda-node",
                corda: {
                    commands: ["corda-community/bin"],
                    tools: edition === "community" ? "all" : "without zone",
                    mounts: ["keystores"],
                },
                beside: { postgresqlDriver, financeContracts, financeWorkflows },
            };
        case "firewall":
            return {
                name: "corda-firewall",
                command: "corda-firewall",
                corda: {
                    commands: [...commandsOfAll, "corda-firewall/bin"],
                    tools: "called",
                    mounts: ["firewall", "keystores"],
                },
                beside: jackson,
            };
        case "ha-utilities":
            return {
                name: "corda-ha-utilities",
                command: "corda-ha-utilities",
                corda: {
                    commands: [...commandsOfAll, "corda-ha-utilities/bin"],
                    tools: "called",
                    mounts: ["work", "keystores"],
                },
                beside: jackson,
            };
    }
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

/** The files of a folder and of those in it, in a fixed order; a file is itself. */
export function filesBelow(path: string): string[] {
    if (statSync(path).isFile()) {
        return [path];
    }
    return readdirSync(path, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
}
