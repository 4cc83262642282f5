import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { isCordaService } from "./services";

/** Annotations by which a load balancer is told to end TLS itself. Source: AWS Load Balancer Controller docs, "Annotations". */
const annotations = [
    "service.beta.kubernetes.io/aws-load-balancer-ssl-cert",
    "service.beta.kubernetes.io/aws-load-balancer-ssl-ports",
];

/** Source: Corda docs, "Node identity certificates": peers know each other by the certificates of both ends. */
export const tlsEndedEarly: ResourceRule = {
    name: "corda-tls-ended-early",
    protects: "The mutual TLS of two peers, from a load balancer that stands for one of them.",
    violation: "A load balancer ends TLS before the node, which then doesn't know who calls.",
    remediation: "Remove the annotation: P2P passes through as TCP.",
    severity: "high",
    controls: [],
    types: ["kubernetes:core/v1:Service"],
    check: (resource) =>
        isCordaService(resource)
            ? annotations
                  .filter((name) => at(resource.props, "metadata", "annotations", name) !== undefined)
                  .map((name) => `metadata.annotations["${name}"]`)
            : [],
};
