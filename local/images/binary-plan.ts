import { type CordaBinary, pinnedDigest } from "../../images/binaries";
import { artifactPath } from "../maven";
import { UserError } from "../user-error";
import type { Credentials } from "./credentials";

/** Where runnable jars of Corda come from. */
export type BinarySource =
    | { readonly kind: "central" }
    /** Any Maven repository: the vendor's own, or a mirror. */
    | { readonly kind: "repository"; readonly url: string; readonly credentials?: Credentials }
    /** Jars beside each other, or laid out as in a Maven repository. */
    | { readonly kind: "directory"; readonly path: string };

/** What is fetched, where from, and what it is held to. */
export interface BinaryPlan {
    /** `group:artifact:version` */
    readonly maven: string;
    readonly from:
        | { readonly kind: "central" }
        | { readonly kind: "url"; readonly url: string; readonly credentials?: Credentials }
        /** The first of these files that is there. */
        | { readonly kind: "files"; readonly files: readonly string[] };
    /**
     * The SHA-256 it must have: pinned in this repository, given by the user, or recorded when it was fetched first.
     * Nothing at the first time: then it is held to the repository's own checksum, and recorded.
     */
    readonly digest?: { readonly known: "pinned" | "given" | "recorded"; readonly sha256: string };
}

/** What is known of a runnable jar beside what it is. */
export interface KnownDigests {
    /** By the user, for this run. */
    readonly given?: string;
    /** When it was fetched first. */
    readonly recorded?: string;
}

/**
 * Decides what is fetched for a runnable jar, and what it is held to.
 *
 * @throws UserError where Maven Central can't have it, where digests contradict each other, and where neither a digest
 * nor TLS would tell who made it.
 */
export function planBinary({ maven }: CordaBinary, source: BinarySource, known: KnownDigests = {}): BinaryPlan {
    const digest = digestOf(maven, pinnedDigest(maven), known);
    switch (source.kind) {
        case "central":
            if (digest?.known !== "pinned") {
                throw new UserError(
                    `Maven Central has no ${maven} that this repository knows: say where it is, with --from.`,
                );
            }
            return { maven, from: source, digest };
        case "repository": {
            const { url, credentials } = source;
            refuseOpenWay(url, credentials !== undefined || digest === undefined);
            const file = `${url.replace(/\/+$/, "")}/${artifactPath(maven)}`;
            return withDigest(
                { maven, from: { kind: "url", url: file, ...(credentials === undefined ? {} : { credentials }) } },
                digest,
            );
        }
        case "directory":
            return withDigest({ maven, from: { kind: "files", files: filesOf(source.path, maven) } }, digest);
    }
}

/** The files of a directory that an artifact may be: beside the others, or as in a Maven repository. */
export function filesOf(directory: string, maven: string): string[] {
    const path = artifactPath(maven);
    const root = directory.replace(/\/+$/, "");
    return [`${root}/${path.split("/").at(-1) ?? ""}`, `${root}/${path}`];
}

function digestOf(maven: string, pinned: string | undefined, known: KnownDigests): BinaryPlan["digest"] {
    if (known.given !== undefined && !/^[0-9a-f]{64}$/.test(known.given)) {
        throw new UserError(`--sha256 of ${maven}: "${known.given}" is no SHA-256: 64 lower-case hexadecimal digits.`);
    }
    const all = [
        { known: "pinned", sha256: pinned },
        { known: "given", sha256: known.given },
        { known: "recorded", sha256: known.recorded },
    ] as const;
    const found = all.flatMap((one) => (one.sha256 === undefined ? [] : [{ known: one.known, sha256: one.sha256 }]));
    const [first] = found;
    const other = found.find(({ sha256 }) => sha256 !== first?.sha256);
    if (first !== undefined && other !== undefined) {
        throw new UserError(
            `${maven}: the sha256 ${other.known} is ${other.sha256}, the one ${first.known} is ${first.sha256}. ` +
                "One of them is of another jar: find out which before anything else.",
        );
    }
    return first;
}

function withDigest(plan: BinaryPlan, digest: BinaryPlan["digest"]): BinaryPlan {
    return digest === undefined ? plan : { ...plan, digest };
}

/** Over plain HTTP anybody on the way reads credentials and changes jars; on this machine nobody is on the way. */
function refuseOpenWay(url: string, needsTls: boolean): void {
    const { protocol, hostname } = new URL(url);
    const here = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
    if (protocol === "http:" && needsTls && !here) {
        throw new UserError(`${url}: use https, or give the jar's digest with --sha256 and no credentials.`);
    }
}
