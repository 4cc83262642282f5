import { describe, expect, it } from "vitest";
import { explainProtectedLedgers } from "../../local/protected-ledgers";
import { UserError } from "../../local/user-error";

const refusal = (...claims: string[]) =>
    new UserError(
        claims
            .map(
                (claim) =>
                    `error: Preview failed: resource "urn:pulumi:dev::corda::corda:node:CordaNode$kubernetes:core/v1:PersistentVolumeClaim::${claim}" cannot be deleted\nbecause it is protected.`,
            )
            .join("\n"),
    );

describe("a refusal to delete a protected ledger", () => {
    it("names the member once, the key and the way, and not the engine's own [001-7]", () => {
        const explained = explainProtectedLedgers(refusal("party-c-db", "party-c")) as UserError;
        expect(explained.message).toBe(
            "corda:network: party-c is no longer in the stack file, but its ledger is protected; nothing was changed — " +
                "put it back with `ledger: disposable` (the volumes go too) or `ledger: retained` (they stay), run this again, and then take it out.",
        );
    });

    it("names every member that is missing", () => {
        const explained = explainProtectedLedgers(refusal("party-d", "party-c", "party-c-db")) as UserError;
        expect(explained.message).toMatch(
            /^corda:network: party-c, party-d are no longer .* their ledgers are protected/,
        );
    });

    it("leaves every other error as it is", () => {
        const other = new UserError("pulumi preview failed: no such cluster");
        expect(explainProtectedLedgers(other)).toBe(other);
        const bug = new Error('PersistentVolumeClaim::party-c" cannot be deleted');
        expect(explainProtectedLedgers(bug)).toBe(bug);
    });
});
