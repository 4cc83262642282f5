import { places } from "../reading";
import type { ResourceRule } from "../rule";
import { bindingTypes } from "./binding";
import { cis } from "./controls";

/** Source: Kubernetes docs, "Role Based Access Control Good Practices". */
export const rbacDefaultAccount: ResourceRule = {
    name: "kubernetes-rbac-default-account",
    protects: "What a role may do, from every pod of a namespace that names no account.",
    violation: "The role is given to the account that pods have when they name none.",
    remediation: "Make a ServiceAccount for the pods that need the role.",
    severity: "high",
    controls: cis({ kubernetes: "5.1.5", eks: "4.1.5", aks: "4.1.5" }),
    types: bindingTypes,
    check: ({ props }) =>
        places(props["subjects"], "subjects")
            .filter(({ value }) => value["kind"] === "ServiceAccount" && value["name"] === "default")
            .map(({ path }) => `${path}.name`),
};
