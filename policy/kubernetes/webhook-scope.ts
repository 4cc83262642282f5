import { places } from "../reading";
import type { ResourceRule } from "../rule";
import { selectsAll } from "./network-policy";
import { webhookTypes } from "./webhook-failure";

/** Source: Kubernetes docs, "Dynamic Admission Control", avoiding operating on the kube-system namespace. */
export const webhookScope: ResourceRule = {
    name: "kubernetes-webhook-scope",
    protects: "The cluster's own parts, from a webhook of ours that is down and lets none of them start.",
    violation: "The webhook is asked about every namespace, the cluster's own too.",
    remediation: "Limit it by `namespaceSelector` or `objectSelector`.",
    severity: "medium",
    controls: [],
    types: webhookTypes,
    check: ({ props }) =>
        places(props["webhooks"], "webhooks")
            .filter(({ value }) => selectsAll(value["namespaceSelector"]) && selectsAll(value["objectSelector"]))
            .map(({ path }) => `${path}.namespaceSelector`),
};
