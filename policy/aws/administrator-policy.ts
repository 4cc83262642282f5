import { list, text } from "../reading";
import type { ResourceRule } from "../rule";

const all =
    /:policy\/(job-function\/)?(AdministratorAccess(-\w+)?|PowerUserAccess|SystemAdministrator|IAMFullAccess|\w+FullAccess)$/;

/** Source: IAM user guide, "AWS managed policies for job functions". */
export const administratorPolicy: ResourceRule = {
    name: "aws-administrator-policy",
    protects: "The account from a pod or a machine that has a person's rights.",
    violation: "A role gets a policy of AWS' that holds a whole service, or all of them.",
    remediation: "Write a policy that names actions and resources.",
    severity: "critical",
    controls: [{ framework: "CIS AWS 5.0", reference: "1.15" }],
    types: [
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        "aws:iam/policyAttachment:PolicyAttachment",
        "aws:iam/role:Role",
    ],
    check: ({ props }) => [
        ...(all.test(text(props["policyArn"])) ? ["policyArn"] : []),
        ...list(props["managedPolicyArns"]).flatMap((policy, index) =>
            all.test(text(policy)) ? [`managedPolicyArns[${String(index)}]`] : [],
        ),
    ],
};
