import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import { projectDirectory } from "../../local/project";

/** The layout's arrows, by files that exist: who may know whom. */
const rows: readonly (readonly [from: string, imported: string, allowed: boolean])[] = [
    ["components/node/probe.ts", "../../infra/platform", true],
    ["components/node/probe.ts", "../../infra/minikube/minikube", false],
    ["components/node/probe.ts", "../../config/read", true],
    ["components/node/probe.ts", "../../local/project", false],
    ["infra/minikube/probe.ts", "../../components/labels", false],
    ["infra/minikube/probe.ts", "../platform", true],
    ["config/probe.ts", "../infra/platform", false],
    ["config/probe.ts", "../components/versions/catalogue", true],
    ["config/probe.ts", "../components/labels", false],
    ["images/probe.ts", "../components/labels", false],
];

describe("the direction of imports", () => {
    const eslint = new ESLint({
        cwd: projectDirectory,
        // The probes exist only here, so rules that need types can't be asked.
        overrideConfig: {
            languageOptions: { parserOptions: { projectService: false } },
        },
        ruleFilter: ({ ruleId }) => ruleId === "boundaries/element-types" || ruleId === "no-restricted-imports",
    });

    it.each(rows)("%s importing %s: allowed is %s", async (from, imported, allowed) => {
        const [result] = await eslint.lintText(
            `import * as imported from ${JSON.stringify(imported)};\nexport { imported };\n`,
            { filePath: from },
        );
        expect(result?.messages.map(({ ruleId }) => ruleId)).toHaveLength(allowed ? 0 : 1);
    });
});
