import { namespaceOf, workloadsOf } from "../corda/workloads";
import { at, list } from "../reading";
import type { JudgedStackResource, StackRule } from "../rule";
import { ownNamespaces } from "./namespaces";
import { isParticular } from "./selectors";

/** The directions in which a policy denies every pod of its namespace what no policy allows. */
function closed({ props }: JudgedStackResource): readonly unknown[] {
    const spec = at(props, "spec");
    return isParticular(at(spec, "podSelector")) ? [] : list(at(spec, "policyTypes"));
}

/** Source: Kubernetes docs, "Network Policies", Default policies: what no policy selects may do everything. */
export const openNamespace: StackRule = {
    name: "stack-open-namespace",
    protects: "Every pod of a namespace, from traffic that no policy says anything about.",
    violation: "The namespace has pods, and no policy that denies what isn't allowed in both directions.",
    remediation: "Add a NetworkPolicy with an empty podSelector and both policyTypes.",
    severity: "high",
    controls: [
        { framework: "CIS Kubernetes 1.12", reference: "5.3.2" },
        { framework: "CIS EKS 1.8", reference: "4.3.2" },
        { framework: "CIS AKS 1.8", reference: "4.4.2" },
    ],
    checkStack: (resources) => {
        const used = new Set(workloadsOf(resources).map(({ namespace }) => namespace));
        const policies = resources.filter(({ type }) => type === "kubernetes:networking.k8s.io/v1:NetworkPolicy");
        return [...ownNamespaces(resources)]
            .filter(([name]) => {
                const directions = policies.filter((policy) => namespaceOf(policy) === name).flatMap(closed);
                return used.has(name) && !["Ingress", "Egress"].every((direction) => directions.includes(direction));
            })
            .map(([, urn]) => ({ urn }));
    },
};
