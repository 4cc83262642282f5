import type { z } from "zod";
import { httpUrlMistake } from "./host";
import { mavenCoordinateMistake, parseMavenCoordinate, sha256Mistake } from "./maven-coordinate";
import { quoted } from "./quoted";
import { section } from "./section";
import { text } from "./text";

/** A jar's file name as a URL may end in it: no character that would have to be escaped. */
const jarName = /^[A-Za-z0-9_][A-Za-z0-9_.+-]*\.jar$/;

/** What is wrong with the URL of a jar, or undefined. Its last part alone is ever repeated: the rest may hold a token. */
function jarUrlMistake(given: string): string | undefined {
    const mistake = httpUrlMistake(given, "the jar");
    if (mistake !== undefined) {
        return mistake;
    }
    const file = given.slice(given.lastIndexOf("/") + 1);
    return jarName.test(file)
        ? undefined
        : `ends in ${quoted(file)}, which is no name of a jar — write the URL of the file itself, like https://artifacts.example.com/bonds-1.2.jar`;
}

export const cordappSchema = section(
    {
        description:
            "A CorDapp that every notary and node of the network gets, named so that it can only be this one file: by exactly one of `maven` and `url`, and by its digest.",
        examples: [{ maven: "net.corda:corda-finance-contracts:4.10", sha256: "fa07…" }],
        refused: {
            version: "is not known — the version is the third part of `maven`: group:artifact:version",
            file: "is a path of one machine, which no pod has — put the jar on a server and name its url, or into an image or a volume that network.cordappDistribution names",
            path: "is a path of one machine, which no pod has — put the jar on a server and name its url, or into an image or a volume that network.cordappDistribution names",
            image: "is not known on a CorDapp — one image holds them all; name it under network.cordappDistribution",
            oci: "is not known on a CorDapp — one image holds them all; name it under network.cordappDistribution",
            signer: "is not known — the digest already names the one file, signature and all; remove it",
        },
    },
    {
        maven: text({
            description:
                "Maven coordinate `group:artifact:version` of a released version. It is taken from Maven Central, or from `platform.mavenRepository`; with another `cordappDistribution` than `repository` it only names the CorDapp. A node has it as `artifact-version.jar`.",
            examples: ["net.corda:corda-finance-contracts:4.10"],
            pattern: /^[A-Za-z0-9_][A-Za-z0-9_.-]*:[A-Za-z0-9_][A-Za-z0-9_.-]*:[A-Za-z0-9_][A-Za-z0-9_.-]*$/,
            mistakes: mavenCoordinateMistake,
        }).optional(),
        url: text({
            description:
                "URL of the jar, in the place of `maven`: http or https, read without a login. A node has it by the name that the URL ends in.",
            examples: ["https://artifacts.example.com/bonds-1.2.jar"],
            pattern: /^https?:\/\/[^?#]+\/[A-Za-z0-9_][A-Za-z0-9_.+-]*\.jar$/,
            mistakes: jarUrlMistake,
        }).optional(),
        sha256: text({
            description:
                "SHA-256 of the jar, 64 hexadecimal digits, as `sha256sum` prints it. A jar with another digest is never started.",
            examples: ["fa075153d2e863e295e173799b8622f0231dc341ab7386bc476242892b47fa7f"],
            pattern: /^[0-9a-fA-F]{64}$/,
            mistakes: sha256Mistake,
        }).overwrite((digest) => digest.toLowerCase()),
    },
);

/** A CorDapp by coordinate or URL, and digest. */
export type Cordapp = z.output<typeof cordappSchema>;

/** What a node's file is called, or undefined where the name is broken. */
function fileName({ maven, url }: { readonly maven?: unknown; readonly url?: unknown }): string | undefined {
    if (typeof maven === "string") {
        const parsed = parseMavenCoordinate(maven);
        return parsed && `${parsed.artifact}-${parsed.version}.jar`;
    }
    const file = typeof url === "string" ? url.slice(url.lastIndexOf("/") + 1) : "";
    return jarName.test(file) ? file : undefined;
}

/** A mistake of one CorDapp: `[index, key, mistake]`. */
type Conflict = [number, "maven" | "url" | "sha256", string];

/** Remembers who was the first with a value; the index of the first where it was another. */
function earlier(seen: Map<string, number>, value: string | undefined, index: number): number | undefined {
    const first = value === undefined ? undefined : seen.get(value);
    if (value !== undefined && first === undefined) {
        seen.set(value, index);
    }
    return first;
}

/** CorDapps that are named too little or too much, or can't stand beside each other. */
export function cordappConflicts(cordapps: readonly unknown[]): Conflict[] {
    const artifacts = new Map<string, number>();
    const files = new Map<string, number>();
    const digests = new Map<string, number>();
    const oneVersion = "a node loads one version of a CorDapp; keep one entry";
    const conflicts: Conflict[] = [];
    for (const [index, cordapp] of cordapps.entries()) {
        if (typeof cordapp !== "object" || cordapp === null) {
            continue;
        }
        const { maven, url, sha256 } = cordapp as { maven?: unknown; url?: unknown; sha256?: unknown };
        const artifact = typeof maven === "string" ? parseMavenCoordinate(maven)?.artifact : undefined;
        const file = fileName({ maven, url });
        const isDigest = typeof sha256 === "string" && sha256Mistake(sha256) === undefined;
        const sameArtifact = earlier(artifacts, artifact, index);
        const sameFile = earlier(files, file, index);
        const sameDigest = earlier(digests, isDigest ? sha256.toLowerCase() : undefined, index);
        if (maven === undefined && url === undefined) {
            conflicts.push([
                index,
                "maven",
                "is missing — add maven: net.corda:corda-finance-contracts:4.10, or url: https://artifacts.example.com/bonds-1.2.jar in its place",
            ]);
        }
        if (maven !== undefined && url !== undefined) {
            conflicts.push([
                index,
                "url",
                "is a second name beside `maven` — keep one: `maven` for a Maven repository, `url` for any other server",
            ]);
        }
        if (artifact !== undefined && sameArtifact !== undefined) {
            const message = `is the artifact ${artifact} a second time (cordapps[${sameArtifact}]) — ${oneVersion}`;
            conflicts.push([index, "maven", message]);
        } else if (file !== undefined && sameFile !== undefined) {
            const message = `is stored as ${file}, like cordapps[${sameFile}] — ${oneVersion}`;
            conflicts.push([index, maven === undefined ? "url" : "maven", message]);
        }
        if (sameDigest !== undefined) {
            conflicts.push([
                index,
                "sha256",
                `is the digest of cordapps[${sameDigest}] again — two artifacts can't be the same file; run \`sha256sum\` on this one`,
            ]);
        }
    }
    return conflicts;
}
