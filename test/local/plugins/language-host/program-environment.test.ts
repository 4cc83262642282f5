import { describe, expect, it } from "vitest";
import {
    configurationVariable,
    runtimeVariables,
    splitArguments,
} from "../../../../local/plugins/language-host/program-environment";

describe("the environment of a program", () => {
    it("has the configuration as the SDK reads it", () => {
        const entries: [string, string][] = [
            ["corda:network", '{"version":"4.10"}'],
            ["kubernetes:context", "minikube"],
            ["bare", "x"],
        ];
        expect(JSON.parse(configurationVariable(entries))).toEqual({
            "corda:config:network": '{"version":"4.10"}',
            "kubernetes:config:context": "minikube",
            bare: "x",
        });
    });

    it("compiles TypeScript unless told otherwise", () => {
        expect(runtimeVariables({})).toEqual({ PULUMI_NODEJS_TYPESCRIPT: "true" });
        expect(runtimeVariables({ typescript: false, tsconfig: "../tsconfig.json" })).toEqual({
            PULUMI_NODEJS_TYPESCRIPT: "false",
            PULUMI_NODEJS_TSCONFIG_PATH: "../tsconfig.json",
        });
    });

    it.each([
        ["", []],
        ["--a  --b=c", ["--a", "--b=c"]],
        [`--x "two words" --y='it is'`, ["--x", "two words", "--y=it is"]],
    ])("splits the options for node as a shell does: %j", (line, words) => {
        expect(splitArguments(line)).toEqual(words);
    });
});
