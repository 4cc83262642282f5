import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { artifactPath } from "../../../local/maven";
import { mirrorArtifacts, mirrorDirectory } from "../../../local/mirror";
import type { Report } from "../../../local/report";
import { run } from "../../../local/run";

/** A CorDapp as a stack file names it, and its jar. */
export interface SignedCordapp {
    readonly maven: string;
    readonly sha256: string;
    readonly jar: string;
}

const password = "signing-of-the-tests";

/**
 * CorDapps signed with a key of the tests' own: a node in production mode refuses Corda's development key, with which
 * the published ones are signed.
 */
export async function signedCordapps(
    coordinates: readonly string[],
    directory: string,
    report: Report,
): Promise<SignedCordapp[]> {
    await mirrorArtifacts(coordinates, report);
    const keyStore = join(directory, "signer.p12");
    await run("keytool", [
        ...["-genkeypair", "-alias", "signer", "-keyalg", "EC", "-groupname", "secp256r1"],
        ...["-dname", "CN=CorDapp signer, O=Tests, L=London, C=GB", "-validity", "30"],
        ...["-keystore", keyStore, "-storetype", "PKCS12", "-storepass", password],
    ]);
    const signed: SignedCordapp[] = [];
    for (const maven of coordinates) {
        const published = join(mirrorDirectory(), artifactPath(maven));
        const content = join(directory, `content-${signed.length}`);
        await mkdir(join(content), { recursive: true });
        await run("jar", ["--extract", "--file", published], { cwd: content });
        for (const file of await readdir(join(content, "META-INF"))) {
            if (/\.(SF|RSA|DSA|EC)$/.test(file)) {
                await rm(join(content, "META-INF", file));
            }
        }
        const jar = join(directory, basename(published));
        await run("jar", [
            ...["--create", "--file", jar, "--manifest", join(content, "META-INF", "MANIFEST.MF")],
            ...["-C", content, "."],
        ]);
        await run("jarsigner", ["-keystore", keyStore, "-storepass", password, jar, "signer"]);
        const sha256 = createHash("sha256")
            .update(await readFile(jar))
            .digest("hex");
        signed.push({ maven, sha256, jar });
    }
    return signed;
}
