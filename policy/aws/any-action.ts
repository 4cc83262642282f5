import type { ResourceRule } from "../rule";
import { isEveryAction, rightsOf, rightsTypes } from "./rights";
import { texts } from "./statements";

/** Source: IAM user guide, "Security best practices in IAM", least privilege. */
export const anyAction: ResourceRule = {
    name: "aws-any-action",
    protects: "The account from a pod or a machine that may do all that a service can.",
    violation: "A policy allows every action, of a service or of all of them.",
    remediation: "Name the actions that are called.",
    severity: "critical",
    controls: [{ framework: "CIS AWS 5.0", reference: "1.15" }],
    types: rightsTypes,
    check: (resource) =>
        rightsOf(resource).flatMap(({ value, path }) => {
            if (value["NotAction"] !== undefined) {
                return [`${path}.NotAction`];
            }
            return texts(value["Action"]).some(isEveryAction) ? [`${path}.Action`] : [];
        }),
};
