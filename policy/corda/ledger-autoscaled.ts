import { at, text } from "../reading";
import type { StackRule } from "../rule";
import { ledgerRoles } from "./labels";
import { namespaceOf, workloadsOf } from "./workloads";

export const ledgerAutoscaled: StackRule = {
    name: "corda-ledger-autoscaled",
    protects: "A vault, from a second process that comes with the load.",
    violation: "An autoscaler adds replicas of a node, a database or a broker.",
    remediation: "Scale web clients; a node grows by its `size` in the stack file.",
    severity: "critical",
    controls: [],
    checkStack: (resources) => {
        const ledgers = workloadsOf(resources).filter(({ role }) => ledgerRoles.some((one) => one === role));
        return resources
            .filter(({ type }) => /^kubernetes:autoscaling\/v\w+:HorizontalPodAutoscaler$/.test(type))
            .filter(({ props }) =>
                ledgers.some(
                    ({ resource, namespace }) =>
                        namespace === namespaceOf({ props }) &&
                        resource.type.endsWith(`:${text(at(props, "spec", "scaleTargetRef", "kind"))}`) &&
                        at(resource.props, "metadata", "name") === at(props, "spec", "scaleTargetRef", "name"),
                ),
            )
            .map(({ urn }) => ({ urn, path: "spec.scaleTargetRef" }));
    },
};
