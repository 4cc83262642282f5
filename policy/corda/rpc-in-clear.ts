import { at, text } from "../reading";
import { isOn } from "./hocon";
import { isLoopback } from "./loopback";
import { nodeConfRule } from "./node-conf";

/** Source: Corda docs, "Securing RPC connections with TLS", rpcSettings.useSsl. */
export const rpcInClear = nodeConfRule({
    name: "corda-rpc-in-clear",
    protects: "Passwords of RPC users and everything that they do, from whoever is between them and the node.",
    violation: "RPC is without TLS, so that its logins can be read on the way.",
    remediation: "Set `rpc: { tls: true }` for the member in the stack file.",
    severity: "high",
    controls: [],
    checkConf: ({ rpcSettings }) => {
        const address = text(at(rpcSettings, "address"));
        const isOpen = address !== "" && !isLoopback(address) && !isOn(at(rpcSettings, "useSsl"));
        return isOpen ? ["rpcSettings.useSsl"] : [];
    },
});
