import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run, type RunResult } from "../../../local/run";
import { root } from "../../program/stack-file";

const preview = (...args: readonly string[]): Promise<RunResult> =>
    run(process.execPath, ["--import", "tsx", join(root, "local", "cli.ts"), "preview", ...args], {
        cwd: root,
        env: { CORDA_PULUMI_PLUGINS: "own", KUBECONFIG: "/nowhere" },
        reject: false,
    });

describe("`npm run preview`", () => {
    it("shows what a stack would make where there is neither cluster nor account", async () => {
        const { failed, stdout, stderr } = await preview("dev", "--non-interactive", "--diff");
        expect(failed, stderr).toBe(false);
        expect(stdout).toMatch(/\+ kubernetes:apps\/v1:StatefulSet: \(create\)/);
        expect(stdout).toMatch(/\+ \d+ to create/);
    });

    it("says so where there is no such stack", async () => {
        const { failed, stderr } = await preview("none");
        expect(failed).toBe(true);
        expect(stderr).toContain("Pulumi.none.yaml");
        expect(stderr).not.toContain(" at ");
    });
});
