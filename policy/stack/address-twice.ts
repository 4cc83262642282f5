import { inOrder } from "../corda/members";
import { at, text } from "../reading";
import type { StackRule } from "../rule";

/** Where a Service is told which public address, or which name, is its own. */
const annotations = [
    "service.beta.kubernetes.io/azure-pip-name",
    "service.beta.kubernetes.io/azure-load-balancer-ipv4",
    "service.beta.kubernetes.io/azure-dns-label-name",
    "service.beta.kubernetes.io/aws-load-balancer-eip-allocations",
    "external-dns.alpha.kubernetes.io/hostname",
];

/** Sources: Azure cloud provider docs, AWS Load Balancer Controller docs and ExternalDNS docs, annotations of Services. */
export const addressTwice: StackRule = {
    name: "stack-address-twice",
    protects: "A member's address, from another Service that takes it first.",
    violation: "Another Service asks for the same public address or the same name.",
    remediation: "Give each Service an address and a name of its own.",
    severity: "high",
    controls: [],
    checkStack: (resources) => {
        const owners = new Map<string, string>();
        return inOrder(resources)
            .filter(({ type }) => type === "kubernetes:core/v1:Service")
            .flatMap(({ urn, props }) =>
                [
                    { value: at(props, "spec", "loadBalancerIP"), key: "", path: "spec.loadBalancerIP" },
                    ...annotations.map((key) => ({
                        value: at(props, "metadata", "annotations", key),
                        key,
                        path: `metadata.annotations["${key}"]`,
                    })),
                ].flatMap(({ value, key, path }) => {
                    const address = JSON.stringify([key, text(value)]);
                    const owner = owners.get(address) ?? urn;
                    owners.set(address, owner);
                    return text(value) !== "" && owner !== urn ? [{ urn, path }] : [];
                }),
            );
    },
};
