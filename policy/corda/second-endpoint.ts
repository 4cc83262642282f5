import { at, places, record } from "../reading";
import type { StackRule } from "../rule";
import { inOrder, repeated } from "./members";
import { isCordaService } from "./services";
import { namespaceOf } from "./workloads";

export const secondEndpoint: StackRule = {
    name: "corda-second-endpoint",
    protects: "A node, from an address that nobody watches: peers know one.",
    violation: "The same port of the same pods is published by another load balancer.",
    remediation: "Keep the Service whose address is part of the node info, and remove the other.",
    severity: "medium",
    controls: [],
    checkStack: (resources) => {
        const published = inOrder(resources).filter(
            (resource) =>
                resource.type === "kubernetes:core/v1:Service" &&
                isCordaService(resource) &&
                at(resource.props, "spec", "type") === "LoadBalancer",
        );
        const selected = (resource: (typeof published)[number]) =>
            JSON.stringify([
                namespaceOf(resource),
                places(at(resource.props, "spec", "ports"), "").map(
                    ({ value }) => value["targetPort"] ?? value["port"],
                ),
                Object.entries(record(at(resource.props, "spec", "selector"))).sort(),
            ]);
        return repeated(published, selected).map(({ urn }) => ({ urn, path: "spec.selector" }));
    },
};
