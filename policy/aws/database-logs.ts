import { list, text } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: RDS user guide, "Publishing PostgreSQL logs to Amazon CloudWatch Logs". */
export const databaseLogs: ResourceRule = {
    name: "aws-database-logs",
    protects: "Knowing who connected to a ledger's database from going with its disk.",
    violation: "A database keeps its logs to itself.",
    remediation: "Name postgresql in enabledCloudwatchLogsExports.",
    severity: "medium",
    controls: [],
    types: ["aws:rds/instance:Instance"],
    check: ({ props }) =>
        text(props["engine"]) !== "postgres" ||
        list(props["enabledCloudwatchLogsExports"]).some((log) => log === "postgresql")
            ? []
            : ["enabledCloudwatchLogsExports"],
};
