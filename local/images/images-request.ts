import { type CordaBinary, type CordaComponent, cordaComponents } from "../../images/binaries";
import { type Edition, editions } from "../../components/versions/family";
import { UserError } from "../user-error";
import type { BinarySource } from "./binary-plan";
import { cordaBinary } from "./corda-binary";
import type { Credentials } from "./credentials";

/** What `npm run images` is asked beside a stack. */
export interface ImagesOptions {
    readonly edition?: string;
    readonly release?: string;
    /** Only for a release that isn't in the catalogue. */
    readonly platformVersion?: string;
    /** URL of a Maven repository, or a directory. @default Maven Central */
    readonly from?: string;
    readonly components?: string;
    /** `<component>=<digest>`, or the digest alone where one component is asked for. */
    readonly sha256?: readonly string[];
}

/** Images beside those around Corda's own jars, made of what this repository pins alone. */
const besides = ["artemis", "postgresql"] as const;
type Beside = (typeof besides)[number];

/** Images to build. */
export interface ImagesRequest {
    readonly release: string;
    readonly binaries: readonly CordaBinary[];
    readonly besides: readonly Beside[];
    readonly source: BinarySource;
    /** Digests that the user knows. */
    readonly sha256: Readonly<Partial<Record<CordaComponent, string>>>;
}

/**
 * Reads what is asked for; nothing where it is the images of a stack.
 *
 * @throws UserError in one line that names the option and the fix.
 */
export function readImagesRequest(options: ImagesOptions, credentials?: Credentials): ImagesRequest | undefined {
    const { edition, release, from, components, sha256, platformVersion } = options;
    if (release === undefined) {
        const [alone] = Object.entries({ edition, from, components, sha256, platformVersion }).filter(
            ([, value]) => value !== undefined,
        );
        if (alone !== undefined) {
            const option = alone[0].replace("V", "-v");
            throw new UserError(`--${option} goes with --release: say which release, like --release 4.12.5.`);
        }
        return undefined;
    }
    const all = readComponents(components ?? "node");
    const wanted = cordaComponents.filter((one) => all.includes(one));
    const request = {
        edition: readEdition(edition ?? "community"),
        version: release,
        ...(platformVersion === undefined ? {} : { platformVersion: readNumber(platformVersion) }),
    };
    return {
        release,
        besides: besides.filter((one) => all.includes(one)),
        binaries: wanted.map((component) => cordaBinary(request, component)),
        source: readSource(from, credentials),
        sha256: readDigests(sha256 ?? [], wanted),
    };
}

function readNumber(text: string): number {
    if (!/^[1-9]\d*$/.test(text)) {
        throw new UserError(`--platform-version ${text}: it is a whole number, like 140.`);
    }
    return Number(text);
}

function readEdition(text: string): Edition {
    const edition = editions.find((one) => one === text);
    if (edition === undefined) {
        throw new UserError(`--edition ${text}: it is ${editions.join(" or ")}.`);
    }
    return edition;
}

function readComponents(text: string): (CordaComponent | Beside)[] {
    const known = [...cordaComponents, ...besides];
    return text.split(",").map((name) => {
        const component = known.find((one) => one === name.trim());
        if (component === undefined) {
            throw new UserError(`--components ${text}: "${name}" is none of ${known.join(", ")}.`);
        }
        return component;
    });
}

function readSource(from: string | undefined, credentials: Credentials | undefined): BinarySource {
    if (from === undefined) {
        return { kind: "central" };
    }
    if (!/^[a-z]+:\/\//i.test(from)) {
        return { kind: "directory", path: from };
    }
    const url = URL.canParse(from) ? new URL(from) : undefined;
    if (url === undefined || !["https:", "http:"].includes(url.protocol) || url.search !== "" || url.hash !== "") {
        throw new UserError(`--from has to be the https address of a Maven repository, or a directory.`);
    }
    if (url.username !== "" || url.password !== "") {
        // Whatever stands here is in the shell's history and in the list of processes.
        throw new UserError("--from holds a user name or password: give them with --credentials <file> instead.");
    }
    return { kind: "repository", url: from, ...(credentials === undefined ? {} : { credentials }) };
}

function readDigests(
    texts: readonly string[],
    wanted: readonly CordaComponent[],
): Partial<Record<CordaComponent, string>> {
    const [only] = wanted;
    return Object.fromEntries(
        texts.map((text) => {
            const [name = "", digest] = text.split("=");
            const component = digest === undefined && wanted.length === 1 ? only : wanted.find((one) => one === name);
            if (component === undefined) {
                throw new UserError(`--sha256 ${text}: write <component>=<digest>, with one of: ${wanted.join(", ")}.`);
            }
            return [component, digest ?? name];
        }),
    );
}
