import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { checkStackConfig } from "../../../config/check";
import { secretCommands } from "../../../docs/pages/topologies";
import { namedSecrets, root } from "../stack-file";
import { stackFile, stackFileOf, topologies } from "./topologies";

const page = readFileSync(join(root, "docs/topologies.md"), "utf8");
const sections = (topology: string) => {
    const { config } = parse(stackFile(topology)) as { readonly config: Readonly<Record<string, unknown>> };
    return { platform: config["corda:platform"], network: config["corda:network"] };
};

describe.each(topologies)("the stack file of the topology %s", (topology) => {
    it("is taken as it is, once its secrets are set", () => {
        const { network, platform } = sections(topology);
        const secrets = namedSecrets(network, platform);
        expect(checkStackConfig({ raw: { platform, network, secrets } }).mistakes).toEqual([]);
    });

    it("is on the page", () => {
        const link = stackFileOf(topology).replace("docs/", "");
        expect(page).toContain(`(${link})`);
    });

    it("names secrets whose commands are on the page, as the program tells those that are missing [004-20]", () => {
        const { mistakes } = checkStackConfig({ raw: sections(topology) });
        const told = mistakes.map((mistake) => /`(pulumi config set [^`]*)`/.exec(mistake)?.[1] ?? mistake);
        const commands = secretCommands(stackFile(topology));
        expect(commands.length).toBe(told.length);
        for (const command of told) {
            expect(commands.filter((each) => each.includes(command))).toHaveLength(1);
        }
        for (const command of commands) {
            expect(page).toContain(`${command}\n`);
        }
    });

    it("leaves no value of a secret, and needs no default provider", () => {
        const { config } = parse(stackFile(topology)) as { readonly config: Readonly<Record<string, unknown>> };
        expect(Object.keys(config).sort()).toEqual([
            "corda:network",
            "corda:platform",
            "pulumi:disable-default-providers",
        ]);
        expect(config["pulumi:disable-default-providers"]).toEqual(["*"]);
    });
});

describe("the page of topologies", () => {
    const titles = [...page.matchAll(/^## (.*)$/gm)].map(([, title = ""]) => title);

    it("has a picture and a stack file in every section about a topology [003-3]", () => {
        const about = page
            .split(/^## /m)
            .slice(1)
            .filter((section) => !/^(How much for how many|What is proved|Secrets|Ports)/.test(section));
        expect(about.length).toBeGreaterThanOrEqual(6);
        for (const section of about) {
            const [title = ""] = section.split("\n");
            expect(section, title).toContain("```mermaid\nflowchart");
            expect(section, title).toMatch(/<!-- made: stack [a-z-]+ -->\n\n```yaml\n/);
            expect(section, title).toContain("\nLimits:");
        }
    });

    it("says what was not run for it [003-3]", () => {
        expect(page).toContain("**No licensed jar, HSM or vendor's client has run for this page.**");
    });

    it("leads where it says", () => {
        for (const [, target = ""] of page.matchAll(/\]\(([^)#]+)\)/g)) {
            expect(existsSync(join(root, "docs", target)), target).toBe(true);
        }
        for (const [, anchor = ""] of page.matchAll(/\]\(#([^)]+)\)/g)) {
            expect(titles.map((title) => title.toLowerCase().replaceAll(" ", "-").replaceAll("'", ""))).toContain(
                anchor,
            );
        }
    });
});
