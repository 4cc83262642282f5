import { describe, expect, it } from "vitest";
import { type LiveNetwork, eventually, isReady, namespace, restarts } from "./live-network";
import { processesOf } from "./processes";

/** How long a node may take to be ready again, in seconds. */
const recovery = 240;

/** Processes die; ledgers don't. */
export function resilienceTests(live: () => LiveNetwork): void {
    const balanceOfB = async () => Number((await live().pay({ amount: "1.00" })).balances.to.after);

    describe("failures", () => {
        it("restarts a node whose JVM is killed with -9 and finds its vault as it was [001-3] [001-11]", async () => {
            const before = await balanceOfB();
            const node = (await live().pod("party-b")).status?.containerStatuses?.find(({ name }) => name === "node");
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
            expect(await balanceOfB()).toBe(before + 1);
        });

        it("gives a node whose pod is deleted by force a new pod on the same vault [002-33]", async () => {
            const before = await balanceOfB();
            const old = await live().pod("party-a");
            await live().core.deleteNamespacedPod({ namespace, name: "party-a-0", gracePeriodSeconds: 0 });
            await eventually("party-a is ready in a new pod", recovery, async () => {
                const pod = await live().pod("party-a");
                return { holds: pod.metadata?.uid !== old.metadata?.uid && isReady(pod), seen: pod.status?.conditions };
            });
            expect(await balanceOfB()).toBe(before + 1);
        });

        it("drains and stops a node within its grace period, and takes it out of service meanwhile [004-47] [002-4]", async () => {
            const pod = await live().pod("party-b");
            const grace = pod.spec?.terminationGracePeriodSeconds ?? 0;
            const started = performance.now();
            await live().core.deleteNamespacedPod({ namespace, name: "party-b-0" });
            await eventually("the old pod of party-b is gone", grace + 30, async () => {
                const now = await live().pod("party-b");
                return { holds: now.metadata?.uid !== pod.metadata?.uid, seen: now.status?.phase };
            });
            expect((performance.now() - started) / 1000).toBeLessThan(grace);
            await eventually("party-b is ready again, no longer draining", recovery, async () => {
                const now = await live().pod("party-b");
                return { holds: isReady(now), seen: now.status?.conditions };
            });
            await live().pay({});
        });
    });
}
