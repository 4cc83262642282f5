import { list, places, text } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: Azure docs, "Azure custom roles", "Wildcard permissions". */
export const roleWildcard: ResourceRule = {
    name: "azure-role-wildcard",
    protects: "Whatever Azure comes to allow under a star, from identities that were meant to do one thing.",
    violation: "The role allows actions by a star.",
    remediation: "Name each action, and data actions apart from those on the resource itself.",
    severity: "high",
    controls: [{ framework: "CIS Azure 4.0", reference: "6.23" }],
    types: ["azure-native:authorization:RoleDefinition"],
    check: ({ props }) =>
        places(props["permissions"], "permissions").flatMap(({ value, path }) =>
            ["actions", "dataActions"].flatMap((key) =>
                list(value[key]).flatMap((action, index) =>
                    text(action).includes("*") ? [`${path}.${key}[${String(index)}]`] : [],
                ),
            ),
        ),
};
