import { nodeConfRule } from "./node-conf";

/** Source: Corda docs, "Connect to the H2 database": h2Settings, and h2port before 4.0. */
export const h2Server = nodeConfRule({
    name: "corda-h2-server",
    protects: "A vault, from anybody who can open a connection to the node's pod.",
    violation: "The node serves its database over TCP, past everything that Corda checks.",
    remediation: "Remove `h2Settings` and `h2port`; query the vault by RPC.",
    severity: "critical",
    controls: [],
    checkConf: (conf) => ["h2Settings", "h2port"].filter((key) => conf[key] !== undefined),
});
