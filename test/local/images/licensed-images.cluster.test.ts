import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { artifacts } from "../../../images/artifacts";
import { imagesCommand } from "../../../local/commands/images";
import { baseRoot } from "../../../local/images/base-root";
import { binaryLockFile, recordedDigest } from "../../../local/images/binary-lock";
import { type BuiltCordaImage, buildCordaImage } from "../../../local/images/build";
import { cordaBinary } from "../../../local/images/corda-binary";
import { mavenFiles } from "../../../local/images/maven";
import { runInRoot } from "../../../local/images/root";
import { cacheDirectory } from "../../../local/paths";
import { silent } from "../../../local/report";
import { run } from "../../../local/run";
import { sha256 } from "../../../local/toolchain/stamped-files";
import { makeStandIn, readRun, standInProgram } from "./stand-ins";

/**
 * The licensed jars can't be had here. What is proved is the builder, with jars of the form that their vendor documents:
 * a node's with the libraries of Community, the others with a program that says how it was started.
 */
describe("images around stand-ins of the licensed jars", () => {
    let work: string;
    let jars: string;

    beforeAll(async () => {
        work = await mkdtemp(join(tmpdir(), "licensed-images-"));
        jars = join(work, "jars");
        await mkdir(jars);
        const { corda, debian, ...others } = artifacts;
        const node = corda["4.10"];
        const { jmxAgent, postgresqlDriver, financeContracts, financeWorkflows, secretStoreClients } = others;
        const shared = [jmxAgent, postgresqlDriver, financeContracts, financeWorkflows, ...secretStoreClients];
        const jackson = [others.jacksonCore, others.jacksonAnnotations, others.jacksonDatabind];
        const roots = await Promise.all([baseRoot(debian.java8, silent), baseRoot(debian.java17, silent)]);
        const files = await mavenFiles([...(node === undefined ? [] : [node]), ...shared, ...jackson], silent);
        const file = (wanted: { sha256: string } | undefined) => files.get(wanted?.sha256 ?? "") ?? "";
        // What is not the stand-ins' own lies in the directory too, as where nothing else can be reached.
        for (const artifact of [...shared, ...jackson]) {
            const [, name = "", version = ""] = artifact.maven.split(":");
            await copyFile(file(artifact), join(jars, `${name}-${version}.jar`));
        }
        await standInNode(file(node), join(jars, "corda-4.10.99.jar"));
        await standInFirewall(join(jars, "corda-firewall-4.12.99.jar"));
        await makeStandIn({
            file: join(jars, "corda-tools-ha-utilities-4.11.99.jar"),
            manifest: { "Main-Class": "standin.Program" },
            content: await standInProgram(join(work, "ha"), 8),
        });
        // A cache of their own, so that no stand-in is ever taken for the jar; only the Debian roots are the real ones.
        const images = join(work, "cache/corda-on-kubernetes/images");
        await mkdir(images, { recursive: true });
        for (const { root } of roots) {
            await symlink(join(root, ".."), join(images, basename(join(root, ".."))));
        }
        vi.stubEnv("XDG_CACHE_HOME", join(work, "cache"));
    });
    afterAll(async () => {
        vi.unstubAllEnvs();
        await rm(work, { recursive: true, force: true });
    });

    /** The runnable node of Community under a licensed one's manifest. */
    async function standInNode(community: string, file: string): Promise<void> {
        await copyFile(community, file);
        const claims = ["Corda-Vendor: Corda Enterprise Edition", "Corda-Release-Version: 4.10.99"];
        await writeFile(join(work, "claims"), `${claims.join("\n")}\n`);
        await run("jar", ["--update", "--file", file, "--manifest", join(work, "claims")]);
    }

    async function standInFirewall(file: string): Promise<void> {
        const content = join(work, "firewall");
        await mkdir(content);
        const classes = await standInProgram(join(work, "classes"), 17);
        await makeStandIn({ file: join(content, "corda-bridge.jar"), manifest: {}, content: classes });
        await rm(join(content, "corda-bridge.jar.manifest"));
        await makeStandIn({
            file,
            manifest: {
                "Main-Class": "Capsule",
                "Application-Class": "standin.Program",
                "JVM-Args": "-Xmx512m -XX:+UseG1GC",
                "System-Properties": "visualvm.display.name=CordaFirewall",
                "Corda-Release-Version": "4.12.99",
            },
            texts: { "node-jvm-args.txt": "--add-opens=java.base/java.util=ALL-UNNAMED\n" },
            content,
        });
    }

    async function build(component: "node" | "firewall" | "ha-utilities", version: string): Promise<BuiltCordaImage> {
        const binary = cordaBinary({ edition: "enterprise", version }, component);
        return buildCordaImage({ binary, source: { kind: "directory", path: jars }, report: silent });
    }

    /** The image's own layer, unpacked. */
    async function ownLayer(image: { archive: string; name: string }): Promise<string> {
        const content = await mkdtemp(join(work, `${image.name}-`));
        await run("tar", ["--extract", `--file=${image.archive}`, `--directory=${content}`]);
        const manifest = JSON.parse(await readFile(join(content, "manifest.json"), "utf8")) as { Layers: string[] }[];
        const root = join(content, "root");
        await mkdir(root);
        const own = join(content, manifest[0]?.Layers.at(-1) ?? "");
        await run("tar", ["--extract", `--file=${own}`, `--directory=${root}`]);
        return root;
    }

    it("has a node's image start the node with what its launcher would add, and our tools but a dev zone's [000-1]", async () => {
        const image = await build("node", "4.10.99");
        expect(image.reference).toMatch(/^localhost\/corda\/corda-enterprise:4\.10\.99-[0-9a-f]{12}$/);
        expect(image.around.sha256).toBe(await sha256(join(jars, "corda-4.10.99.jar")));
        const root = await ownLayer(image);
        const corda = join(root, "opt/corda");
        expect(await readFile(join(corda, "jvm-flags"), "utf8")).toBe("-Dvisualvm.display.name=Corda\n");
        expect((await readdir(join(corda, "tools/corda/pods"))).sort()).toContain("node");
        expect(existsSync(join(corda, "tools/corda/pods/zone"))).toBe(false);
        await writeFile(join(corda, "java"), '#!/bin/sh\nprintf "%s\\n" "$@"\n', { mode: 0o755 });
        const { stdout } = await runInRoot(
            "sh",
            ["-c", "PATH=/opt/corda:$PATH exec /opt/corda/bin/corda-node -Xmx1g"],
            {
                directories: { corda },
                report: silent,
            },
        );
        const started = stdout.split("\n");
        expect(started.slice(0, 2)).toEqual(["-Dvisualvm.display.name=Corda", "-Xmx1g"]);
        expect(started[2]).toMatch(/^-javaagent:\/opt\/corda\/lib\/quasar-core-.*\.jar=x\(.*\)/);
        await rm(join(corda, "java"));
        const logging = "-Dlog4j.configurationFile=/opt/corda/conf/log4j2.xml";
        const command = ["-cp", "/opt/corda/tools:/opt/corda/lib/*", "corda.pods.node.NodeProcess", "--version"];
        const real = await runInRoot("java", ["-Xmx256m", logging, ...command], {
            directories: { corda },
            report: silent,
        });
        expect(real.stdout, real.stderr).toContain("Platform Version: 12");
    });

    it("has a firewall's image start the firewall on Java 17 with the modules that it needs open [000-1] [002-4]", async () => {
        const image = await build("firewall", "4.12.99");
        const root = await ownLayer(image);
        expect(existsSync(join(root, "firewall"))).toBe(true);
        const start = "mkdir -p /firewall && exec /opt/corda/bin/corda-firewall -Xmx64m -XX:+UseSerialGC";
        const { stdout, stderr } = await runInRoot("sh", ["-c", start], {
            java: 17,
            directories: { corda: join(root, "opt/corda") },
            report: silent,
        });
        const started = readRun(`${stdout}\n${stderr}`);
        expect(started.java).toBe("17");
        expect(started.arguments).toEqual([
            "--base-directory",
            "/firewall",
            "--config-file",
            "/etc/corda/firewall.conf",
        ]);
        expect(started.flags).toEqual([
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "-Dvisualvm.display.name=CordaFirewall",
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-javaagent:/opt/corda/agents/jmx.jar=9404:/opt/corda/conf/jmx.yaml",
            "-Dlog4j.configurationFile=/opt/corda/conf/log4j2.xml",
        ]);
        const tool = await runInRoot("/opt/corda/bin/corda-configuration", ["/tmp", "a.conf", "x = 1"], {
            java: 17,
            directories: { corda: join(root, "opt/corda") },
            report: silent,
        });
        expect(tool.failed, `${tool.stdout}\n${tool.stderr}`).toBe(false);
    });

    it("has the HA utilities' image run the utilities, with the key store tool and nothing of a node beside them, and the key of an internal authority forgotten [000-1] [000-9]", async () => {
        const image = await build("ha-utilities", "4.11.99");
        const corda = join(await ownLayer(image), "opt/corda");
        expect(await readdir(join(corda, "lib"))).toContain("corda-tools-ha-utilities-4.11.99.jar");
        expect(await readdir(join(corda, "bin"))).not.toContain("corda-node");
        expect(await readdir(join(corda, "bin"))).toContain("corda-keystores");
        const volume = join(work, "volume");
        await mkdir(volume);
        const utilities = async (...args: readonly string[]) => {
            const { stdout, stderr } = await runInRoot("/opt/corda/bin/corda-ha-utilities", args, {
                directories: { corda, volume },
                env: { WORK_DIRECTORY: "/opt/volume" },
                report: silent,
            });
            return readRun(`${stdout}\n${stderr}`);
        };
        expect(await utilities("import-ssl-key")).toMatchObject({ arguments: ["import-ssl-key"], java: "1.8" });
        await writeFile(join(corda, "jvm-flags"), "-Dof.launcher=1\n-Dof.launcher.too=2\n");
        const { flags } = await utilities("generate-internal-artemis-ssl-keystores", "--base-directory=/opt/volume");
        expect(flags.slice(0, 3)).toEqual(["-Dof.launcher=1", "-Dof.launcher.too=2", "-Xmx384m"]);
        expect((await readdir(join(volume, "artemis"))).sort()).toEqual(["artemis-truststore.jks", "artemis.jks"]);
    });

    it("are the same for the same jar, are named by its digest, and are refused when the jar has changed [000-3]", async () => {
        const first = await build("firewall", "4.12.99");
        const bytes = await readFile(first.archive);
        await rm(join(first.archive, ".."), { recursive: true });
        const second = await build("firewall", "4.12.99");
        expect(second).toEqual(first);
        expect((await readFile(second.archive)).equals(bytes)).toBe(true);
        const jar = join(jars, "corda-firewall-4.12.99.jar");
        const kept = await readFile(jar);
        const flipped = Buffer.from(kept);
        flipped[100] = (flipped[100] ?? 0) ^ 1;
        await writeFile(jar, flipped);
        await rm(join(cacheDirectory(), "artifacts"), { recursive: true });
        await expect(build("firewall", "4.12.99")).rejects.toThrow(`the file has ${await sha256(jar)}`);
        await writeFile(jar, kept);
    });

    it("are not made of a jar of another release or edition under a licensed one's name [000-3]", async () => {
        await copyFile(join(jars, "corda-4.10.99.jar"), join(jars, "corda-4.10.98.jar"));
        await expect(build("node", "4.10.98")).rejects.toThrow("says of itself that it is of release 4.10.99");
        await writeFile(
            join(work, "claims"),
            "Corda-Vendor: Corda Community Edition\nCorda-Release-Version: 4.10.97\n",
        );
        await copyFile(join(jars, "corda-4.10.98.jar"), join(jars, "corda-4.10.97.jar"));
        const jar = join(jars, "corda-4.10.97.jar");
        await run("jar", ["--update", "--file", jar, "--manifest", join(work, "claims")]);
        await expect(build("node", "4.10.97")).rejects.toThrow("it is not the licensed one");
        await copyFile(join(jars, "corda-firewall-4.12.99.jar"), join(jars, "corda-4.12.99.jar"));
        await expect(build("node", "4.12.99")).rejects.toThrow(
            "com.r3.corda:corda:4.12.99 is no runnable Corda 4 node",
        );
    });

    it("come from a repository with credentials by one command, which prints what to do next and no credentials [000-3]", async () => {
        await rm(join(cacheDirectory(), "artifacts"), { recursive: true });
        await rm(binaryLockFile());
        const asked: string[] = [];
        const server = await repository("me", "canary-password", asked);
        const said = vi.spyOn(console, "log").mockImplementation(() => undefined);
        vi.stubEnv("CORDA_ARTIFACTORY_USERNAME", "me");
        vi.stubEnv("CORDA_ARTIFACTORY_PASSWORD", "canary-password");
        try {
            const from = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
            const options = [
                "--edition",
                "enterprise",
                "--release",
                "4.12.99",
                "--components",
                "firewall",
                "--from",
                from,
            ];
            await imagesCommand().parseAsync([...options, "--registry", "registry.example.com/corda"], {
                from: "user",
            });
            const printed = said.mock.calls.flat().join("\n");
            expect(asked.map((url) => basename(url))).toEqual([
                "corda-firewall-4.12.99.jar",
                "corda-firewall-4.12.99.jar.sha256",
            ]);
            expect(printed).toContain("docker://registry.example.com/corda/corda-firewall:4.12.99");
            const archive = /docker-archive:(\S+)/.exec(printed)?.[1] ?? "";
            const written = [printed, await readFile(archive, "latin1")].join("\n");
            expect(written).not.toContain("canary-password");
            expect(await recordedDigest("com.r3.corda:corda-firewall:4.12.99")).toBe(
                await sha256(join(jars, "corda-firewall-4.12.99.jar")),
            );
        } finally {
            said.mockRestore();
            server.close();
        }
    });

    async function repository(username: string, password: string, asked: string[]): Promise<Server> {
        const jar = await readFile(join(jars, "corda-firewall-4.12.99.jar"));
        const checksum = await sha256(join(jars, "corda-firewall-4.12.99.jar"));
        const path = "/com/r3/corda/corda-firewall/4.12.99/corda-firewall-4.12.99.jar";
        const expected = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
        const server = createServer((request, response) => {
            asked.push(request.url ?? "");
            const allowed = request.headers.authorization === expected;
            const body = request.url === path ? jar : request.url === `${path}.sha256` ? checksum : undefined;
            response.writeHead(allowed ? (body === undefined ? 404 : 200) : 401).end(allowed ? body : undefined);
        });
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        return server;
    }
});
