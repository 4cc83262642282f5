import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { issueCertificate, makeAuthority } from "../../../components/pki/authority";
import { buildImage } from "../../../local/images/build";
import { runInRoot } from "../../../local/images/root";
import { silent } from "../../../local/report";
import { run } from "../../../local/run";

const password = "canary-of-the-key-stores";
const identities = ["artemis", "artemisnode", "artemisbridge"];

/** The command of the real image and Java 8's own keytool, in the real image's root. */
describe("the key stores of an internal PKI", () => {
    let work: string;
    const at = (...parts: string[]) => join(work, ...parts);
    const inRoot = (program: string, ...args: string[]) =>
        runInRoot(program, args, { directories: { corda: at("image/opt/corda"), pki: at("pki") }, report: silent });
    const make = (identity: string, ...others: string[]) =>
        inRoot("/opt/corda/bin/corda-keystores", `/opt/pki/${identity}`, "/opt/pki/stores", identity, ...others);

    async function writePem(identity: string, pem: Readonly<Record<string, string>>): Promise<void> {
        await mkdir(at("pki", identity), { recursive: true });
        for (const [name, text] of Object.entries(pem)) {
            await writeFile(at("pki", identity, name), text);
        }
    }

    beforeAll(async () => {
        work = await mkdtemp(join(tmpdir(), "keystores-"));
        const image = await buildImage("artemis", undefined, silent);
        await mkdir(at("image"));
        await run("tar", ["--extract", `--file=${image.archive}`, `--directory=${at("image")}`]);
        const manifest = JSON.parse(await readFile(at("image/manifest.json"), "utf8")) as { Layers: string[] }[];
        const own = manifest[0]?.Layers.at(-1) ?? "";
        await run("tar", ["--extract", `--file=${at("image", own)}`, `--directory=${at("image")}`]);
        const authority = await makeAuthority("messaging-pki");
        for (const commonName of identities) {
            const { certificate, privateKey } = await issueCertificate(authority, { commonName });
            await writePem(commonName, {
                "tls.crt": `${certificate}\n${authority.certificate}\n`,
                "tls.key": privateKey,
                "ca.crt": authority.certificate,
                password,
            });
        }
    });
    beforeEach(() => rm(at("pki/stores"), { recursive: true, force: true }));
    afterAll(() => rm(work, { recursive: true, force: true }));

    it.each(identities)("the certificate of %s verifies against its authority [000-5] [004-18]", async (identity) => {
        const file = (name: string) => at("pki", identity, name);
        for (const purpose of ["sslserver", "sslclient"]) {
            const { stdout } = await run("openssl", [
                ...["verify", "-x509_strict", "-purpose", purpose, "-CAfile", file("ca.crt"), file("tls.crt")],
            ]);
            expect(stdout).toBe(`${file("tls.crt")}: OK`);
        }
    });

    it.each(identities)("Java 8 reads the key store of %s, with key, chain and subject [000-5]", async (identity) => {
        const made = await make(identity, "broker-client");
        expect(made).toMatchObject({ failed: false });
        expect(made.stdout + made.stderr).not.toContain(password);
        expect((await readdir(at("pki/stores"))).sort()).toEqual([
            `${identity}.jks`,
            "broker-client.jks",
            "truststore.jks",
        ]);
        for (const store of [identity, "broker-client"]) {
            const { stdout } = await keytool(`${store}.jks`);
            expect(stdout).toMatch(/^Keystore type: jks$/im);
            expect(stdout).toContain(`Alias name: ${identity}\n`);
            expect(stdout).toContain("Entry type: PrivateKeyEntry\nCertificate chain length: 2\n");
            expect(stdout).toContain(`Owner: CN=${identity}, O=Corda, L=London, C=GB\n`);
        }
        const { stdout } = await keytool("truststore.jks");
        expect(stdout).toContain("Entry type: trustedCertEntry\n");
        expect(stdout).toContain("Owner: CN=messaging-pki, O=Corda, L=London, C=GB\n");
    });

    it.each<[string, string, RegExp]>([
        ["no key", "tls.key", /tls\.key holds no unencrypted private key in PKCS #8 of the kind EC$/],
        ["no certificate", "tls.crt", /tls\.crt holds no certificate in PEM$/],
        ["no authority", "ca.crt", /ca\.crt holds no certificate in PEM$/],
        ["too short a password", "password", /password: a key store's password has at least 6 characters$/],
    ])("refuses %s in one line [000-5]", async (_, file, reason) => {
        await copyIdentity("artemis", "broken");
        await writeFile(at("pki/broken", file), "none");
        expect(await refusal("broken")).toMatch(reason);
        expect(await readdir(at("pki"))).not.toContain("stores");
    });

    it("refuses another's key and a Secret that lacks a file [000-5]", async () => {
        await copyIdentity("artemis", "broken");
        await copyFile(at("pki/artemisnode/tls.key"), at("pki/broken/tls.key"));
        expect(await refusal("broken")).toMatch(/tls\.key is not the key of the certificate in .*tls\.crt$/);
        await rm(at("pki/broken/tls.key"));
        expect(await refusal("broken")).toMatch(/tls\.key can't be read: a Secret with .* is needed$/);
    });

    function keytool(store: string) {
        return inRoot("keytool", "-list", "-v", "-keystore", `/opt/pki/stores/${store}`, "-storepass", password);
    }

    async function copyIdentity(from: string, to: string): Promise<void> {
        await rm(at("pki", to), { recursive: true, force: true });
        await mkdir(at("pki", to));
        for (const name of await readdir(at("pki", from))) {
            await copyFile(at("pki", from, name), at("pki", to, name));
        }
    }

    /** The one line that a refusal is. */
    async function refusal(identity: string): Promise<string> {
        const { failed, stdout, stderr } = await make(identity);
        expect(failed).toBe(true);
        expect(stderr).not.toContain("\tat ");
        const lines = stdout.trim().split("\n");
        expect(lines).toHaveLength(1);
        return (JSON.parse(lines[0] ?? "{}") as { message: string }).message;
    }
});
