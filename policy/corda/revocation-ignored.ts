import { at } from "../reading";
import { firewallConfRule } from "./firewall-conf";

const modes = [["revocationConfig"], ["bridgeInnerConfig", "tunnelSSLConfiguration", "revocationConfig"]];

/** Source: Corda docs, "Firewall configuration fields", revocationConfig: SOFT_FAIL asks, and lets pass who can't be asked for. */
export const revocationIgnored = firewallConfRule({
    name: "corda-revocation-ignored",
    protects: "A network, from a member whose certificate was taken back.",
    violation: "The firewall doesn't look whether a peer's certificate was revoked.",
    remediation: "Let `revocationConfig.mode` be SOFT_FAIL, HARD_FAIL or, at a float, EXTERNAL_SOURCE.",
    severity: "high",
    controls: [],
    checkConf: (conf) =>
        modes.filter((key) => at(conf, ...key, "mode") === "OFF").map((key) => `${key.join(".")}.mode`),
});
