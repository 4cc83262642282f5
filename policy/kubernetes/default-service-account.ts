import { text } from "../reading";
import { cis, hardening } from "./controls";
import { podRule } from "./pods";

/** Source: Kubernetes docs, "Configure Service Accounts for Pods". */
export const defaultServiceAccount = podRule({
    name: "kubernetes-default-service-account",
    protects: "Rights and cloud identities of one pod, from every other one that shares its account.",
    violation: "The pod has the account that every pod of the namespace gets.",
    remediation: "Make a ServiceAccount for it, and name it in `serviceAccountName`.",
    severity: "medium",
    controls: [
        ...cis({ kubernetes: "5.1.5", eks: "4.1.5", aks: "4.1.5" }),
        hardening("Kubernetes Pod security: protecting Pod service account tokens"),
    ],
    checkPod: ({ spec: { value, path } }) =>
        ["", "default"].includes(text(value["serviceAccountName"])) ? [`${path}.serviceAccountName`] : [],
});
