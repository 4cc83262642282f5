import type { V1Pod } from "@kubernetes/client-node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { labelKeys } from "../../components/labels";
import { restrictedPod } from "../../components/pods/restricted";
import { ports } from "../../components/ports";
import { execInPod } from "./exec";
import { type LiveNetwork, eventually, isReady, namespace } from "./live-network";

const tried = [22, ...Object.values(ports).filter((port) => port !== ports.dns)];

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
        case "rpc-client → cordapps":
            return [ports.http];
        case "rpc-client → node":
            return label(from, labelKeys.rpcClientOf(label(to, labelKeys.node) ?? "")) === "true" ? [ports.rpc] : [];
        case "node → database":
            return label(to, labelKeys.databaseOf) === label(from, labelKeys.node) ? [ports.postgresql] : [];
        default:
            return [];
    }
}

/** Pods beside the network's own: a client of party A, and one that nobody has let in anywhere. */
const guests: Readonly<Record<string, Record<string, string>>> = {
    teller: { [labelKeys.role]: "rpc-client", [labelKeys.rpcClientOf("party-a")]: "true" },
    stranger: { app: "stranger" },
};

/** Every pod tries every port of every other pod. */
export function isolationTests(live: () => LiveNetwork): void {
    describe("isolation", () => {
        beforeAll(async () => {
            const { image } = (await live().outputs()).rpcClients;
            for (const [name, labels] of Object.entries(guests)) {
                const spec = restrictedPod({
                    terminationGracePeriodSeconds: 0,
                    containers: [{ name: "guest", image, command: ["/bin/bash", "-c", "exec sleep infinity"] }],
                });
                await live().core.createNamespacedPod({
                    namespace,
                    body: { metadata: { name, labels }, spec: spec as V1Pod["spec"] },
                });
            }
            for (const name of Object.keys(guests)) {
                await eventually(`pod ${name} runs`, 60, async () => {
                    const pod = await live().core.readNamespacedPod({ namespace, name });
                    return { holds: isReady(pod), seen: pod.status };
                });
            }
        });
        afterAll(async () => {
            for (const name of Object.keys(guests)) {
                await live().core.deleteNamespacedPod({ namespace, name });
            }
        });

        it("lets every pod reach exactly what it must, of all pods, all ports and the API server [004-22] [004-23] [004-24] [004-25] [004-26] [001-12] [002-21]", async () => {
            const { items } = await live().core.listNamespacedPod({ namespace });
            const pods = items.filter((pod) => pod.status?.phase === "Running");
            expect(pods.length).toBeGreaterThanOrEqual(10);
            const apiServer = await live().core.readNamespacedService({ namespace: "default", name: "kubernetes" });
            const apiServerAddress = `${apiServer.spec?.clusterIP ?? ""}/${apiServer.spec?.ports?.[0]?.port ?? 0}`;
            const [open, expected]: [string[], string[]] = [[], []];
            for (const from of pods) {
                const others = pods.filter((to) => to !== from);
                const targets = others.flatMap((to) => tried.map((port) => `${to.status?.podIP ?? ""}/${port}`));
                const reached = await execInPod(live().kubeconfig, nameOf(from), from.spec?.containers[0]?.name ?? "", [
                    "/bin/bash",
                    "-c",
                    `for t in ${[...targets, apiServerAddress].join(" ")}; do (timeout 3 bash -c "exec 3<>/dev/tcp/$t" 2>/dev/null && echo "open $t") & done; wait; echo done`,
                ]);
                expect(reached, `${nameOf(from)} could not try`).toContain("done");
                const isOpen = (target: string) => reached.includes(`open ${target}\n`);
                if (isOpen(apiServerAddress)) {
                    open.push(`${nameOf(from)} → the API server`);
                }
                for (const to of others) {
                    const row = (port: number) => `${nameOf(from)} → ${nameOf(to)}:${port}`;
                    open.push(...tried.filter((port) => isOpen(`${to.status?.podIP ?? ""}/${port}`)).map(row));
                    expected.push(...mayReach(from, to).map(row));
                }
            }
            expect(expected).toContain("teller → party-a-0:10003");
            expect(open.sort()).toEqual(expected.sort());
        });
    });
}
