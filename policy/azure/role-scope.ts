import { list } from "../reading";
import type { ResourceRule } from "../rule";
import { written } from "./presence";
import { word } from "./words";

const assignment = "azure-native:authorization:RoleAssignment";

/** A tenant, a group of subscriptions, or one with everything in it. */
function isWhole(scope: unknown): boolean {
    return /^(\/|(\/providers\/microsoft\.management\/managementgroups|\/subscriptions)\/[^/]+\/?)$/.test(word(scope));
}

/** A scope that isn't known yet is something of the stack's own. Source: Azure docs, "Understand scope for Azure RBAC". */
export const roleScope: ResourceRule = {
    name: "azure-role-scope",
    protects: "Everything else in the subscription from an identity that has business with one thing of it.",
    violation: "The right holds for a subscription, or for more.",
    remediation: "Name the resource in `scope`, or its resource group.",
    severity: "high",
    controls: [],
    types: [assignment, "azure-native:authorization:RoleDefinition"],
    check: ({ type, props }) =>
        type === assignment
            ? isWhole(written(props, "scope"))
                ? ["scope"]
                : []
            : list(written(props, "assignableScopes")).flatMap((scope, index) =>
                  isWhole(scope) ? [`assignableScopes[${String(index)}]`] : [],
              ),
};
