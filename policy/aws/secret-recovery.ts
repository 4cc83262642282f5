import { daysRule } from "./days-rule";

/** 0 removes at once. Source: Secrets Manager API reference, "DeleteSecret". */
export const secretRecovery = daysRule({
    name: "aws-secret-recovery",
    protects: "A node's identity from being gone before anybody noticed.",
    violation: "A secret is gone too soon after its deletion.",
    remediation: "Leave recoveryWindowInDays at 30, the longest that Secrets Manager takes.",
    severity: "high",
    controls: [],
    types: ["aws:secretsmanager/secret:Secret"],
    property: "recoveryWindowInDays",
    otherwise: 30,
    enough: 30,
});
