import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Cordapp, pinnedCordapps } from "../../../components/cordapps/cordapp";
import { buildImages } from "../../../local/images/build";
import { runInRoot } from "../../../local/images/root";
import { silent } from "../../../local/report";
import { run } from "../../../local/run";

const digest = (text: string) => createHash("sha256").update(text).digest("hex");
const jar = "a CorDapp";
const cordapp = { maven: "com.example:bonds:1.2", sha256: digest(jar) };

/** What was logged, one JSON object a line. */
const messages = (log: string) =>
    log
        .trim()
        .split("\n")
        .map((line) => (JSON.parse(line) as { message: string }).message);

/** The commands of the real image, in the real image's root, on loopback. */
describe("the CorDapp commands of the image", () => {
    let work: string;
    let server: Server;
    let served: Record<string, string>;
    let asked: string[];

    beforeAll(async () => {
        work = await mkdtemp(join(tmpdir(), "cordapp-tools-"));
        const [image] = await buildImages({ cordaVersion: "4.10", report: silent });
        const content = join(work, "image");
        await mkdir(content);
        await run("tar", ["--extract", `--file=${image?.archive ?? ""}`, `--directory=${content}`]);
        const manifest = JSON.parse(await readFile(join(content, "manifest.json"), "utf8")) as { Layers: string[] }[];
        const own = manifest[0]?.Layers.at(-1) ?? "";
        await run("tar", ["--extract", `--file=${join(content, own)}`, `--directory=${content}`]);
        server = createServer((request, response) => {
            asked.push(request.url ?? "");
            const body = served[request.url ?? ""];
            response.writeHead(body === undefined ? 404 : 200).end(body);
        });
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    });
    afterAll(async () => {
        server.close();
        await rm(work, { recursive: true, force: true });
    });
    beforeEach(async () => {
        asked = [];
        served = {
            "/com/example/bonds/1.2/bonds-1.2.jar": jar,
            [`/${cordapp.sha256}.jar`]: jar,
        };
        for (const name of ["store", "node", "source", "copier"]) {
            await rm(join(work, name), { recursive: true, force: true });
            await mkdir(join(work, name));
        }
    });

    const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

    async function command(name: string, cordapps: readonly Cordapp[], from = url()) {
        return inImage(`/opt/corda/bin/${name}`, from, ...pinnedCordapps(cordapps));
    }

    async function inImage(program: string, ...args: string[]) {
        return runInRoot(program, args, {
            directories: {
                corda: join(work, "image/opt/corda"),
                ...Object.fromEntries(["store", "node", "source", "copier"].map((name) => [name, join(work, name)])),
            },
            env: {
                CORDAPPS_STORE: "/opt/store",
                CORDAPPS_DIRECTORY: "/opt/node/cordapps",
            },
            report: silent,
        });
    }

    it("fetch a CorDapp from a Maven repository, once [000-13]", async () => {
        expect(await command("corda-cordapps-fetch", [cordapp])).toMatchObject({ failed: false });
        expect(await readFile(join(work, "store", `${cordapp.sha256}.jar`), "utf8")).toBe(jar);
        const { stdout } = await command("corda-cordapps-fetch", [cordapp]);
        expect(messages(stdout)).toEqual(["CorDapp com.example:bonds:1.2: here already"]);
        expect(asked).toEqual(["/com/example/bonds/1.2/bonds-1.2.jar"]);
    });

    it("refuse a CorDapp of another digest, in one line that says which it was [000-13]", async () => {
        const wrong = { ...cordapp, sha256: digest("what was reviewed") };
        const { failed, stdout } = await command("corda-cordapps-fetch", [wrong]);
        expect(failed).toBe(true);
        expect(messages(stdout)).toEqual([
            `CorDapp com.example:bonds:1.2: expected sha256 ${wrong.sha256}, the repository served ${cordapp.sha256}`,
        ]);
        expect(await readdir(join(work, "store"))).toEqual([]);
    });

    it("say which CorDapp the repository doesn't have", async () => {
        const { failed, stdout } = await command("corda-cordapps-fetch", [{ ...cordapp, maven: "com.example:no:1" }]);
        expect(failed).toBe(true);
        expect(messages(stdout)).toEqual([
            expect.stringMatching(/^CorDapp com\.example:no:1: http.*\/no-1\.jar answers with HTTP status 404$/),
        ]);
    });

    it("leave a node exactly the CorDapps it is told, and its CorDapp configuration [000-13]", async () => {
        const directory = join(work, "node", "cordapps");
        await mkdir(join(directory, "config"), { recursive: true });
        await writeFile(join(directory, "config", "bonds-1.2.conf"), "kept");
        await writeFile(join(directory, "bonds-1.1.jar"), "stale");
        await writeFile(join(directory, "bonds-1.2.jar"), "damaged");
        expect(await command("corda-cordapps-place", [cordapp])).toMatchObject({ failed: false });
        expect((await readdir(directory)).sort()).toEqual(["bonds-1.2.jar", "config"]);
        expect(await readFile(join(directory, "bonds-1.2.jar"), "utf8")).toBe(jar);
        expect(await readdir(join(directory, "config"))).toEqual(["bonds-1.2.conf"]);
        await command("corda-cordapps-place", [cordapp]);
        expect(asked).toEqual([`/${cordapp.sha256}.jar`]);
    });

    it("keep what a node has when the CorDapp repository serves something else [000-13]", async () => {
        await command("corda-cordapps-place", [cordapp]);
        served[`/${digest("next")}.jar`] = "not what was asked for";
        const next = { maven: "com.example:bonds:1.3", sha256: digest("next") };
        const { failed, stdout } = await command("corda-cordapps-place", [next]);
        expect(failed).toBe(true);
        expect(stdout).toContain(`expected sha256 ${next.sha256}, the CorDapp repository served`);
        expect(await readdir(join(work, "node", "cordapps"))).toEqual(["bonds-1.2.jar"]);
    });

    it("fetch a CorDapp from its own URL, whatever the Maven repository [000-13]", async () => {
        const named = { url: `${url()}/builds/7/bonds-1.2.jar`, sha256: cordapp.sha256 };
        served["/builds/7/bonds-1.2.jar"] = jar;
        expect(await command("corda-cordapps-fetch", [named], "https://maven.invalid")).toMatchObject({
            failed: false,
        });
        expect(await readdir(join(work, "store"))).toEqual([`${cordapp.sha256}.jar`]);
        await command("corda-cordapps-place", [named]);
        expect(await readdir(join(work, "node", "cordapps"))).toEqual(["bonds-1.2.jar"]);
        served["/builds/7/bonds-1.2.jar"] = "built again";
        const { stdout } = await command("corda-cordapps-fetch", [{ ...named, sha256: digest("reviewed") }]);
        expect(messages(stdout)).toEqual([
            `CorDapp ${named.url}: expected sha256 ${digest("reviewed")}, its URL served ${digest("built again")}`,
        ]);
    });

    it("take CorDapps out of a directory by their digests, and nothing that isn't listed [000-13]", async () => {
        await mkdir(join(work, "source", "jars.jar"));
        await writeFile(join(work, "source", "any name.jar"), jar);
        await writeFile(join(work, "source", "unlisted.jar"), "nobody asked for it");
        expect(await command("corda-cordapps-fetch", [cordapp], "/opt/source")).toMatchObject({ failed: false });
        expect(await readdir(join(work, "store"))).toEqual([`${cordapp.sha256}.jar`]);
        expect(await command("corda-cordapps-place", [cordapp], "/opt/source/")).toMatchObject({ failed: false });
        expect(await readdir(join(work, "node", "cordapps"))).toEqual(["bonds-1.2.jar"]);
        expect(asked).toEqual([]);
    });

    it("say what is wrong with a directory, one line for each CorDapp, and take nothing of it [000-13]", async () => {
        const from = async (cordapps: readonly Cordapp[], directory = "/opt/source") => {
            const { failed, stdout } = await command("corda-cordapps-fetch", cordapps, directory);
            expect(failed).toBe(true);
            expect(await readdir(join(work, "store"))).toEqual([]);
            return messages(stdout).flatMap((message) => message.split("\n"));
        };
        const what = "CorDapp com.example:bonds:1.2";
        expect(await from([cordapp], "/opt/nowhere")).toEqual([`${what}: there is no directory /opt/nowhere`]);
        const absent = `no jar in /opt/source has sha256 ${cordapp.sha256}`;
        expect(await from([cordapp])).toEqual([`${what}: ${absent}: there is no jar in it`]);
        await writeFile(join(work, "source", "bonds-1.1.jar"), "the version before");
        await writeFile(join(work, "source", "loans-2.0.jar"), "tampered with");
        const loans = { maven: "com.example:loans:2.0", sha256: digest("loans") };
        expect(await from([cordapp, loans])).toEqual([
            `${what}: ${absent}: it has bonds-1.1.jar, loans-2.0.jar`,
            `CorDapp com.example:loans:2.0: expected sha256 ${digest("loans")}, /opt/source/loans-2.0.jar has ${digest("tampered with")}`,
        ]);
    });

    it("lend a program that copies files where there is none, complete with what it stands on", async () => {
        expect(await inImage("/opt/corda/bin/corda-cordapps-copier", "/opt/copier")).toMatchObject({ failed: false });
        const lent = ["--library-path", "/opt/copier", "/opt/copier/cp"];
        const { stdout } = await inImage("/opt/copier/ld", "--list", ...lent);
        const libraries = [...stdout.matchAll(/=> (\S+)/g)].map((match) => match[1] ?? "");
        expect(libraries.length).toBeGreaterThan(0);
        expect(libraries.filter((library) => !library.startsWith("/opt/copier/"))).toEqual([]);
        await writeFile(join(work, "source", "bonds-1.2.jar"), jar);
        await inImage("/opt/copier/ld", ...lent, "-RL", "/opt/source/.", "/opt/store");
        expect(await readFile(join(work, "store", "bonds-1.2.jar"), "utf8")).toBe(jar);
    });
});
