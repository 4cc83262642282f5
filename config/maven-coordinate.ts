import { quoted } from "./quoted";

/** The three parts of a Maven coordinate. */
export interface MavenCoordinate {
    readonly group: string;
    readonly artifact: string;
    readonly version: string;
}

const part = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

/** Takes `group:artifact:version` apart; undefined when it isn't one. */
export function parseMavenCoordinate(coordinate: string): MavenCoordinate | undefined {
    const [group, artifact, version, ...rest] = coordinate.split(":");
    if (group === undefined || artifact === undefined || version === undefined || rest.length > 0) {
        return undefined;
    }
    const sound = [group, artifact, version].every((one) => part.test(one) && !one.includes(".."));
    return sound ? { group, artifact, version } : undefined;
}

/** What is wrong with a coordinate, or undefined. */
export function mavenCoordinateMistake(coordinate: string): string | undefined {
    const parsed = parseMavenCoordinate(coordinate);
    if (parsed === undefined) {
        const parts = coordinate.split(":").length;
        const found =
            parts === 3
                ? "has an empty part or a character Maven doesn't allow"
                : `has ${parts} part${parts === 1 ? "" : "s"}`;
        return `${quoted(coordinate)} ${found} — write group:artifact:version, like net.corda:corda-finance-contracts:4.10`;
    }
    if (/^(LATEST|RELEASE)$/i.test(parsed.version) || /-SNAPSHOT$/i.test(parsed.version)) {
        return `version ${quoted(parsed.version)} changes over time, its digest with it — name a released version`;
    }
    return undefined;
}

const emptyFile = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** What is wrong with a SHA-256 in hexadecimal, or undefined. */
export function sha256Mistake(digest: string): string | undefined {
    const mend = "run `sha256sum` on the jar and paste its 64 hexadecimal digits";
    if (!/^[0-9a-fA-F]{64}$/.test(digest)) {
        return `is no SHA-256 digest (${digest.length} characters) — ${mend}`;
    }
    if (/^(.)\1*$/.test(digest)) {
        return `is a placeholder, not a digest — ${mend}`;
    }
    if (digest.toLowerCase() === emptyFile) {
        return `is the digest of an empty file — download the jar again, then ${mend}`;
    }
    return undefined;
}
