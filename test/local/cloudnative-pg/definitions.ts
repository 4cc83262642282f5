import { readFileSync } from "node:fs";
import { join } from "node:path";
import { silent } from "../../../local/report";
import { run } from "../../../local/run";
import { findGo } from "../../../local/toolchain/golang";

const operator = "github.com/cloudnative-pg/cloudnative-pg";
/** Kinds of which the program makes objects. */
const kinds = ["clusters", "scheduledbackups"];

/** The release of the operator that go.mod pins. */
export function operatorRelease(): string {
    const version = new RegExp(`^require ${operator} (v\\S+)$`, "m").exec(
        readFileSync(join(__dirname, "go.mod"), "utf8"),
    )?.[1];
    if (version === undefined) {
        throw new Error(`go.mod doesn't require ${operator}`);
    }
    return version;
}

/**
 * Files that define the kinds of databases of several copies, of the operator's pinned release. They come with its Go
 * module, whose checksum go.sum pins; nothing of it is built or run.
 */
export async function databaseKinds(): Promise<string[]> {
    const { stdout } = await run(
        await findGo(silent),
        ["mod", "download", "-json", `${operator}@${operatorRelease()}`],
        { cwd: __dirname, env: { GOFLAGS: "", GOWORK: "off", GOTOOLCHAIN: "local" } },
    );
    const { Dir: directory } = JSON.parse(stdout) as { readonly Dir: string };
    return kinds.map((kind) => join(directory, "config/crd/bases", `postgresql.cnpg.io_${kind}.yaml`));
}
