import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import type { ClusterUser } from "./pki-plan";

/** The name of the context in every kubeconfig of a local cluster. */
export const contextName = "corda-local";

/** Writes a kubeconfig that works by itself: the certificates are in it, so it can be copied elsewhere. */
export async function writeKubeconfig(path: string, pki: string, user: ClusterUser, server: string): Promise<void> {
    const [authority, certificate, key] = await Promise.all(
        ["ca.crt", `${user}.crt`, `${user}.key`].map(async (name) =>
            (await readFile(join(pki, name))).toString("base64"),
        ),
    );
    const config = {
        apiVersion: "v1",
        kind: "Config",
        "current-context": contextName,
        clusters: [{ name: contextName, cluster: { server, "certificate-authority-data": authority } }],
        contexts: [{ name: contextName, context: { cluster: contextName, user, namespace: "default" } }],
        users: [{ name: user, user: { "client-certificate-data": certificate, "client-key-data": key } }],
    };
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(`${path}.new`, stringify(config), { mode: 0o600 });
    await chmod(`${path}.new`, 0o600);
    await rename(`${path}.new`, path);
}
