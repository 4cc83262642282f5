import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A file of a Maven repository and the digest it must have. */
export interface MavenArtifact {
    /** `group:artifact:version` */
    readonly maven: string;
    readonly sha256: string;
}

/** A Debian package that an image is made around. */
export interface DebianPackage {
    readonly suite: string;
    readonly package: string;
    /** The version the image was last proved with. Unstable moves on: then the served one is taken, and said so. */
    readonly version: string;
}

/** Everything that goes into the images from outside. */
export interface Artifacts {
    /** The runnable node of Community Edition by release: all that Maven Central has of 4.0 and later. */
    readonly corda: Readonly<Record<string, MavenArtifact>>;
    /** The shared broker's version, and the runnable node that holds the jars of exactly that version. */
    readonly broker: { readonly version: string; readonly within: MavenArtifact };
    readonly jmxAgent: MavenArtifact;
    readonly postgresqlDriver: MavenArtifact;
    /** The finance CorDapps are compiled against, never shipped in the image. */
    readonly financeContracts: MavenArtifact;
    readonly financeWorkflows: MavenArtifact;
    /** What the JVM tools need where no node's libraries are. */
    readonly jacksonCore: MavenArtifact;
    readonly jacksonAnnotations: MavenArtifact;
    readonly jacksonDatabind: MavenArtifact;
    /** The AWS SDK's client of Secrets Manager, with what it stands on. */
    readonly secretStoreClients: readonly MavenArtifact[];
    readonly debian: {
        readonly java8: DebianPackage;
        readonly java17: DebianPackage;
        readonly postgresql: DebianPackage;
    };
}

export const artifacts = JSON.parse(readFileSync(join(__dirname, "artifact-pins.json"), "utf8")) as Artifacts;
