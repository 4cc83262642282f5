import type { ResourceRule } from "../rule";
import { written } from "./presence";
import { word } from "./words";

/** Roles of Azure's that may do everything, or give any right to anybody. Source: Azure docs, "Azure built-in roles", "Privileged". */
const administrators = [
    "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", // Owner
    "b24988ac-6180-42a0-ab88-20f7382dd24c", // Contributor
    "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", // User Access Administrator
    "f58310d9-a9f6-439a-9e8d-f62e7b41a168", // Role Based Access Control Administrator
];

/** A role whose id isn't known yet is one of the stack's own. Source: Azure docs, "Best practices for Azure RBAC". */
export const roleAdministrator: ResourceRule = {
    name: "azure-role-administrator",
    protects: "Keys, ledgers and backups from whoever gets hold of one identity that may do everything.",
    violation: "The right that is given is to do everything, or to give rights to others.",
    remediation: "Give the role that allows what is needed and no more, on the one thing it is needed on.",
    severity: "critical",
    controls: [
        { framework: "CIS Azure 4.0", reference: "6.3.3" },
        { framework: "CIS Azure 4.0", reference: "6.3.4" },
    ],
    types: ["azure-native:authorization:RoleAssignment"],
    check: ({ props }) => {
        const role = word(written(props, "roleDefinitionId"));
        return administrators.some((administrator) => role.endsWith(administrator)) ? ["roleDefinitionId"] : [];
    },
};
