import type { ResourceRule } from "../rule";
import { claimType, isLedger } from "./claims";

/** A preset for a laptop disables it: a stack that may be lost says so with `protection: disposable`. */
export const ledgerUnprotected: ResourceRule = {
    name: "corda-ledger-unprotected",
    protects: "Ledgers, certificates and journals, from a stack file that has lost a line.",
    violation: "The volume goes when its member is taken out of the stack file.",
    remediation: "Let the member's volume be protected, or disable this rule for a stack that may be lost.",
    severity: "high",
    controls: [],
    types: [claimType],
    check: (resource) => (!resource.opts.protect && isLedger(resource) ? ["spec"] : []),
};
