import { at, text } from "../reading";
import { isLoopback } from "./loopback";
import { nodeConfRule } from "./node-conf";

/** Source: Corda docs, "Node configuration", rpcSettings.adminAddress. */
export const rpcAdminReachable = nodeConfRule({
    name: "corda-rpc-admin-reachable",
    protects: "The endpoint at which a node administers its own RPC broker, from everybody else.",
    violation: "RPC's admin endpoint listens to more than the node's own pod.",
    remediation: "Let `rpcSettings.adminAddress` be an address of the loopback, 127.0.0.1.",
    severity: "high",
    controls: [],
    checkConf: ({ rpcSettings }) => {
        const address = text(at(rpcSettings, "adminAddress"));
        return address === "" || isLoopback(address) ? [] : ["rpcSettings.adminAddress"];
    },
});
