import { nodeConfRule } from "./node-conf";

/** Source: Corda docs, "Node monitoring and logging", jmxMonitoringHttpPort. */
export const jolokiaPort = nodeConfRule({
    name: "corda-jolokia-port",
    protects: "A node's JVM, from whoever can send HTTP to it: what is reached there also writes.",
    violation: "The node serves JMX over HTTP, without a password.",
    remediation: "Remove `jmxMonitoringHttpPort`; metrics are at the port of the pod's own exporter, which only reads.",
    severity: "high",
    controls: [],
    checkConf: (conf) => (conf["jmxMonitoringHttpPort"] === undefined ? [] : ["jmxMonitoringHttpPort"]),
});
