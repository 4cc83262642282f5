import { nodeConfRule } from "./node-conf";

/** Source: Corda docs, "Node shell", sshd. */
export const sshShell = nodeConfRule({
    name: "corda-ssh-shell",
    protects: "A node, from a second way in with passwords that no policy of the network knows.",
    violation: "The node serves its shell by SSH.",
    remediation: "Remove `sshd`; use the shell that stands by itself as an RPC client.",
    severity: "high",
    controls: [],
    checkConf: (conf) => (conf["sshd"] === undefined ? [] : ["sshd"]),
});
