import { list, text } from "../reading";
import { isLoopback } from "./loopback";
import { nodeConfRule } from "./node-conf";

/** Source: Corda docs, "Node configuration", p2pAddress: it is signed into the node info that peers get. */
export const unreachableAddress = nodeConfRule({
    name: "corda-unreachable-address",
    protects: "A node's place in its network, from a signed address at which no peer can find it.",
    violation: "The advertised address is one that means somebody else to every peer.",
    remediation: "Let `p2pAddress` be the address that the platform gives the member.",
    severity: "high",
    controls: [],
    checkConf: (conf) => {
        const isNowhere = (address: unknown) =>
            isLoopback(text(address)) || /^(0\.0\.0\.0|\[::\])(:\d+)?$/.test(text(address));
        return [
            ...(isNowhere(conf["p2pAddress"]) ? ["p2pAddress"] : []),
            ...list(conf["additionalP2PAddresses"]).flatMap((address, index) =>
                isNowhere(address) ? [`additionalP2PAddresses[${String(index)}]`] : [],
            ),
        ];
    },
});
