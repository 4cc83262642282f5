import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { artifacts } from "../../../images/artifacts";
import { pinnedReleases } from "../../../images/recipes";
import { buildImage } from "../../../local/images/build";
import { mavenFiles } from "../../../local/images/maven";
import { nodeLibraries } from "../../../local/images/node-libraries";
import { runInRoot } from "../../../local/images/root";
import { validateNodeConfiguration } from "../../../local/images/validate-configuration";
import { silent } from "../../../local/report";
import { run } from "../../../local/run";

const nodeConf = `
myLegalName = "O=Party A,L=London,C=GB"
p2pAddress = "party-a:10002"
rpcSettings { address = "0.0.0.0:10003", adminAddress = "127.0.0.1:10043" }
devMode = true
detectPublicIp = false
rpcUsers = []
`;

beforeAll(async () => {
    // All in one go: each fetch of its own starts Maven.
    await mavenFiles(Object.values(artifacts.corda), silent);
});

describe.each(Object.keys(artifacts.corda))("the pinned jar of Corda Community %s", (version) => {
    it("says that it is of this release, and takes a plain configuration [000-1] [000-3]", async () => {
        const corda = await nodeLibraries(version, silent);
        const command = ["-cp", "/opt/corda/lib/*", "net.corda.node.Corda", "--version"];
        const { stdout } = await runInRoot("java", ["-Xmx256m", "-XX:TieredStopAtLevel=1", ...command], {
            directories: { corda },
            report: silent,
        });
        expect(stdout).toMatch(new RegExp(`^Version: ${version.replace(".", "\\.")}$`, "m"));
        const { ok, output } = await validateNodeConfiguration(version, nodeConf);
        expect(ok, output).toBe(true);
    });
});

/** Later ones run on the local cluster in the end-to-end tests. */
describe.each(pinnedReleases().filter((version) => ["4.6", "4.7"].includes(version)))(
    "the image of Corda %s",
    (version) => {
        let work: string;
        beforeEach(async () => {
            work = await mkdtemp(join(tmpdir(), "community-release-"));
        });
        afterEach(() => rm(work, { recursive: true, force: true }));

        it("migrates a database and makes a node info with its own commands, on H2 [000-1]", async () => {
            const { archive } = await buildImage("corda-community", version, silent);
            await run("tar", ["--extract", `--file=${archive}`, `--directory=${work}`]);
            const manifest = JSON.parse(await readFile(join(work, "manifest.json"), "utf8")) as { Layers: string[] }[];
            await run("tar", [
                "--extract",
                `--file=${join(work, manifest[0]?.Layers.at(-1) ?? "")}`,
                `--directory=${work}`,
            ]);
            const base = join(work, "base");
            await run("mkdir", [base]);
            await writeFile(join(base, "node.conf"), nodeConf);
            const options = {
                directories: { corda: join(work, "opt/corda"), node: base },
                cwd: "/opt/node",
                env: { NODE_DIRECTORY: "/opt/node", NODE_CONFIGURATION: "/opt/node/node.conf" },
                report: silent,
            };
            const tool = ["-c", ". /opt/corda/bin/jvm-tool; tool corda.pods.node.MigrateSchema first"];
            const migrated = await runInRoot("sh", tool, options);
            expect(migrated.failed, migrated.stdout).toBe(false);
            expect(migrated.stdout).toContain("Schema: migrated from nothing to first");
            const flags = [
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j.configurationFile=/opt/corda/conf/log4j2.xml",
            ];
            const path = ["-cp", "/opt/corda/tools:/opt/corda/lib/*"];
            const info = [
                "generate-node-info",
                "--base-directory",
                "/opt/node",
                "--config-file",
                "/opt/node/node.conf",
            ];
            const made = await runInRoot("java", [...flags, ...path, "corda.pods.node.NodeProcess", ...info], options);
            expect(made.failed, made.stdout).toBe(false);
            expect((await readdir(base)).filter((name) => name.startsWith("nodeInfo-"))).toHaveLength(1);
        });
    },
);
