import type { ResourceRule } from "../rule";
import { allowances, isPublic } from "./statements";

/** Source: IAM user guide, "AWS JSON policy elements: Principal", "IAM role trust policies". */
export const roleOfAnybody: ResourceRule = {
    name: "aws-role-of-anybody",
    protects: "A role's rights from every account of AWS.",
    violation: "A role can be taken by whoever asks.",
    remediation: "Name the service, the account or the role that takes it as Principal.",
    severity: "critical",
    controls: [],
    types: ["aws:iam/role:Role"],
    check: ({ props }) =>
        allowances(props["assumeRolePolicy"], "assumeRolePolicy")
            .filter(({ value }) => isPublic(value))
            .map(({ path }) => `${path}.Principal`),
};
