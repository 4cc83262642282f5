import { namespaceOf, workloadsOf } from "../corda/workloads";
import { at, text } from "../reading";
import type { StackRule } from "../rule";
import { ownNamespaces } from "./namespaces";

/** Source: Kubernetes docs, "Configure Service Accounts for Pods": a pod without its account isn't made. */
export const missingAccount: StackRule = {
    name: "stack-missing-account",
    protects: "An update, from waiting for pods that Kubernetes refuses to make.",
    violation: "The pods run as a ServiceAccount that the stack doesn't make.",
    remediation: "Make the ServiceAccount in the same namespace, or correct its name.",
    severity: "medium",
    controls: [],
    checkStack: (resources) => {
        const namespaces = ownNamespaces(resources);
        const accounts = new Set(
            resources
                .filter(({ type }) => type === "kubernetes:core/v1:ServiceAccount")
                .map((account) => `${namespaceOf(account)}/${text(at(account.props, "metadata", "name"))}`),
        );
        return workloadsOf(resources)
            .filter(({ namespace, pod }) => {
                const account = text(pod.spec.value["serviceAccountName"]);
                return namespaces.has(namespace) && account !== "" && !accounts.has(`${namespace}/${account}`);
            })
            .map(({ resource: { urn }, pod: { spec } }) => ({ urn, path: `${spec.path}.serviceAccountName` }));
    },
};
