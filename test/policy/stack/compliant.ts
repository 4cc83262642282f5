import { claim, labels, node } from "../corda/compliant";
import { service } from "../corda/compliant-objects";
import { nodePolicy } from "../corda/compliant-policies";
import type { Example } from "../judge";

const stackUrn = "urn:pulumi:test::corda::pulumi:pulumi:Stack::corda-test";
const networkUrn = "urn:pulumi:test::corda::corda:network:CordaNetwork::corda";

/** An object of Kubernetes in the network's namespace. */
export function object(type: string, name: string, rest: Record<string, unknown>): Example {
    const kind = type.split(":").at(-1);
    const metadata = { name, namespace: "corda", labels: labels(name, "corda") };
    return { type: `kubernetes:${type}`, name, parent: networkUrn, props: { kind, metadata, ...rest } };
}

/** A namespace as the program makes it. */
function namespace(): Example {
    const made = object("core/v1:Namespace", "corda", {});
    return {
        ...made,
        protect: true,
        props: {
            apiVersion: "v1",
            kind: "Namespace",
            metadata: {
                name: "corda",
                labels: {
                    ...labels("corda", "namespace"),
                    "pod-security.kubernetes.io/enforce": "restricted",
                    "pod-security.kubernetes.io/audit": "restricted",
                    "pod-security.kubernetes.io/warn": "restricted",
                },
            },
        },
    };
}

/** A stack with one node in a namespace of its own, and everything that keeps it. */
export function stack(): Example[] {
    return [
        { type: "pulumi:pulumi:Stack", name: "corda-test", urn: stackUrn, props: {} },
        { type: "corda:network:CordaNetwork", name: "corda", urn: networkUrn, parent: stackUrn, props: {} },
        { type: "pulumi:providers:kubernetes", name: "eks", parent: networkUrn, props: { kubeconfig: "…" } },
        namespace(),
        ...[node(), claim(), nodePolicy(), service()].map((example) => ({ ...example, parent: networkUrn })),
        object("core/v1:ServiceAccount", "bank-a", { apiVersion: "v1", automountServiceAccountToken: false }),
        object("networking.k8s.io/v1:NetworkPolicy", "default-deny", {
            apiVersion: "networking.k8s.io/v1",
            spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
        }),
        object("policy/v1:PodDisruptionBudget", "corda-single-pods", {
            apiVersion: "policy/v1",
            spec: {
                maxUnavailable: 1,
                selector: { matchLabels: { "corda/eviction": "on-request" } },
                unhealthyPodEvictionPolicy: "AlwaysAllow",
            },
        }),
    ];
}
