import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "../report";
import { silent } from "../report";

import { nodeLibraries } from "./node-libraries";
import { runInRoot } from "./root";

/** What Corda says about a configuration. */
export interface Verdict {
    readonly ok: boolean;
    /** What it printed, its mistakes included. */
    readonly output: string;
}

/** Asks the real node of a pinned release whether it would take this node.conf: its own `validate-configuration`. */
export async function validateNodeConfiguration(
    version: string,
    nodeConf: string,
    report: Report = silent,
): Promise<Verdict> {
    const libraries = await nodeLibraries(version, report);
    const base = await mkdtemp(join(tmpdir(), "node-conf-"));
    try {
        await writeFile(join(base, "node.conf"), nodeConf);
        const flags = ["-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"];
        const command = [
            "validate-configuration",
            "--base-directory",
            "/opt/node",
            "--config-file",
            "/opt/node/node.conf",
        ];
        const result = await runInRoot(
            "java",
            [...flags, "-cp", "/opt/corda/lib/*", "net.corda.node.Corda", ...command],
            {
                directories: { node: base, corda: libraries },
                cwd: "/opt/node",
                report,
            },
        );
        return { ok: !result.failed, output: [result.stdout, result.stderr].filter((text) => text !== "").join("\n") };
    } finally {
        await rm(base, { recursive: true, force: true });
    }
}
