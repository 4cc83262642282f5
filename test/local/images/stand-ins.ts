import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { run } from "../../../local/run";

/** A jar that takes a licensed one's place in tests: of the documented form, with a program that says how it runs. */
export interface StandIn {
    readonly file: string;
    /** The manifest's main attributes. */
    readonly manifest: Readonly<Record<string, string>>;
    /** What is in it: text by its path. @default nothing */
    readonly texts?: Readonly<Record<string, string>>;
    /** A folder whose content is in it. */
    readonly content: string;
}

/** Makes the jar. */
export async function makeStandIn({ file, manifest, texts, content }: StandIn): Promise<void> {
    for (const [path, text] of Object.entries(texts ?? {})) {
        await mkdir(dirname(join(content, path)), { recursive: true });
        await writeFile(join(content, path), text);
    }
    await mkdir(dirname(file), { recursive: true });
    const lines = Object.entries(manifest).map(([name, value]) => `${name}: ${value}\n`);
    await writeFile(`${file}.manifest`, lines.join(""));
    await run("jar", ["--create", "--file", file, "--manifest", `${file}.manifest`, "-C", content, "."]);
}

/** What a {@link standInProgram} printed. */
export interface ProgramRun {
    readonly arguments: readonly string[];
    /** Flags of the JVM, as it was given them. */
    readonly flags: readonly string[];
    /** Its Java's version. */
    readonly java: string;
}

/** Reads what a {@link standInProgram} printed among other lines. */
export function readRun(output: string): ProgramRun {
    const line = output.split("\n").find((one) => one.startsWith('{"arguments":'));
    if (line === undefined) {
        throw new Error(`the stand-in said nothing: ${output}`);
    }
    return JSON.parse(line) as ProgramRun;
}

/**
 * Compiles the class `standin.Program`, which prints as JSON how it was started, and as a generator of key stores makes
 * its files; gives back the folder of classes.
 */
export async function standInProgram(work: string, java: 8 | 17): Promise<string> {
    const classes = join(work, `classes-${java}`);
    await mkdir(classes, { recursive: true });
    await writeFile(join(work, "Program.java"), program);
    await run("javac", ["--release", String(java), "-Xlint:-options", "-d", classes, join(work, "Program.java")]);
    return classes;
}

const program = String.raw`package standin;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

public final class Program {
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 1 && arguments[0].equals("generate-internal-artemis-ssl-keystores")) {
            Path artemis = Paths.get(arguments[1].substring("--base-directory=".length()), "artemis");
            Files.createDirectories(artemis);
            for (String store : Arrays.asList("artemis", "artemis-root", "artemis-truststore")) {
                Files.write(artemis.resolve(store + ".jks"), new byte[1]);
            }
        }
        System.out.println("{\"arguments\":" + list(Arrays.asList(arguments))
            + ",\"flags\":" + list(ManagementFactory.getRuntimeMXBean().getInputArguments())
            + ",\"java\":\"" + System.getProperty("java.specification.version") + "\"}");
    }

    private static String list(List<String> texts) {
        return texts.stream().map(text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
            .collect(Collectors.joining(",", "[", "]"));
    }
}
`;
