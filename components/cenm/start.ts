import { paths } from "./files";
import { type CenmSize, cenmJvmFlags } from "./size";
import type { CenmFlags } from "./zone-conf";

/** How a JVM of CENM is started. */
export interface JvmStart {
    readonly size: CenmSize;
    /** Its jar in R3's image, by its name. */
    readonly jar: string;
    readonly arguments: readonly string[];
    /** Flags whose value is read from a file, by its path, when the process starts. */
    readonly secretFlags?: Readonly<Record<string, string>>;
}

/** A container's command and arguments. */
export interface ContainerCommand {
    readonly command: string[];
    readonly args: string[];
}

/**
 * The service's own JVM as the container's first process, so that SIGTERM reaches it and its end is the container's. A
 * shell stands before it only where a password has no other way in than a flag, and is gone when the JVM runs.
 */
export function startCommand(start: JvmStart): ContainerCommand {
    const args = [
        ...cenmJvmFlags(start.size),
        `-Dlog4j.configurationFile=${paths.logging}`,
        "-jar",
        `${paths.jars}/${start.jar}`,
        ...start.arguments,
    ];
    const secretFlags = Object.entries(start.secretFlags ?? {});
    if (secretFlags.length === 0) {
        return { command: ["java"], args };
    }
    const read = secretFlags.map(([flag, file]) => `"--${flag}=$(cat ${file})"`).join(" ");
    return { command: ["sh", "-c", `exec java "$@" ${read}`, "sh"], args };
}

/** Flags as arguments, and those to be read from files of the configuration. */
export function flagArguments(flags: CenmFlags): Required<Pick<JvmStart, "arguments" | "secretFlags">> {
    const plain = Object.entries(flags).flatMap(([flag, value]) =>
        typeof value === "string" ? [`--${flag}=${value}`] : [],
    );
    const secret = Object.entries(flags).flatMap(([flag, value]) =>
        typeof value === "string" ? [] : [[flag, `${paths.configuration}/${value.file}`] as const],
    );
    return { arguments: plain, secretFlags: Object.fromEntries(secret) };
}
