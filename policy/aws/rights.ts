import { type Place, places, type Properties } from "../reading";
import type { JudgedResource } from "../rule";
import { allowances } from "./statements";

/** Type tokens of what says what somebody may do, as opposed to who may do something with a thing. */
export const rightsTypes: readonly string[] = [
    "aws:iam/rolePolicy:RolePolicy",
    "aws:iam/policy:Policy",
    "aws:iam/groupPolicy:GroupPolicy",
    "aws:iam/userPolicy:UserPolicy",
    "aws:iam/role:Role",
];

/** What somebody may do by a policy, or by those that are written into a role. */
export function rightsOf({ type, props }: Pick<JudgedResource, "type" | "props">): Place<Properties>[] {
    return type === "aws:iam/role:Role"
        ? places(props["inlinePolicies"], "inlinePolicies").flatMap(({ value, path }) =>
              allowances(value["policy"], `${path}.policy`),
          )
        : allowances(props["policy"], "policy");
}

/** Whether an action is every one, of a service or of all of them. */
export function isEveryAction(action: string): boolean {
    return /^(\*|[^:]*:\*+)$/.test(action);
}
