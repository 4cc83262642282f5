import { describe, expect, it } from "vitest";
import { type LiveNetwork, namespace, restarts } from "./live-network";
import { rpcTlsTests } from "./rpc-tls";

const nodes = ["config", "corda:network", "nodes"];

/** Members come and go by the stack file. */
export function membershipTests(live: () => LiveNetwork): void {
    // On the other kind of database, so that a payment crosses both; and with RPC over TLS, which the others don't have.
    const partyC = {
        name: "party-c",
        legalName: "O=Party C,L=Paris,C=FR",
        database: { kind: "h2" },
        rpc: { tls: true },
    };

    describe("membership", () => {
        it("takes in party C on H2, which the others learn of and pay without a restart [004-40]", async () => {
            const before = await Promise.all(["notary", "party-a", "party-b"].map((name) => live().pod(name)));
            await live().change((stack) => {
                stack.addIn(nodes, stack.createNode(partyC));
            });
            await live().up();
            const { balances } = await live().pay({ to: "party-c", amount: "7.00" });
            expect(balances.to).toEqual({ before: "0.00", after: "7.00" });
            const after = await Promise.all(["notary", "party-a", "party-b"].map((name) => live().pod(name)));
            expect(after.map((pod) => [pod.metadata?.uid, restarts(pod)])).toEqual(
                before.map((pod) => [pod.metadata?.uid, restarts(pod)]),
            );
        });

        rpcTlsTests(live, "party-c");

        it("refuses to remove a member whose ledger is protected, and it stays in everybody's network map [001-7]", async () => {
            await live().change((stack) => stack.deleteIn([...nodes, 2]));
            await expect(live().up()).rejects.toThrow(
                /^corda:network: party-c is no longer in the stack file, but its ledger is protected; nothing was changed — /,
            );
            const { balances } = await live().pay({ to: "party-c", amount: "1.00" });
            expect(balances.to).toEqual({ before: "7.00", after: "8.00" });
        });

        it("removes a member and its ledger once the stack file says so [001-7]", async () => {
            await live().change((stack) => {
                stack.addIn(nodes, stack.createNode({ ...partyC, ledger: "disposable" }));
            });
            await live().up();
            await live().change((stack) => stack.deleteIn([...nodes, 2]));
            await live().up();
            const { items: claims } = await live().core.listNamespacedPersistentVolumeClaim({ namespace });
            expect(claims.map((claim) => claim.metadata?.name).filter((name) => name?.startsWith("party-c"))).toEqual(
                [],
            );
            const { items: pods } = await live().core.listNamespacedPod({ namespace });
            expect(pods.map((pod) => pod.metadata?.name).filter((name) => name?.startsWith("party-c"))).toEqual([]);
        });
    });
}
