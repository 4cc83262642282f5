import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { artifacts } from "../../../images/artifacts";
import { type CordaBinary, cordaComponents } from "../../../images/binaries";
import { cordaRecipe, recipeHash } from "../../../images/recipes";
import { binaryLockFile, recordedDigest } from "../../../local/images/binary-lock";
import { type BinarySource, type KnownDigests, planBinary } from "../../../local/images/binary-plan";
import { cordaBinary } from "../../../local/images/corda-binary";
import { Credentials } from "../../../local/images/credentials";
import { fetchBinary, takeFrom } from "../../../local/images/fetch-binary";

const digest = (content: string, algorithm = "sha256") => createHash(algorithm).update(content).digest("hex");
const firewall = cordaBinary({ edition: "enterprise", version: "4.12.5" }, "firewall");
const maven = "com.r3.corda:corda-firewall:4.12.5";
const path = "/releases/com/r3/corda/corda-firewall/4.12.5/corda-firewall-4.12.5.jar";
const content = "a stand-in for the licensed jar";
const flipped = "b stand-in for the licensed jar";

describe("the plan for a runnable jar", () => {
    it("names it as its vendor does [000-3]", () => {
        const names = cordaComponents.map(
            (component) => cordaBinary({ edition: "enterprise", version: "4.12.5" }, component).maven,
        );
        expect(names).toEqual([
            "com.r3.corda:corda:4.12.5",
            "com.r3.corda:corda-firewall:4.12.5",
            "com.r3.corda:corda-tools-ha-utilities:4.12.5",
        ]);
    });

    const repository: BinarySource = { kind: "repository", url: "https://jars.example.com/releases/" };
    const node = cordaBinary({ edition: "community", version: "4.10" }, "node");
    const pinned = artifacts.corda["4.10"]?.sha256 ?? "";

    it("takes Community from Maven Central, or from a mirror, by the pinned digest [000-3]", () => {
        const held = { known: "pinned", sha256: pinned };
        expect(planBinary(node, { kind: "central" })).toEqual({
            maven: "net.corda:corda:4.10",
            from: { kind: "central" },
            digest: held,
        });
        expect(planBinary(node, repository)).toEqual({
            maven: "net.corda:corda:4.10",
            from: { kind: "url", url: "https://jars.example.com/releases/net/corda/corda/4.10/corda-4.10.jar" },
            digest: held,
        });
    });

    it("takes Enterprise from its vendor's repository or a directory, by a digest that is given or was recorded [000-3]", () => {
        expect(planBinary(firewall, repository).digest).toBeUndefined();
        expect(planBinary(firewall, repository).from).toEqual({ kind: "url", url: `https://jars.example.com${path}` });
        expect(planBinary(firewall, repository, { recorded: digest("a") }).digest?.known).toBe("recorded");
        expect(planBinary(firewall, { kind: "directory", path: "/jars/" }, { given: digest("a") })).toEqual({
            maven,
            from: {
                kind: "files",
                files: ["/jars/corda-firewall-4.12.5.jar", path.replace("/releases", "/jars")],
            },
            digest: { known: "given", sha256: digest("a") },
        });
    });

    it.each<[string, CordaBinary, BinarySource, KnownDigests, string]>([
        ["a licensed jar of Maven Central", firewall, { kind: "central" }, {}, "say where it is, with --from"],
        ["a digest other than the pinned", node, repository, { given: digest("a") }, `the one pinned is ${pinned}`],
        [
            "a digest other than the recorded",
            firewall,
            repository,
            { given: digest("a"), recorded: digest("b") },
            "recorded is",
        ],
        ["a digest that is none", firewall, repository, { given: "abc" }, "64 lower-case hexadecimal digits"],
        [
            "plain HTTP without a digest",
            firewall,
            { kind: "repository", url: "http://jars.example.com" },
            {},
            "use https, or give the jar's digest",
        ],
        [
            "credentials over plain HTTP",
            node,
            {
                kind: "repository",
                url: "http://jars.example.com",
                credentials: new Credentials("me", "canary", "a test"),
            },
            {},
            "use https",
        ],
    ])("refuses %s in one line", (_, binary, source, known, message) => {
        const refuse = () => planBinary(binary, source, known);
        expect(refuse).toThrow(message);
        expect(refuse).toThrow(/^(?!.*canary)[^\n]+$/);
    });
});

/** A Maven repository on loopback with Basic authentication, which stands for the vendor's. */
describe("a licensed jar, stood in for by other bytes,", () => {
    let directory: string;
    let server: Server;
    let served: Record<string, string>;
    let asked: string[];
    let said: string[];

    beforeAll(async () => {
        server = createServer((request, response) => {
            asked.push(request.url ?? "");
            const expected = `Basic ${Buffer.from("me:canary-password").toString("base64")}`;
            if (request.headers.authorization !== expected) {
                response.writeHead(401, { "www-authenticate": "Basic" }).end();
                return;
            }
            const body = served[request.url ?? ""];
            response.writeHead(body === undefined ? 404 : 200).end(body);
        });
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    });
    afterAll(() => server.close());
    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "binaries-"));
        vi.stubEnv("XDG_CACHE_HOME", join(directory, "cache"));
        asked = [];
        said = [];
        served = { [path]: content, [`${path}.sha256`]: `${digest(content)}  corda-firewall-4.12.5.jar\n` };
    });
    afterEach(() => {
        vi.unstubAllEnvs();
        rmSync(directory, { recursive: true });
    });

    const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/releases`;
    const right = new Credentials("me", "canary-password", "the file ~/.corda-credentials");

    async function fetchFrom(source: BinarySource, given?: string) {
        const recorded = await recordedDigest(maven);
        const known = {
            ...(given === undefined ? {} : { given }),
            ...(recorded === undefined ? {} : { recorded }),
        };
        return fetchBinary(planBinary(firewall, source, known), (line) => said.push(line));
    }
    const fromRepository = (credentials?: Credentials, given?: string) =>
        fetchFrom({ kind: "repository", url: url(), ...(credentials === undefined ? {} : { credentials }) }, given);
    const oneLine = /^(?!.*canary)[^\n]+$/;

    it("is fetched with the right credentials, verified, recorded, and not fetched again [000-3]", async () => {
        const { file, sha256 } = await fromRepository(right);
        expect(readFileSync(file, "utf8")).toBe(content);
        expect(sha256).toBe(digest(content));
        expect(await recordedDigest(maven)).toBe(sha256);
        expect(asked).toEqual([path, `${path}.sha256`]);
        await fromRepository(right);
        expect(asked).toHaveLength(2);
    });

    it("leaves its credentials nowhere: not in the cache, not in messages, not in an image's name [000-3] [001-9]", async () => {
        const { sha256 } = await fromRepository(right);
        const files = readdirSync(join(directory, "cache"), { recursive: true, withFileTypes: true });
        const written = files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
        expect(written).toContain(binaryLockFile());
        const encoded = right.authorization().replace("Basic ", "");
        for (const text of [...written.map((name) => readFileSync(name, "utf8")), ...said]) {
            expect(text).not.toMatch(/canary/);
            expect(text).not.toContain(encoded);
        }
        const recipe = cordaRecipe(firewall, sha256);
        expect(JSON.stringify(recipe)).not.toMatch(/canary|127\.0\.0\.1/);
        const directoryRecipe = cordaRecipe(firewall, digest(content));
        expect(recipeHash(directoryRecipe)).toBe(recipeHash(recipe));
    });

    it("is refused to wrong credentials, in one line that says where to look [000-3]", async () => {
        const wrong = fromRepository(new Credentials("me", "canary-wrong", "the file ~/.corda-credentials"));
        await expect(wrong).rejects.toThrow(
            `${url().replace("/releases", path)} refuses the credentials (HTTP 401): ` +
                "check user name and password in the file ~/.corda-credentials",
        );
        await expect(wrong).rejects.toThrow(oneLine);
    });

    it("asks for credentials where none are given, and says how [000-3]", async () => {
        const none = fromRepository();
        await expect(none).rejects.toThrow("asks for credentials (HTTP 401): give them with --credentials <file>");
        await expect(none).rejects.toThrow(oneLine);
    });

    it("is missed where the repository doesn't have it, or isn't there", async () => {
        served = {};
        await expect(fromRepository(right)).rejects.toThrow("is not there (HTTP 404): check the release");
        const closed = createServer();
        await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
        const { port } = closed.address() as AddressInfo;
        await new Promise((resolve) => closed.close(resolve));
        const gone = fetchFrom({ kind: "repository", url: `http://127.0.0.1:${port}` });
        await expect(gone).rejects.toThrow(`127.0.0.1:${port} can't be reached (ECONNREFUSED): check the address`);
    });

    it.each([
        ["the checksum that its repository publishes", undefined],
        ["the digest that the user gives", digest(content)],
    ])("is refused with a flipped byte, by %s [000-3]", async (_, given) => {
        served[path] = flipped;
        const fetched = fromRepository(right, given);
        await expect(fetched).rejects.toThrow(
            given === undefined ? "the sha256 published beside it is" : "That digest is given",
        );
        await expect(fetched).rejects.toThrow(oneLine);
        expect(await recordedDigest(maven)).toBeUndefined();
    });

    it("is refused with a flipped byte by the digest recorded before, even where the checksum is flipped along [000-3]", async () => {
        await fromRepository(right);
        rmSync(join(directory, "cache/corda-on-kubernetes/artifacts"), { recursive: true });
        served = { [path]: flipped, [`${path}.sha256`]: digest(flipped) };
        await expect(fromRepository(right)).rejects.toThrow(
            `${maven}: expected sha256 ${digest(content)}, the repository served ${digest(flipped)}. ` +
                `That digest was recorded in ${binaryLockFile()}`,
        );
    });

    it("is held to a SHA-1 where its repository publishes no other checksum, and refused without any", async () => {
        served = { [path]: content, [`${path}.sha1`]: digest(content, "sha1") };
        expect((await fromRepository(right)).sha256).toBe(digest(content));
        vi.stubEnv("XDG_CACHE_HOME", join(directory, "second"));
        served = { [path]: flipped, [`${path}.sha1`]: digest(content, "sha1") };
        await expect(fromRepository(right)).rejects.toThrow("the sha1 published beside it");
        served = { [path]: content };
        await expect(fromRepository(right)).rejects.toThrow("give the jar's digest with --sha256");
    });

    describe("in a directory", () => {
        const jars = () => join(directory, "jars");
        const put = (name: string, text: string) => {
            mkdirSync(dirname(join(jars(), name)), { recursive: true });
            writeFileSync(join(jars(), name), text);
        };
        const fromDirectory = (given?: string) => fetchFrom({ kind: "directory", path: jars() }, given);

        it.each(["corda-firewall-4.12.5.jar", path.replace("/releases/", "")])("is taken: %s [000-3]", async (name) => {
            put(name, content);
            const { file, sha256 } = await fromDirectory();
            expect(readFileSync(file, "utf8")).toBe(content);
            expect(await recordedDigest(maven)).toBe(sha256);
        });

        it("is missed by the name of the file that was expected [000-3]", async () => {
            put("corda-firewall.jar", content);
            const missed = fromDirectory();
            await expect(missed).rejects.toThrow(
                `${maven} is not in the directory: expected the file ${join(jars(), "corda-firewall-4.12.5.jar")}`,
            );
            await expect(missed).rejects.toThrow(oneLine);
        });

        it("is refused with a flipped byte, by a digest given, recorded, or beside it [000-3]", async () => {
            put("corda-firewall-4.12.5.jar", flipped);
            await expect(fromDirectory(digest(content))).rejects.toThrow(`the file has ${digest(flipped)}`);
            put("corda-firewall-4.12.5.jar.sha256", digest(content));
            await expect(fromDirectory()).rejects.toThrow("the sha256 published beside it");
            expect(await recordedDigest(maven)).toBeUndefined();
        });

        it("brings pinned artifacts along, undamaged ones alone [000-3]", async () => {
            const one = { maven: "com.example:one:1", sha256: digest("one") };
            const other = { maven: "com.example:other:1", sha256: digest("other") };
            put("one-1.jar", "one");
            put("other-1.jar", "damaged");
            await takeFrom(jars(), [one, other], () => undefined);
            const store = readdirSync(join(directory, "cache/corda-on-kubernetes/artifacts"));
            expect(store.filter((name) => name.endsWith(".jar"))).toEqual([`${one.sha256}.jar`]);
        });
    });
});
