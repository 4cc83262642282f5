import { text } from "../reading";
import { nodeConfRule } from "./node-conf";

/**
 * Advisory as it is, mandatory in the preset for production. Corda's open source edition knows no HSM: there it is to be
 * disabled. Source: Corda docs, "HSM support", cryptoServiceName.
 */
export const keyInFile = nodeConfRule({
    name: "corda-key-in-file",
    protects: "The private key of a legal identity, from whoever gets a copy of the node's volume.",
    violation: "The identity's private key is in a file.",
    remediation: "Name an HSM under `keys.identity` of the member in the stack file.",
    severity: "medium",
    level: "advisory",
    controls: [],
    checkConf: (conf) => (["", "BC_SIMPLE"].includes(text(conf["cryptoServiceName"])) ? ["cryptoServiceName"] : []),
});
