import type { StackRule } from "../rule";

/** Source: VPC user guide, "Logging IP traffic using VPC Flow Logs". */
export const flowLogs: StackRule = {
    name: "aws-flow-logs",
    protects: "Knowing who spoke to whom, also who tried to, after something has happened.",
    violation: "A VPC's flows aren't all logged.",
    remediation: "Make an aws.ec2.FlowLog of the VPC with trafficType ALL.",
    severity: "medium",
    controls: [{ framework: "CIS AWS 5.0", reference: "3.7" }],
    checkStack: (resources) => {
        const logs = resources.filter(({ type }) => type === "aws:ec2/flowLog:FlowLog");
        return resources
            .filter(
                ({ type, urn }) => type === "aws:ec2/vpc:Vpc" && !logs.some((log) => log.dependencies.includes(urn)),
            )
            .map(({ urn }) => ({ urn }))
            .concat(
                logs
                    .filter(({ props }) => props["trafficType"] !== "ALL")
                    .map(({ urn }) => ({ urn, path: "trafficType" })),
            );
    },
};
