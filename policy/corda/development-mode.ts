import { isOn } from "./hocon";
import { nodeConfRule } from "./node-conf";

/** Source: Corda docs, "Node configuration", devMode: key stores of a root that everybody has, checks left out. */
export const developmentMode = nodeConfRule({
    name: "corda-development-mode",
    protects: "A legal identity, from keys under a root whose private key everybody has.",
    violation: "A node in development mode makes itself certificates that anybody can make, too.",
    remediation: "Leave `devMode` false, and give the network a zone of the kind doorman or cenm.",
    severity: "critical",
    controls: [],
    checkConf: (conf) => (isOn(conf["devMode"]) ? ["devMode"] : []),
});
