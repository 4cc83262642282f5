import type { z } from "zod";
import { mavenCoordinateMistake, parseMavenCoordinate, sha256Mistake } from "./maven-coordinate";
import { section } from "./section";
import { text } from "./text";

export const cordappSchema = section(
    {
        description:
            "A CorDapp that every notary and node of the network gets, named so that it can only be this one file.",
        examples: [{ maven: "net.corda:corda-finance-contracts:4.10", sha256: "fa07…" }],
        refused: {
            version: "is not known — the version is the third part of `maven`: group:artifact:version",
            url: "is not known — a CorDapp is named by `maven: group:artifact:version`; set platform.mavenRepository for a repository of your own",
        },
    },
    {
        maven: text({
            description:
                "Maven coordinate `group:artifact:version` of a released version. It is taken from Maven Central, or from `platform.mavenRepository`.",
            examples: ["net.corda:corda-finance-contracts:4.10"],
            pattern: /^[A-Za-z0-9_][A-Za-z0-9_.-]*:[A-Za-z0-9_][A-Za-z0-9_.-]*:[A-Za-z0-9_][A-Za-z0-9_.-]*$/,
            mistakes: mavenCoordinateMistake,
        }),
        sha256: text({
            description:
                "SHA-256 of the jar, 64 hexadecimal digits, as `sha256sum` prints it. A jar with another digest is never started.",
            examples: ["fa075153d2e863e295e173799b8622f0231dc341ab7386bc476242892b47fa7f"],
            pattern: /^[0-9a-fA-F]{64}$/,
            mistakes: sha256Mistake,
        }).overwrite((digest) => digest.toLowerCase()),
    },
);

/** A CorDapp by coordinate and digest. */
export type Cordapp = z.output<typeof cordappSchema>;

/** CorDapps that can't stand beside each other: `[index, key, mistake]`. */
export function cordappConflicts(cordapps: readonly unknown[]): [number, "maven" | "sha256", string][] {
    const conflicts: [number, "maven" | "sha256", string][] = [];
    const artifacts = new Map<string, number>();
    const digests = new Map<string, number>();
    cordapps.forEach((cordapp, index) => {
        const { maven, sha256 } = (cordapp ?? {}) as { maven?: unknown; sha256?: unknown };
        const parsed = typeof maven === "string" ? parseMavenCoordinate(maven) : undefined;
        if (parsed !== undefined) {
            const first = artifacts.get(parsed.artifact);
            if (first !== undefined) {
                conflicts.push([
                    index,
                    "maven",
                    `is the artifact ${parsed.artifact} a second time (cordapps[${first}]) — a node loads one version of a CorDapp; keep one entry`,
                ]);
            }
            artifacts.set(parsed.artifact, first ?? index);
        }
        if (typeof sha256 === "string" && sha256Mistake(sha256) === undefined) {
            const digest = sha256.toLowerCase();
            const first = digests.get(digest);
            if (first !== undefined) {
                conflicts.push([
                    index,
                    "sha256",
                    `is the digest of cordapps[${first}] again — two artifacts can't be the same file; run \`sha256sum\` on this one`,
                ]);
            }
            digests.set(digest, first ?? index);
        }
    });
    return conflicts;
}
