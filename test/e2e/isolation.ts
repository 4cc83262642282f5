import type { V1Pod } from "@kubernetes/client-node";
import { describe, expect, it } from "vitest";
import { labelKeys } from "../../components/labels";
import { ports } from "../../components/ports";
import { execInPod } from "./exec";
import { type LiveNetwork, namespace } from "./live-network";

const tried = [22, ports.p2p, ports.rpc, ports.rpcAdmin, ports.metrics, ports.lifecycle, ports.http, ports.postgresql];

const label = (pod: V1Pod, key: string) => pod.metadata?.labels?.[key];
const nameOf = (pod: V1Pod) => pod.metadata?.name ?? "";

/** What one pod may open at another; everything else is to be closed. */
function mayReach(from: V1Pod, to: V1Pod): number[] {
    const pair = `${label(from, labelKeys.role) ?? ""} → ${label(to, labelKeys.role) ?? ""}`;
    switch (pair) {
        case "node → node":
            return [ports.p2p];
        case "node → network-map":
        case "node → cordapps":
        case "network-map → cordapps":
            return [ports.http];
        case "node → database":
            return label(to, labelKeys.databaseOf) === label(from, labelKeys.node) ? [ports.postgresql] : [];
        default:
            return [];
    }
}

/** Every pod tries every port of every other pod. */
export function isolationTests(live: () => LiveNetwork): void {
    describe("isolation", () => {
        it("lets every pod reach exactly what it must, of all pods and ports [004-22] [004-23] [004-25] [004-26] [001-12] [002-21]", async () => {
            const { items } = await live().core.listNamespacedPod({ namespace });
            const pods = items.filter((pod) => pod.status?.phase === "Running");
            expect(pods.length).toBeGreaterThanOrEqual(8);
            const [open, expected]: [string[], string[]] = [[], []];
            for (const from of pods) {
                const others = pods.filter((to) => to !== from);
                const targets = others.flatMap((to) => tried.map((port) => `${to.status?.podIP ?? ""}/${port}`));
                const reached = await execInPod(live().kubeconfig, nameOf(from), from.spec?.containers[0]?.name ?? "", [
                    "/bin/bash",
                    "-c",
                    `for t in ${targets.join(" ")}; do (timeout 3 bash -c "exec 3<>/dev/tcp/$t" 2>/dev/null && echo "open $t") & done; wait; echo done`,
                ]);
                expect(reached, `${nameOf(from)} could not try`).toContain("done");
                for (const to of others) {
                    const row = (port: number) => `${nameOf(from)} → ${nameOf(to)}:${port}`;
                    open.push(
                        ...tried
                            .filter((port) => reached.includes(`open ${to.status?.podIP ?? ""}/${port}\n`))
                            .map(row),
                    );
                    expected.push(...mayReach(from, to).map(row));
                }
            }
            expect(open.sort()).toEqual(expected.sort());
        });

        it("lets no pod reach the API server [001-10] [004-22]", async () => {
            const reached = await execInPod(live().kubeconfig, "party-a-0", "node", [
                "/bin/bash",
                "-c",
                `timeout 3 bash -c "exec 3<>/dev/tcp/10.96.0.1/443" 2>/dev/null && echo open || echo closed`,
            ]);
            expect(reached.trim()).toBe("closed");
        });
    });
}
