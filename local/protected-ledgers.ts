import { UserError } from "./user-error";

const refusedClaim = /PersistentVolumeClaim::([a-z0-9-]+)" cannot be deleted/g;

/**
 * The engine's refusal to delete a protected ledger in the words of the stack file: its own advice is to unprotect the
 * resource in the state, which is how a ledger is lost. Any other error is given back as it is.
 */
export function explainProtectedLedgers(error: unknown): unknown {
    if (!(error instanceof UserError)) {
        return error;
    }
    const claims = [...error.message.matchAll(refusedClaim)].map(([, claim = ""]) => claim);
    const members = [...new Set(claims.map((claim) => claim.replace(/-db$/, "")))].sort();
    if (members.length === 0) {
        return error;
    }
    const [is, its, it] = members.length === 1 ? ["is", "its ledger is", "it"] : ["are", "their ledgers are", "them"];
    return new UserError(
        `corda:network: ${members.join(", ")} ${is} no longer in the stack file, but ${its} protected; nothing was changed — ` +
            `put ${it} back with \`ledger: disposable\` (the volumes go too) or \`ledger: retained\` (they stay), ` +
            `run this again, and then take ${it} out.`,
    );
}
