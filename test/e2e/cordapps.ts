import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type LiveNetwork } from "./live-network";

const digest = ["config", "corda:network", "cordapps", 0, "sha256"];
const wrong = createHash("sha256").update("another jar").digest("hex");

/** Only what was asked for runs. */
export function cordappTests(live: () => LiveNetwork): void {
    describe("CorDapps", () => {
        it("stops a rollout with a wrong digest and says why, while the old node keeps running [000-13] [000-3]", async () => {
            const before = await live().pod("party-a");
            let right: unknown;
            await live().change((stack) => {
                right = stack.getIn(digest);
                stack.setIn(digest, wrong);
            });
            try {
                await expect(live().up()).rejects.toThrow(
                    new RegExp(
                        `corda-finance-contracts:4\\.10: expected sha256 ${wrong}, the repository served [0-9a-f]{64}`,
                    ),
                );
                const after = await live().pod("party-a");
                expect(after.metadata?.uid).toBe(before.metadata?.uid);
                expect(after.spec).toEqual(before.spec);
                await live().pay({});
            } finally {
                await live().change((stack) => {
                    stack.setIn(digest, right);
                });
            }
            await live().up();
            expect((await live().pod("party-a")).metadata?.uid).toBe(before.metadata?.uid);
        });
    });
}
