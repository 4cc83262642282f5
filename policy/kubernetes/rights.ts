import { list, type Place, places, type Properties, text } from "../reading";
import type { ResourceRule } from "../rule";

const roleTypes = [
    "kubernetes:rbac.authorization.k8s.io/v1:Role",
    "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
];

/** Words of a list, `verbs` or `resources`. */
export function words(rule: Properties, key: string): string[] {
    return list(rule[key]).map(text);
}

/** A rule about each of a role's rules by itself: the paths below it that break it. */
export function roleRule(
    rule: Omit<ResourceRule, "types" | "check"> & {
        readonly checkRights: (rights: Place<Properties>) => string[];
    },
): ResourceRule {
    const { checkRights, ...described } = rule;
    return {
        ...described,
        types: roleTypes,
        check: ({ props }) => places(props["rules"], "rules").flatMap(checkRights),
    };
}

/** A rule against certain rights: any of the verbs on any of the resources. A star is for `kubernetes-rbac-wildcards`. */
export function rightsRule(
    rule: Omit<ResourceRule, "types" | "check"> & {
        readonly resources: readonly string[];
        readonly verbs: readonly string[];
    },
): ResourceRule {
    const { resources, verbs, ...described } = rule;
    return roleRule({
        ...described,
        checkRights: ({ value, path }) =>
            words(value, "verbs").some((verb) => verbs.includes(verb))
                ? words(value, "resources").flatMap((resource, index) =>
                      resources.includes(resource) ? [`${path}.resources[${String(index)}]`] : [],
                  )
                : [],
    });
}
