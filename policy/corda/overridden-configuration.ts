import { containersOf } from "../kubernetes/pods";
import { list, text } from "../reading";
import { at } from "../reading";
import { jvmOptionsOf, rolePodRule } from "./pods";

/** A name wholly in upper case is none to Corda. Source: Corda docs, "Node configuration", Overriding configuration values. */
const isOverride = (name: string) => /^(corda|CORDA)[._]/.test(name) && name !== name.toUpperCase();

/**
 * Variables and system properties win over node.conf: the rules about that file, and whoever reads it, would see
 * something else than the node does; and a password among them is in every process list.
 */
export const overriddenConfiguration = rolePodRule({
    name: "corda-overridden-configuration",
    protects: "The configuration that was reviewed, from another one that wins over it unseen.",
    violation: "A variable or a system property overrides the node's configuration.",
    remediation: "Write it in the stack file, so that it is part of node.conf.",
    severity: "high",
    controls: [],
    roles: ["node", "registration", "ha-utilities"],
    checkPod: (pod) =>
        containersOf(pod).flatMap((container) => [
            ...list(container.value["env"]).flatMap((variable, index) =>
                isOverride(text(at(variable, "name"))) ? [`${container.path}.env[${String(index)}].name`] : [],
            ),
            ...jvmOptionsOf(container)
                .filter(({ value }) => /(^|\s)-D(corda|CORDA)[._]\w/.test(value))
                .map(({ path }) => path),
        ]),
});
