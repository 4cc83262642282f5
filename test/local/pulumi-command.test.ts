import { describe, expect, it } from "vitest";
import { readCommand } from "../../local/pulumi-command";
import { pulumiEnvironment } from "../../local/pulumi-environment";

describe("a Pulumi command of the user's", () => {
    it.each([["version"], ["whoami"], ["plugin", "ls"], ["help"], ["up", "--help"], ["stack", "output"]])(
        "is passed on as it is: %s %s",
        (...words) => {
            expect(readCommand(words, "dev")).toEqual({ configured: false, changing: false });
        },
    );

    it.each([
        [["up", "--yes"], true, true],
        [["--yes", "destroy"], true, true],
        [["preview", "--diff"], true, false],
        [["config"], true, false],
        [["cancel", "--yes"], false, false],
        [["state", "delete", "urn"], false, true],
        [["stack", "import", "--file", "x"], false, true],
    ])("reads the stack file, and changes the state, where it does: %j", (words, configured, changing) => {
        expect(readCommand(words, "dev")).toEqual({ configured, changing });
    });

    it.each(["set", "rm", "set-all"])("is refused where its change would be lost: config %s", (word) => {
        expect(() => readCommand(["config", word, "corda:x", "1"], "dev")).toThrow("edit Pulumi.dev.yaml instead");
    });
});

describe("the environment of a local cluster's Pulumi", () => {
    const made = pulumiEnvironment({
        kubeconfig: "/state/kubeconfig",
        stack: "dev",
        tools: "/state/tools",
        home: "/state/home",
        backend: "/state/backend",
        passphrase: "/state/passphrase",
        inherited: {
            PATH: "/bin",
            LANG: "C",
            PULUMI_CONFIG_PASSPHRASE: "another stack's",
            PULUMI_ACCESS_TOKEN: "the user's",
            PULUMI_OPTION_REFRESH: "true",
            PULUMI_STACK: "prod",
        },
    });

    it("has none of the user's own settings, which would win over the cluster's", () => {
        expect(Object.keys(made).filter((name) => /PASSPHRASE$|TOKEN|OPTION/.test(name))).toEqual([]);
        expect(made["PULUMI_CONFIG_PASSPHRASE_FILE"]).toBe("/state/passphrase");
        expect(made["PULUMI_STACK"]).toBe("dev");
    });

    it("has everything else of the user's, and the cluster's programs first", () => {
        expect([made["LANG"], made["PATH"]]).toEqual(["C", "/state/tools:/bin"]);
    });
});
