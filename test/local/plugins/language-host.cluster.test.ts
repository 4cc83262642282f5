import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Project } from "./project";

const stash = `
const password = new pulumi.Stash("password", {
    input: pulumi.secret("canary-" + require("node:crypto").randomBytes(8).toString("hex")),
}, { ignoreChanges: ["input"] });
exports.password = password.output;
`;

describe("the Node.js language host, with the real engine", () => {
    let project: Project;
    beforeAll(async () => {
        project = await Project.open();
    });
    afterAll(async () => {
        await project?.close();
    });

    const password = async (): Promise<string> =>
        (await project.pulumi("stack", "output", "password", "--show-secrets")).output.trim();

    it("keeps a value stashed at first, whatever the program gives later [002-11]", async () => {
        project.program(stash);
        expect((await project.up()).code).toBe(0);
        const first = await password();
        expect(first).toMatch(/^canary-[0-9a-f]{16}$/);
        for (const args of [["--expect-no-changes"], ["--refresh", "--expect-no-changes"]]) {
            const { code, output } = await project.up(...args);
            expect(code, output).toBe(0);
            expect(await password()).toBe(first);
        }
        expect(project.storedText()).not.toContain(first);
    });

    it("gives the program its configuration and tells secrets apart", async () => {
        await project.pulumi("config", "set", "colour", "blue");
        await project.pulumi("config", "set", "--secret", "key", "canary-config");
        project.program(`
            const config = new pulumi.Config();
            exports.colour = config.require("colour");
            exports.key = config.requireSecret("key");
            exports.where = pulumi.getProject() + "/" + pulumi.getStack();`);
        const { code, output } = await project.up();
        expect(code, output).toBe(0);
        expect(output).toMatch(/colour\s*: "blue"/);
        expect(output).toMatch(/where\s*: "probe\/test"/);
        expect(output).not.toContain("canary-config");
    });

    it("shows an error of the program once, and fails", async () => {
        project.program(`throw new Error("the stack file names no notary");`);
        const { code, output } = await project.preview();
        expect(code).not.toBe(0);
        expect(output.split("the stack file names no notary").length - 1).toBeLessThanOrEqual(2);
        expect(output).not.toContain("Program exited with non-zero exit code");
    });

    it("tells which Node.js it runs programs with", async () => {
        const { code, output } = await project.pulumi("about");
        expect(code, output).toBe(0);
        expect(output).toMatch(/nodejs/);
    });

    it("says that functions of the provider need the official one", async () => {
        project.program(`exports.x = k8s.yaml.v2 && new k8s.yaml.v2.ConfigGroup("g", { yaml: "kind: Pod" }, o).urn;`);
        const { code, output } = await project.preview();
        expect(code).not.toBe(0);
        expect(output).toContain("needs the official Kubernetes provider");
    });
});
