import { namespaceOf, workloadsOf } from "../corda/workloads";
import { at, record } from "../reading";
import type { StackRule } from "../rule";
import { ownNamespaces } from "./namespaces";
import { selects } from "./selectors";

export const serviceWithoutPods: StackRule = {
    name: "stack-service-without-pods",
    protects: "Peers and clients, from an address behind which nobody is.",
    violation: "The Service selects none of the stack's pods.",
    remediation: "Let its selector be labels that the pods have.",
    severity: "medium",
    controls: [],
    checkStack: (resources) => {
        const namespaces = ownNamespaces(resources);
        const workloads = workloadsOf(resources);
        return resources
            .filter(({ type }) => type === "kubernetes:core/v1:Service")
            .filter((service) => {
                const matchLabels = record(at(service.props, "spec", "selector"));
                const hit = workloads.some(
                    ({ namespace, pod: { metadata } }) =>
                        namespace === namespaceOf(service) &&
                        selects({ matchLabels }, record(metadata.value["labels"])),
                );
                // Without a selector somebody else names the addresses.
                return namespaces.has(namespaceOf(service)) && Object.keys(matchLabels).length > 0 && !hit;
            })
            .map(({ urn }) => ({ urn, path: "spec.selector" }));
    },
};
