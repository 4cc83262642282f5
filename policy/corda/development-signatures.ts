import { list, text } from "../reading";
import { nodeConfRule } from "./node-conf";

/**
 * The default of this list holds Corda's development keys; whoever writes a list that blacklists nothing lets them in.
 * Source: Corda docs, "Node configuration", cordappSignerKeyFingerprintBlacklist.
 */
export const developmentSignatures = nodeConfRule({
    name: "corda-development-signatures",
    protects: "Contracts, from CorDapps signed with a key that everybody has.",
    violation: "The list of refused signers was emptied, so that CorDapps signed with development keys run.",
    remediation: "Remove `cordappSignerKeyFingerprintBlacklist`, and sign CorDapps with a key of your own.",
    severity: "high",
    controls: [],
    checkConf: ({ cordappSignerKeyFingerprintBlacklist: refused }) => {
        const isEmpty = list(refused).every((fingerprint) => /^0*$/.test(text(fingerprint)));
        return refused !== undefined && isEmpty ? ["cordappSignerKeyFingerprintBlacklist"] : [];
    },
});
