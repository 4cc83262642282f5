import type { ResourceRule } from "../rule";
import { cis, hardening } from "./controls";

/** Source: Kubernetes docs, "Configure Service Accounts for Pods": left out, it is mounted. */
export const serviceAccountAutomount: ResourceRule = {
    name: "kubernetes-service-account-automount",
    protects: "The cluster's API, from pods made later with the account and without a word about its token.",
    violation: "Every pod of the account gets its token unless the pod says otherwise.",
    remediation: "Write `automountServiceAccountToken: false`.",
    severity: "medium",
    controls: [
        ...cis({ kubernetes: "5.1.6", eks: "4.1.6", aks: "4.1.6" }),
        hardening("Kubernetes Pod security: protecting Pod service account tokens"),
    ],
    types: ["kubernetes:core/v1:ServiceAccount"],
    check: ({ props }) => (props["automountServiceAccountToken"] === false ? [] : ["automountServiceAccountToken"]),
    mend: (props) => {
        props["automountServiceAccountToken"] = false;
    },
};
