import { isOn } from "./hocon";
import { nodeConfRule } from "./node-conf";

/** Source: Corda docs, "Node configuration", useTestClock. */
export const testClock = nodeConfRule({
    name: "corda-test-clock",
    protects: "Time windows of transactions, from a clock that can be set by a flow.",
    violation: "The node takes its time from a clock that is for tests.",
    remediation: "Remove `useTestClock`.",
    severity: "high",
    controls: [],
    checkConf: (conf) => (isOn(conf["useTestClock"]) ? ["useTestClock"] : []),
});
