import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
    buildArguments,
    goModule,
    pinnedVersion,
    type Program,
    programNames,
    programs,
} from "../../../local/toolchain/programs";
import { simulationPrograms } from "../../../local/toolchain/toolchain";

describe("the toolchain's programs", () => {
    it("take their versions from go.mod alone", () => {
        expect(pinnedVersion("k8s.io/kubernetes")).toMatch(/^v1\.\d+\.\d+$/);
        expect(() => pinnedVersion("example.com/nothing")).toThrow("go.mod doesn't require example.com/nothing");
        expect(buildArguments(programs.pulumi, "out")).toContain(
            "-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=" +
                pinnedVersion("github.com/pulumi/pulumi/pkg/v3").slice(1),
        );
    });

    it("say which Pulumi they are: the same as the SDK that the program uses", () => {
        const { dependencies } = JSON.parse(readFileSync(join(__dirname, "../../../package.json"), "utf8")) as {
            dependencies: Record<string, string>;
        };
        expect(pinnedVersion("github.com/pulumi/pulumi/pkg/v3")).toBe(`v${dependencies["@pulumi/pulumi"] ?? ""}`);
    });

    it("are all from the module: a tool it names, or a command of its own", () => {
        const module = readFileSync(join(goModule, "go.mod"), "utf8");
        for (const name of programNames) {
            const program: Program = programs[name];
            const place = program.package.startsWith("./")
                ? readFileSync(join(goModule, program.package, "main.go"), "utf8")
                : module;
            expect(place).toContain(program.package.startsWith("./") ? "package main" : `\t${program.package}\n`);
        }
    });

    it("repeat every staging module of Kubernetes at its own version", () => {
        const minor = pinnedVersion("k8s.io/kubernetes").replace(/^v1\./, "v0.");
        const replaced = readFileSync(join(goModule, "go.mod"), "utf8")
            .split("\n")
            .flatMap((line) => /^\t(k8s\.io\/\S+) => (\S+) (\S+)$/.exec(line)?.slice(1) ?? []);
        expect(replaced.length / 3).toBeGreaterThan(30);
        expect(new Set(replaced.filter((_, index) => index % 3 === 2))).toEqual(new Set([minor]));
    });

    it("need no container and no C compiler when nodes are only simulated", () => {
        for (const name of simulationPrograms) {
            const program: Program = programs[name];
            expect(program.cgo ?? false).toBe(false);
        }
        expect(simulationPrograms).not.toContain("kubelet");
    });
});
