import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";

const here = __dirname;
const repository = path.resolve(here, "..", "..");

/** The executables made from this folder. */
export const executables = {
    languageHost: { name: "pulumi-language-nodejs", entry: path.join(here, "language-host", "main.ts") },
    kubernetes: { name: "pulumi-resource-kubernetes", entry: path.join(here, "kubernetes", "main.ts") },
} as const;

/** An executable made from this folder. */
export interface Executable {
    readonly name: string;
    /** The source file it starts with. */
    readonly entry: string;
}

/** The provider of any package, for previews alone. It tells by its directory which package's it is. */
export function previewProvider(packageName: string): Executable {
    return { name: `pulumi-resource-${packageName}`, entry: path.join(here, "preview-provider", "main.ts") };
}

/** The file beside an executable made here that tells what it was made of. */
export function stampOf(file: string): string {
    return path.join(path.dirname(file), `.${path.basename(file)}.key`);
}

/** Whether an executable is one of those made here. */
export function isStandIn(file: string): boolean {
    return fs.existsSync(stampOf(file));
}

/** The version of an installed package. */
export function installedVersion(packageName: string): string {
    const file = path.join(repository, "node_modules", packageName, "package.json");
    return (JSON.parse(fs.readFileSync(file, "utf8")) as { version: string }).version;
}

/** Changes whenever the executables would: with the sources here and with the versions of the packages used. */
export function contentKey(): string {
    const hash = createHash("sha256").update(process.version);
    for (const file of sourceFiles(here)) {
        hash.update(path.relative(here, file)).update("\0").update(fs.readFileSync(file)).update("\0");
    }
    for (const name of ["@grpc/grpc-js", "google-protobuf", "@kubernetes/client-node", "esbuild"]) {
        hash.update(`${name}@${installedVersion(name)}\n`);
    }
    hash.update(`${installedVersion("@pulumi/pulumi")} ${installedVersion("@pulumi/kubernetes")}`);
    return hash.digest("hex").slice(0, 16);
}

function sourceFiles(directory: string): string[] {
    return fs
        .readdirSync(directory, { withFileTypes: true })
        .sort((one, other) => one.name.localeCompare(other.name))
        .flatMap((entry) => {
            const file = path.join(directory, entry.name);
            if (entry.isDirectory()) return sourceFiles(file);
            return entry.name.endsWith(".ts") ? [file] : [];
        });
}

/** Writes one executable: a script with everything it needs inside, so that it starts fast and from anywhere. */
export async function bundle(entry: string, file: string): Promise<void> {
    const esbuild = await import("esbuild");
    const result = await esbuild.build({
        absWorkingDir: repository,
        entryPoints: [entry],
        bundle: true,
        platform: "node",
        target: "node20",
        format: "cjs",
        minifySyntax: true,
        legalComments: "none",
        banner: { js: "#!/usr/bin/env node" },
        define: {
            SDK_VERSION: JSON.stringify(installedVersion("@pulumi/pulumi")),
            KUBERNETES_VERSION: JSON.stringify(installedVersion("@pulumi/kubernetes")),
            "import.meta.url": "undefined",
        },
        logLevel: "silent",
        write: false,
    });
    writeExecutable(file, result.outputFiles[0]?.contents ?? new Uint8Array());
}

/** Whoever reads the file sees the old or the new one, never half of it. */
export function writeExecutable(file: string, contents: Uint8Array): void {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const temporary = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
    fs.writeFileSync(temporary, contents, { mode: 0o755 });
    fs.chmodSync(temporary, 0o755);
    fs.renameSync(temporary, file);
}
