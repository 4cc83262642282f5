/** How much a node or tool writes to its log. */
export type LogLevel = "error" | "warn" | "info" | "debug" | "trace";

/**
 * Loggers that keep a level of their own: libraries that would drown everything else, and those that write whole
 * configurations at a finer level.
 */
const quiet: Readonly<Record<string, "warn" | "info">> = {
    "org.apache.activemq.audit": "warn",
    "org.apache.activemq": "warn",
    "org.apache.activemq.artemis.core.server": "warn",
    "org.hibernate": "warn",
    "org.jboss": "warn",
    liquibase: "warn",
    "com.zaxxer.hikari": "info",
    "io.netty": "info",
    "com.networknt": "info",
    "org.apache.qpid": "info",
};

/** Messages without meaning here: Corda's broker sets no such addresses, for every queue of every client anew. */
const ignored: Readonly<Record<string, string>> = {
    "org.apache.activemq.artemis.core.server": "AMQ22216[56]: .*",
};

/**
 * Log4j configuration of every JVM: one JSON object a line on stdout, nothing in files. A changed level is taken up
 * within seconds, without a restart.
 */
export function log4jConfiguration(level: LogLevel): string {
    const loggers = Object.entries(quiet).map(([name, its]) => {
        const opening = `        <Logger name="${name}" level="${quieter(its, level)}"`;
        const noise = ignored[name];
        return noise === undefined
            ? `${opening}/>`
            : `${opening}>\n            <RegexFilter regex="${noise}" onMatch="DENY" onMismatch="NEUTRAL"/>\n        </Logger>`;
    });
    return `<?xml version="1.0" encoding="UTF-8"?>
<Configuration status="warn" shutdownHook="disable" monitorInterval="10">
    <Appenders>
        <Console name="stdout" target="SYSTEM_OUT">
            <JsonLayout compact="true" eventEol="true" properties="true" stacktraceAsString="true"/>
        </Console>
    </Appenders>
    <Loggers>
${loggers.join("\n")}
        <Root level="${level}">
            <AppenderRef ref="stdout"/>
        </Root>
    </Loggers>
</Configuration>
`;
}

const levels: readonly LogLevel[] = ["error", "warn", "info", "debug", "trace"];

function quieter(one: LogLevel, other: LogLevel): LogLevel {
    return levels.indexOf(one) < levels.indexOf(other) ? one : other;
}

/** What the Prometheus agent of every JVM exports: Corda, its message broker and the JVM itself. */
export function jmxExporterConfiguration(): string {
    return `# A node's status is text: it becomes a label of a series that is 1.
includeObjectNames:
  - "net.corda:*"
  - "org.apache.activemq.artemis:*"
  - "java.lang:*"
rules:
  - pattern: "net.corda<type=Node, name=Status><>Value: (.+)"
    name: net_corda_Node_Status
    value: 1
    labels:
      state: "$1"
  - pattern: ".*"
`;
}
