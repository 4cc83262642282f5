import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRunnable } from "../../../local/images/capsule";

/** The manifest of a node's capsule, as its vendor documents and publishes it. */
const node = [
    "Manifest-Version: 1.0",
    "Application-Version: 4.12.5",
    "Caplets: CordaCaplet",
    "Java-Agents: quasar-core-0.9.0_r3.jar=x(antlr**;kotlin**)l(net.corda.core.serialization.internal.**)",
    "Corda-Vendor: Corda Enterprise Edition",
    "JVM-Args: -Xmx512m -XX:+UseG1GC -XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError",
    "Main-Class: Capsule",
    "Application-Class: net.corda.node.Corda",
    "System-Properties: visualvm.display.name=Corda net.corda.x=a:b",
    "Corda-Release-Version: 4.12.5",
];

/** Lines of at most 72 bytes; what is longer goes on behind a space. */
function folded(lines: readonly string[], width = 72): string {
    const fold = (line: string): string =>
        line.length <= width ? line : `${line.slice(0, width)}\r\n ${fold(line.slice(width))}`;
    return `${lines.map(fold).join("\r\n")}\r\n\r\n`;
}

describe("a runnable jar's manifest", () => {
    it("tells of a capsule how it is started without its launcher [000-1]", () => {
        const opened = "--add-opens=java.base/java.util=ALL-UNNAMED\n--add-opens=java.base/java.lang=ALL-UNNAMED\n";
        expect(readRunnable("corda.jar", folded(node), opened)).toEqual({
            isCapsule: true,
            mainClass: "net.corda.node.Corda",
            agent: "quasar-core-0.9.0_r3.jar=x(antlr**;kotlin**)l(net.corda.core.serialization.internal.**)",
            flags: [
                "-XX:+ExitOnOutOfMemoryError",
                "-Dvisualvm.display.name=Corda",
                "-Dnet.corda.x=a:b",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
            ],
            release: "4.12.5",
            vendor: "Corda Enterprise Edition",
        });
    });

    it("tells of any other runnable jar its class and the modules that it opens", () => {
        const manifest = ["Main-Class: net.corda.bridge.Main", "Add-Opens: java.base/java.util java.base/java.lang"];
        expect(readRunnable("corda-firewall.jar", folded(manifest))).toEqual({
            isCapsule: false,
            mainClass: "net.corda.bridge.Main",
            flags: ["--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED"],
        });
    });

    it.each(["-Xmx512m", "-Xms1g", "-Xss1m", "-XX:+UseG1GC", "-XX:+UseSerialGC", "-XX:MaxHeapSize=1g"])(
        "leaves memory to the pod: %s is not taken over",
        (flag) => {
            const manifest = ["Application-Class: a.B", `JVM-Args: ${flag} -XX:+UseStringDeduplication`];
            expect(readRunnable("corda.jar", folded(manifest)).flags).toEqual(["-XX:+UseStringDeduplication"]);
        },
    );

    it("is read the same wherever its lines are folded", () => {
        fc.assert(
            fc.property(fc.integer({ min: 30, max: 200 }), (width) => {
                expect(readRunnable("corda.jar", folded(node, width))).toEqual(readRunnable("corda.jar", folded(node)));
            }),
        );
    });

    it("is refused where it names nothing to start, with the jar's name", () => {
        expect(() => readRunnable("corda-core-4.10.jar", folded(["Manifest-Version: 1.0"]))).toThrow(
            "corda-core-4.10.jar names no class to start: this is not a runnable jar of Corda's.",
        );
    });
});
