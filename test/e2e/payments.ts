import { readFile } from "node:fs/promises";
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

        it("changes nothing on a second up [002-13]", async () => {
            expect(await live().up()).toBe("nothing changed");
        });

        it("keeps every password out of logs, environments, ConfigMaps and the state [001-9] [001-10]", async () => {
            const { core, cluster } = live();
            const { items: secrets } = await core.listNamespacedSecret({ namespace });
            const canaries = secrets
                .filter((secret) => secret.type === "Opaque")
                .flatMap((secret) => Object.entries(secret.data ?? {}))
                .filter(([key]) => key === "password" || key === "superuser")
                .map(([, value]) => Buffer.from(value, "base64").toString());
            expect(canaries.length).toBeGreaterThanOrEqual(9); // an RPC user and a database of two passwords for each of three

            const state = await readFile(
                join(stateDirectory(cluster.instance), "pulumi", "backend", ".pulumi", "stacks", "corda", "dev.json"),
                "utf8",
            );
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

        it("logs JSON, one object a line, with a level [002-20] [004-15]", async () => {
            const log = await live().core.readNamespacedPodLog({ namespace, name: "party-a-0", container: "node" });
            const lines = log.trim().split("\n");
            const broken = lines.filter((line) => {
                try {
                    return typeof (JSON.parse(line) as { level?: unknown }).level !== "string";
                } catch {
                    return true;
                }
            });
            expect(lines.length).toBeGreaterThan(50);
            expect(broken).toEqual([]);
        });

        it("runs every pod as an unprivileged user without a token [004-7] [004-8]", async () => {
            const { items: pods } = await live().core.listNamespacedPod({ namespace });
            for (const { metadata, spec } of pods) {
                expect(spec?.automountServiceAccountToken, metadata?.name).toBe(false);
                expect(spec?.securityContext?.runAsNonRoot, metadata?.name).toBe(true);
            }
        });
    });
}
