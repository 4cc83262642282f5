import { at } from "../reading";
import { processOf, rolePodRule } from "./pods";

/** Source: Corda docs, "Draining a node"; Kubernetes docs, "Container Lifecycle Hooks". */
export const undrainedStop = rolePodRule({
    name: "corda-undrained-stop",
    protects: "Flows under way and an upgrade behind them, from a node that stops in the middle of them.",
    violation: "The node isn't drained before it is stopped, so a migration can find checkpoints of the old release.",
    remediation: "Give the container of the node a `lifecycle.preStop` that drains it.",
    severity: "high",
    controls: [],
    roles: ["node"],
    checkPod: (pod) => {
        const { value, path } = processOf(pod);
        return at(value, "lifecycle", "preStop") === undefined ? [`${path}.lifecycle.preStop`] : [];
    },
});
