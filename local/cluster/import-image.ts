import { run } from "../run";
import { UserError } from "../user-error";
import { sandboxPaths } from "./sandbox-paths";

/** The image label that says which archive an image came from. */
const sourceLabel = "corda-local/archive-config";

/** Runs `ctr` on the cluster's own containerd: from inside its sandbox, or through what leads there. */
export type RunCtr = (args: readonly string[]) => Promise<{ stdout: string; stderr: string; failed: boolean }>;

/** For the supervisor, which is inside. */
export const ctrInside: RunCtr = (args) => run("ctr", ctrArguments(args), { reject: false });

/** Arguments of `ctr` for the images that pods use. */
export function ctrArguments(args: readonly string[]): string[] {
    return ["--address", sandboxPaths.containerdSocket, "--namespace", "k8s.io", ...args];
}

/**
 * Imports an archive (OCI or docker-archive) under a name. The digest of the image's configuration tells whether it is
 * there already; the archive itself is not read then.
 */
export async function importArchive(ctr: RunCtr, archive: string, reference: string): Promise<"imported" | "present"> {
    const config = await archiveDigest(archive);
    const listed = await ctr(["images", "list", `name==${reference}`]);
    if (listed.stdout.includes(`${sourceLabel}=${config}`)) {
        return "present";
    }
    const imported = await ctr(["images", "import", "--all-platforms=false", archive]);
    const names = [...imported.stdout.matchAll(/^unpacking (\S+) /gm)].map((match) => match[1] ?? "");
    const [first] = names;
    if (imported.failed || first === undefined) {
        throw new UserError(`Image ${reference} could not be imported from ${archive}: ${imported.stderr.trim()}`);
    }
    if (!names.includes(reference)) {
        await must(ctr, ["images", "tag", "--force", first, reference]);
    }
    await must(ctr, ["images", "label", reference, `${sourceLabel}=${config}`]);
    return "imported";
}

async function must(ctr: RunCtr, args: readonly string[]): Promise<void> {
    const result = await ctr(args);
    if (result.failed) {
        throw new UserError(`ctr ${args.join(" ")}: ${result.stderr.trim()}`);
    }
}

/** The digest by which an archive's image is known: of its manifest (OCI) or of its configuration (docker-archive). */
async function archiveDigest(archive: string): Promise<string> {
    const member = async (name: string) => {
        const result = await run("tar", ["-xOf", archive, `./${name}`, name], { reject: false });
        return result.stdout === "" ? undefined : result.stdout;
    };
    const index = await member("index.json");
    if (index !== undefined) {
        const { manifests } = JSON.parse(index) as { manifests: { digest: string }[] };
        return manifests[0]?.digest.replace(":", "-") ?? "";
    }
    const manifest = await member("manifest.json");
    if (manifest !== undefined) {
        const [image] = JSON.parse(manifest) as { Config: string }[];
        return `config-${image?.Config.replace(/\.json$/, "").replace(/^.*\//, "") ?? ""}`;
    }
    throw new UserError(`${archive} is not an image archive: it has neither index.json nor manifest.json.`);
}
