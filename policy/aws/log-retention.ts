import { daysRule } from "./days-rule";

/**
 * 0, which is what holds where nobody says so, is for ever. Source: CloudWatch Logs API reference,
 * "PutRetentionPolicy".
 */
export const logRetention = daysRule({
    name: "aws-log-retention",
    protects: "Knowing what happened from being gone before anybody asks.",
    violation: "A log group forgets too soon.",
    remediation: "Write more `logDays` or `network.flowLogDays` in corda:platform.",
    severity: "medium",
    controls: [{ framework: "CIS EKS 1.8", reference: "2.1.2" }],
    types: ["aws:cloudwatch/logGroup:LogGroup"],
    property: "retentionInDays",
    otherwise: 0,
    enough: 90,
    endless: true,
});
