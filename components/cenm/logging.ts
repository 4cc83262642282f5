import type { LogLevel } from "../../images/jvm";

/**
 * Log4j configuration of every service: one JSON object a line on stdout, nothing in files. It asks for nothing that
 * isn't in log4j's core, because R3's jars differ in what they bring beside it. Services of 1.5 may keep to their own.
 */
export function cenmLogging(level: LogLevel): string {
    const line = [
        `"timestamp":"%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z'}{UTC}"`,
        `"level":"%p"`,
        `"logger":"%enc{%c}{JSON}"`,
        `"thread":"%enc{%t}{JSON}"`,
        `"message":"%enc{%m}{JSON}"`,
        `"thrown":"%enc{%xEx}{JSON}"`,
    ].join(",");
    return `<?xml version="1.0" encoding="UTF-8"?>
<Configuration status="warn" monitorInterval="10">
    <Appenders>
        <Console name="stdout" target="SYSTEM_OUT">
            <PatternLayout alwaysWriteExceptions="false">
                <Pattern>{${line.replaceAll('"', "&quot;")}}%n</Pattern>
            </PatternLayout>
        </Console>
    </Appenders>
    <Loggers>
        <Logger name="org.hibernate" level="warn"/>
        <Logger name="liquibase" level="warn"/>
        <Root level="${level}">
            <AppenderRef ref="stdout"/>
        </Root>
    </Loggers>
</Configuration>
`;
}
