import { isOn } from "./hocon";
import { nodeConfRule } from "./node-conf";

/** Source: Corda docs, "Node configuration", detectPublicIp. */
export const detectedAddress = nodeConfRule({
    name: "corda-detected-address",
    protects: "The address that peers know a node by, from one that a service outside made up for it.",
    violation: "A node that asks what its address is becomes known under its pod's, which is another's tomorrow.",
    remediation: "Leave `detectPublicIp` false: the platform gives the node its address.",
    severity: "high",
    controls: [],
    checkConf: (conf) => (isOn(conf["detectPublicIp"]) ? ["detectPublicIp"] : []),
});
