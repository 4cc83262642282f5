import { places, text } from "../reading";
import type { ResourceRule } from "../rule";
import { bindingTypes } from "./binding";
import { cis, hardening } from "./controls";

/** Who these are is not for the binding to say: everybody, every account, or whoever the API server doesn't ask. */
const groups = /^system:(masters|unauthenticated|authenticated|serviceaccounts(:.*)?)$/;

/** Source: Kubernetes docs, "Role Based Access Control Good Practices", and "Authenticating", anonymous requests. */
export const rbacEverybody: ResourceRule = {
    name: "kubernetes-rbac-everybody",
    protects: "What a role may do, from everybody who is in a group of Kubernetes' own.",
    violation: "The role is given to everybody, or to a group that no role can hold back.",
    remediation: "Name one ServiceAccount, or a group of people that your identity provider knows.",
    severity: "critical",
    controls: [...cis({ kubernetes: "5.1.7" }), hardening("Authentication and authorization: authentication")],
    types: bindingTypes,
    check: ({ props }) =>
        places(props["subjects"], "subjects")
            .filter(({ value }) => groups.test(text(value["name"])) || value["name"] === "system:anonymous")
            .filter(({ value }) => value["kind"] !== "ServiceAccount")
            .map(({ path }) => `${path}.name`),
};
