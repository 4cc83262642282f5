import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { stateDirectory } from "../../local/paths";
import { type LiveNetwork, namespace } from "./live-network";

/** Money moves over the ledger, and nothing else does what it must not. */
export function paymentTests(live: () => LiveNetwork): void {
    describe("payments", () => {
        it("pays party B from party A through the notary and shows it in both vaults [002-7] [004-39] [004-40]", async () => {
            const { balances, transaction } = await live().pay({ amount: "100.00" });
            const change = ({ before, after }: { before: string; after: string }) => Number(after) - Number(before);
            expect(change(balances.from)).toBe(0); // issued and paid away
            expect(change(balances.to)).toBe(100);
            expect(transaction).toMatch(/^[0-9A-F]{64}$/);
        });

        it("changes nothing on a second up", async () => {
            expect(await live().up()).toBe("nothing changed");
        });

        it("keeps every password out of logs, environments, ConfigMaps and the state [001-9] [001-10]", async () => {
            const { core, cluster } = live();
            const { items: secrets } = await core.listNamespacedSecret({ namespace });
            const canaries = secrets
                .filter((secret) => secret.type === "Opaque")
                .flatMap((secret) => Object.entries(secret.data ?? {}))
                .flatMap(([key, value]) => secretParts(key, Buffer.from(value, "base64").toString()));
            // Of each of three members: RPC, sidecar, two key stores and two database passwords; lines of a TLS key.
            expect(new Set(canaries).size).toBeGreaterThanOrEqual(3 * 7);

            const state = await everyFileBelow(join(stateDirectory(cluster.instance), "pulumi", "backend"));
            expect(state).toContain('"corda:network:CordaNetwork"');
            const { items: configMaps } = await core.listNamespacedConfigMap({ namespace });
            const { items: pods } = await core.listNamespacedPod({ namespace });
            const logs = await Promise.all(
                pods.flatMap((pod) =>
                    [...(pod.spec?.initContainers ?? []), ...(pod.spec?.containers ?? [])].map((container) =>
                        core.readNamespacedPodLog({
                            namespace,
                            name: pod.metadata?.name ?? "",
                            container: container.name,
                        }),
                    ),
                ),
            );
            const places = {
                state,
                configMaps: JSON.stringify(configMaps),
                pods: JSON.stringify(pods),
                logs: logs.join("\n"),
            };
            const base64 = canaries.map((canary) => Buffer.from(canary).toString("base64"));
            for (const [place, text] of Object.entries(places)) {
                const found = [...canaries, ...base64].filter((canary) => text.includes(canary));
                expect(found.length, `passwords found in ${place}`).toBe(0);
            }
        });

        it("logs JSON from every JVM, one object a line, with a level [002-20] [004-15]", async () => {
            const { items: pods } = await live().core.listNamespacedPod({ namespace });
            let read = 0;
            for (const { metadata, spec } of pods) {
                const containers = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
                for (const { name: container } of containers.filter((one) => one.name !== "postgresql")) {
                    const name = metadata?.name ?? "";
                    const log = await live().core.readNamespacedPodLog({ namespace, name, container });
                    const lines = log.split("\n").filter((line) => line !== "");
                    const broken = lines.filter((line) => !hasLevel(line));
                    expect(broken, `${name}/${container}`).toEqual([]);
                    expect(lines.length, `${name}/${container}`).toBeGreaterThan(0);
                    read += 1;
                }
            }
            // Of each member four; of the map one, of the repository two, of the two Jobs three.
            expect(read).toBe(3 * 4 + 1 + 2 + 3);
        });

        it("runs every container unprivileged, confined and without a token [004-7] [004-8]", async () => {
            const { items: pods } = await live().core.listNamespacedPod({ namespace });
            expect(pods.length).toBeGreaterThanOrEqual(8);
            for (const { metadata, spec } of pods) {
                expect(spec?.automountServiceAccountToken, metadata?.name).toBe(false);
                expect(spec?.securityContext, metadata?.name).toMatchObject({
                    runAsNonRoot: true,
                    seccompProfile: { type: "RuntimeDefault" },
                });
                for (const container of [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])]) {
                    expect(container.securityContext, `${metadata?.name ?? ""}/${container.name}`).toMatchObject({
                        allowPrivilegeEscalation: false,
                        readOnlyRootFilesystem: true,
                        capabilities: { drop: ["ALL"] },
                    });
                }
            }
        });
    });
}

/** What of a Secret's value must be found nowhere: all of it, or each line of a private key's body. */
function secretParts(key: string, value: string): string[] {
    if (["username", "tls.crt", "node.conf"].includes(key)) {
        return [];
    }
    return key === "tls.key" ? value.split("\n").filter((line) => line.length > 40 && !line.includes("-")) : [value];
}

/** The text of every file below a directory: the state, its history and its backups. */
async function everyFileBelow(directory: string): Promise<string> {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return (await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), "utf8")))).join("\n");
}

function hasLevel(line: string): boolean {
    try {
        return typeof (JSON.parse(line) as { level?: unknown }).level === "string";
    } catch {
        return false;
    }
}
