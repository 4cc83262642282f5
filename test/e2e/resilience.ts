import { PassThrough } from "node:stream";
import { Log, type V1Pod, Watch } from "@kubernetes/client-node";
import { describe, expect, it } from "vitest";
import { balanceOf, issueAt } from "./balances";
import { type LiveNetwork, eventually, isReady, namespace, restarts } from "./live-network";
import { processesLeft, processesOf } from "./processes";

/** How long a node may take to be ready again, in seconds. */
const recovery = 240;

/** Processes die; ledgers don't. */
export function resilienceTests(live: () => LiveNetwork): void {
    const nodeOf = async (name: string) =>
        (await live().pod(name)).status?.containerStatuses?.find((container) => container.name === "node");

    describe("failures", () => {
        it("restarts a node whose JVM is killed with -9 and finds its vault as it was [001-3] [004-40]", async () => {
            await live().pay({ amount: "2.00" });
            const before = await balanceOf(live(), "party-b");
            expect(before).toBeGreaterThan(0);
            const node = await nodeOf("party-b");
            const restartCount = node?.restartCount ?? 0;
            for (const pid of processesOf(node?.containerID ?? "")) {
                process.kill(pid, "SIGKILL");
            }
            await eventually("party-b is ready again after kill -9", recovery, async () => {
                const pod = await live().pod("party-b");
                return {
                    holds: (restarts(pod).node ?? 0) > restartCount && isReady(pod),
                    seen: pod.status?.containerStatuses,
                };
            });
            expect((await nodeOf("party-b"))?.lastState?.terminated?.exitCode).toBe(137);
            expect(await balanceOf(live(), "party-b")).toBe(before);
            await live().pay({});
        });

        it("restarts a node whose JVM is frozen, by its liveness alone, while its peers stay as they are [000-18] [001-3] [002-18]", async () => {
            const peers = async () =>
                (await Promise.all(["notary", "party-a"].map((name) => live().pod(name)))).map((pod) => ({
                    ready: isReady(pod),
                    restarts: restarts(pod),
                }));
            const [before, balance] = [await peers(), await balanceOf(live(), "party-b")];
            const node = await nodeOf("party-b");
            const pod = await live().pod("party-b");
            for (const pid of processesOf(node?.containerID ?? "")) {
                process.kill(pid, "SIGSTOP");
            }
            await eventually("party-b, frozen, is taken out of service", 60, async () => {
                const now = await live().pod("party-b");
                return { holds: !isReady(now), seen: now.status?.conditions };
            });
            await eventually("party-b is ready again after its liveness restarted it", recovery, async () => {
                const now = await live().pod("party-b");
                return {
                    holds: (restarts(now).node ?? 0) > (node?.restartCount ?? 0) && isReady(now),
                    seen: now.status?.containerStatuses,
                };
            });
            const { items: events } = await live().core.listNamespacedEvent({
                namespace,
                fieldSelector: `involvedObject.uid=${pod.metadata?.uid ?? ""}`,
            });
            expect(events.map(({ message }) => message ?? "").join("\n")).toMatch(
                /Container node failed liveness probe, will be restarted/,
            );
            expect(restarts(await live().pod("party-b")).lifecycle).toBe(restarts(pod).lifecycle);
            expect(await peers()).toEqual(before);
            expect(await balanceOf(live(), "party-b")).toBe(balance);
        });

        it("gives a node whose pod is deleted by force a new pod on the same vault, and never runs both [001-3] [002-33] [004-40]", async () => {
            await issueAt(live(), "party-a", "3.00");
            const before = await balanceOf(live(), "party-a");
            expect(before).toBeGreaterThanOrEqual(3);
            const old = await live().pod("party-a");
            const container = old.status?.containerStatuses?.find(({ name }) => name === "node")?.containerID ?? "";
            await live().core.deleteNamespacedPod({ namespace, name: "party-a-0", gracePeriodSeconds: 0 });
            await eventually("the new pod's node process starts", recovery, async () => {
                const pod = await live().pod("party-a");
                const node = pod.status?.containerStatuses?.find(({ name }) => name === "node");
                const starts = pod.metadata?.uid !== old.metadata?.uid && node?.state?.running !== undefined;
                return { holds: starts, seen: pod.status?.containerStatuses };
            });
            // The former process has ceased before the next one has the vault.
            expect(processesLeft(container)).toEqual([]);
            await eventually("party-a is ready in a new pod", recovery, async () => {
                const pod = await live().pod("party-a");
                return { holds: pod.metadata?.uid !== old.metadata?.uid && isReady(pod), seen: pod.status?.conditions };
            });
            expect(await balanceOf(live(), "party-a")).toBe(before);
            await live().pay({});
        });

        it("drains a node and lets it stop by itself, then serves again without the drain [004-47] [002-4]", async () => {
            const pod = await live().pod("party-b");
            const grace = pod.spec?.terminationGracePeriodSeconds ?? 0;
            let lifecycle = "";
            const said = new PassThrough();
            said.on("data", (chunk: Buffer) => (lifecycle += chunk.toString()));
            const followed = await new Log(live().kubeconfig).log(namespace, "party-b-0", "lifecycle", said, {
                follow: true,
            });
            const exitCodes = new Set<number>();
            const watched = await new Watch(live().kubeconfig).watch(
                `/api/v1/namespaces/${namespace}/pods`,
                { fieldSelector: "metadata.name=party-b-0" },
                (_, seen: V1Pod) => {
                    const node = seen.status?.containerStatuses?.find(({ name }) => name === "node");
                    if (seen.metadata?.uid === pod.metadata?.uid && node?.state?.terminated !== undefined) {
                        exitCodes.add(node.state.terminated.exitCode);
                    }
                },
                () => undefined,
            );
            await live().core.deleteNamespacedPod({ namespace, name: "party-b-0" });
            await eventually("the old pod of party-b is gone", grace + 30, async () => {
                const now = await live().pod("party-b");
                return { holds: now.metadata?.uid !== pod.metadata?.uid, seen: now.status?.phase };
            });
            await eventually("the end of party-b's pod is heard of", 30, () =>
                Promise.resolve({
                    holds: exitCodes.size > 0 && /Drained for [0-9.]+ s, 0 flows left/.test(lifecycle),
                    seen: { lifecycle, exitCodes: [...exitCodes] },
                }),
            );
            followed.abort();
            watched.abort();
            // Ended by the signal it was sent: a JVM that is killed when its grace period is over has 137.
            expect([...exitCodes]).toEqual([143]);
            const { items: events } = await live().core.listNamespacedEvent({
                namespace,
                fieldSelector: `involvedObject.uid=${pod.metadata?.uid ?? ""}`,
            });
            expect(events.map(({ reason }) => reason)).toContain("Killing");
            expect(events.map(({ reason }) => reason)).not.toContain("FailedPreStopHook");
            await eventually("party-b is ready again, no longer draining", recovery, async () => {
                const now = await live().pod("party-b");
                return { holds: isReady(now), seen: now.status?.conditions };
            });
            await live().pay({});
        });
    });
}
