import { type Family, isAtLeast } from "./family";
import type { Release } from "./release";

/** A part of Corda that comes as a jar of its own. */
export type CordaArtifact = "node" | "firewall" | "haUtilities" | "healthSurvey" | "databaseManager" | "obfuscator";

/** Who hands out a release's jars. */
export type ArtifactSource =
    /** Anybody has them from Maven Central. */
    | "maven-central"
    /** The user brings them: Enterprise by R3's licence, and what of Community isn't published. */
    | "user";

/** Community's families whose first release (`4.10`, not `4.10.3`) Maven Central was seen to have: no patch release. */
const onMavenCentral: ReadonlySet<Family> = new Set<Family>([
    "4.0",
    "4.1",
    "4.3",
    "4.4",
    "4.5",
    "4.6",
    "4.7",
    "4.8",
    "4.9",
    "4.10",
]);

/** Source: Corda docs, "HA Utilities", "Health Survey", "Configuration obfuscator", "Database Management Tool". */
const enterpriseNames: Readonly<Record<CordaArtifact, string>> = {
    node: "corda",
    firewall: "corda-firewall",
    haUtilities: "corda-tools-ha-utilities",
    healthSurvey: "corda-tools-health-survey",
    databaseManager: "tools-database-manager",
    obfuscator: "corda-tools-config-obfuscator",
};

/** Whether a release's runnable node is one to download or one that the user brings. */
export function artifactSource({ edition, version, family }: Release): ArtifactSource {
    return edition === "community" && version === family && onMavenCentral.has(family) ? "maven-central" : "user";
}

/**
 * Maven coordinate of a part of a release, or undefined where the edition or the family doesn't have it. The node's is
 * the runnable one. Jars are named after it: `<artifact>-<version>.jar`.
 */
export function artifactCoordinate({ edition, version, family }: Release, artifact: CordaArtifact): string | undefined {
    if (edition === "community") {
        return artifact === "node" ? `net.corda:corda:${version}` : undefined;
    }
    // One tool for the configurations of the network's services and of nodes; before, each had its own.
    if (artifact === "obfuscator" && !isAtLeast(family, "4.5")) {
        return undefined;
    }
    return `com.r3.corda:${enterpriseNames[artifact]}:${version}`;
}
