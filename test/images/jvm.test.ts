import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type LogLevel, jmxExporterConfiguration, log4jConfiguration } from "../../images/jvm";

const levels: readonly LogLevel[] = ["error", "warn", "info", "debug", "trace"];
const levelOf = (xml: string, logger: string) =>
    new RegExp(`<${logger}[^>]* level="(\\w+)"`).exec(xml)?.[1] as LogLevel;

describe("the logging of every JVM", () => {
    it.each(levels)(
        "writes one JSON object a line at level %s, and takes a changed level up by itself [004-15] [004-16]",
        (level) => {
            const xml = log4jConfiguration(level);
            expect(levelOf(xml, "Root")).toBe(level);
            expect(xml).toContain('<JsonLayout compact="true" eventEol="true"');
            expect(xml).toMatch(/monitorInterval="\d+"/);
            expect(xml).not.toContain("RollingFile");
        },
    );

    it.each(levels)("keeps libraries no louder than the node at level %s", (level) => {
        const own = levels.indexOf(level);
        const libraries = [...log4jConfiguration(level).matchAll(/<Logger name="[^"]+" level="(\w+)"/g)];
        expect(libraries.length).toBeGreaterThan(5);
        for (const [, quiet] of libraries) {
            expect(levels.indexOf(quiet as LogLevel)).toBeLessThanOrEqual(own);
        }
    });

    it("never lets the connection pool write its configuration, whatever the level [001-9]", () => {
        expect(levelOf(log4jConfiguration("trace"), 'Logger name="com.zaxxer.hikari"')).toBe("info");
    });
});

describe("the metrics of every JVM", () => {
    it("export Corda, its broker and the JVM [004-47]", () => {
        const configuration = parse(jmxExporterConfiguration()) as { includeObjectNames: string[]; rules: object[] };
        expect(configuration.includeObjectNames).toEqual([
            "net.corda:*",
            "org.apache.activemq.artemis:*",
            "java.lang:*",
        ]);
        expect(configuration.rules.at(-1)).toEqual({ pattern: ".*" });
    });
});
