import { join } from "node:path";
import { run } from "../run";
import { locked } from "../lock";
import { cacheDirectory } from "../paths";
import type { Report } from "../report";
import { UserError } from "../user-error";
import { cacheKey } from "./cache-key";
import { debianPackages, programPath } from "./debian-packages";
import { findGo } from "./golang";
import { mendInstallation, providePackages } from "./install-packages";
import { buildArguments, goModule, type Program, type ProgramName, programNames, programs } from "./programs";
import { StampedFiles } from "./stamped-files";

/** The built programs, as absolute paths. */
export interface Toolchain {
    readonly directory: string;
    readonly pulumi: string;
    readonly kubectl: string;
    readonly program: (name: ProgramName) => string;
}

/** Arguments of {@link buildToolchain}. */
export interface ToolchainArgs {
    readonly report: Report;
    /** Which programs are wanted. @default all of them */
    readonly parts?: readonly ProgramName[];
    /** Whether only what a simulated cluster needs is installed. @default false */
    readonly simulate?: boolean;
}

/** What a simulated cluster runs: no containers, so nothing that needs root or a C compiler. */
export const simulationPrograms: readonly ProgramName[] = [
    "pulumi",
    "kube-apiserver",
    "etcd",
    "kube-controller-manager",
    "kube-scheduler",
    "kubectl",
    "volumes",
    "kwok",
];

/** Where the toolchain of these pins is, built or not. */
export function toolchainDirectory(): string {
    return join(cacheDirectory(), "toolchain", cacheKey(goModule, { programs, architecture: process.arch }));
}

/** The programs of the toolchain, without building any. */
export function toolchainAt(directory: string): Toolchain {
    return {
        directory,
        pulumi: join(directory, "pulumi"),
        kubectl: join(directory, "kubectl"),
        program: (name) => join(directory, name),
    };
}

/**
 * Installs what is missing from Debian and builds every program that isn't in the cache yet, or not as it was made.
 * Safe to interrupt and to run twice at once: a second run waits, then finds everything done.
 */
export async function buildToolchain(args: ToolchainArgs): Promise<Toolchain> {
    const directory = toolchainDirectory();
    const wanted = args.parts ?? (args.simulate === true ? simulationPrograms : programNames);
    await mendInstallation(args.report);
    if (args.simulate !== true) {
        await providePackages(debianPackages, args.report);
    }
    if ((await missingPrograms(await StampedFiles.open(directory), wanted)).length > 0) {
        await locked(directory, args.report, () => buildMissing(directory, wanted, args.report));
    }
    return toolchainAt(directory);
}

async function missingPrograms(files: StampedFiles, wanted: readonly ProgramName[]): Promise<ProgramName[]> {
    const there = await Promise.all(wanted.map((name) => files.has(name)));
    return wanted.filter((_, index) => there[index] !== true);
}

async function buildMissing(directory: string, wanted: readonly ProgramName[], report: Report): Promise<void> {
    const files = await StampedFiles.open(directory);
    await files.sweep();
    const missing = await missingPrograms(files, wanted);
    if (missing.length === 0) {
        return;
    }
    const go = await findGo(report);
    for (const [index, name] of missing.entries()) {
        report(`building ${name} (${index + 1} of ${missing.length})`);
        await files.make(name, (output) => build(go, name, output));
    }
}

async function build(go: string, name: ProgramName, output: string): Promise<void> {
    const program: Program = programs[name];
    const result = await run(go, buildArguments(program, output), {
        cwd: goModule,
        reject: false,
        // A user's own Go settings must not change what is built, only where modules come from and are kept.
        env: {
            PATH: programPath(),
            CGO_ENABLED: program.cgo === true ? "1" : "0",
            GOFLAGS: "",
            GOWORK: "off",
            GOTOOLCHAIN: "local",
            GOOS: "linux",
            GOARCH: process.arch === "x64" ? "amd64" : process.arch,
            GOEXPERIMENT: "",
        },
    });
    if (result.failed) {
        const reason = result.stderr.trim().split("\n").slice(-15).join("\n");
        throw new UserError(
            `Building ${name} failed (is the Go module proxy reachable, is there room in ${directoryOf(output)}?):\n${reason}`,
        );
    }
}

function directoryOf(path: string): string {
    return join(path, "..", "..");
}
