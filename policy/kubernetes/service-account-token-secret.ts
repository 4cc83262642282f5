import type { ResourceRule } from "../rule";
import { hardening } from "./controls";

/** Source: Kubernetes docs, "Managing Service Accounts", manually created API tokens. */
export const serviceAccountTokenSecret: ResourceRule = {
    name: "kubernetes-service-account-token-secret",
    protects: "The cluster's API, from a token that never ends and that whoever reads Secrets can take.",
    violation: "The Secret is filled with a token that holds until somebody deletes it.",
    remediation: "Mount a projected serviceAccountToken, or ask for one with `kubectl create token`.",
    severity: "high",
    controls: [hardening("Kubernetes Pod security: protecting Pod service account tokens")],
    types: ["kubernetes:core/v1:Secret"],
    check: ({ props }) => (props["type"] === "kubernetes.io/service-account-token" ? ["type"] : []),
};
