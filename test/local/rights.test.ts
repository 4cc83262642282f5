import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import { renderRights } from "../../local/commands/rights";
import { root } from "../program/stack-file";

function sections(topology: string, platform: Readonly<Record<string, unknown>> = {}) {
    const text = readFileSync(join(root, `docs/topologies/${topology}.yaml`), "utf8");
    const { config } = parse(text) as { readonly config: Readonly<Record<string, object>> };
    return {
        platform: { ...config["corda:platform"], ...platform },
        network: config["corda:network"],
    };
}
const deployers = { kind: "Group", name: "corda-deployers" } as const;
const golden = (name: string) => join(__dirname, "golden", `rights-${name}.yaml`);

/** One a process, as `npm run rights` does. */
async function render(...[given, stack, deployer, dmz]: Parameters<typeof renderRights>): Promise<string> {
    vi.resetModules();
    return renderRights(given, stack, deployer, dmz);
}

describe("what `npm run rights` prints", () => {
    it("is reviewed for a network that may make nothing of the cluster's own [001-19]", async () => {
        const given = sections("openshift", { clusterScope: "forbidden" });
        await expect(`${await render(given, "prod", deployers, false)}\n`).toMatchFileSnapshot(golden("forbidden"));
    });

    it("is reviewed for the same network where it makes its namespace itself [001-19]", async () => {
        const text = await render(sections("openshift"), "prod", deployers, false);
        await expect(`${text}\n`).toMatchFileSnapshot(golden("allowed"));
    });

    it("is for one cluster at a time, the nodes' or the floats' [001-13] [001-19]", async () => {
        const given = sections("float-in-another-cluster", { clusterScope: "forbidden" });
        const nodes = await render(given, "prod", deployers, false);
        const floats = await render(given, "prod", deployers, true);
        expect(nodes).toContain("namespace: corda");
        expect(nodes).not.toContain("namespace: dmz");
        expect(floats).toContain("namespace: dmz");
        expect(floats).not.toContain("namespace: corda");
        await expect(render(sections("openshift"), "prod", deployers, true)).rejects.toThrow(
            "The stack prod has no cluster for floats",
        );
    });

    it("needs no kubeconfig, no other stack and no value of a secret [001-19]", async () => {
        const given = sections("shared-firewall-hsm", {
            clusterScope: "forbidden",
            stackReference: { stack: "bank/clusters/prod" },
        });
        vi.stubEnv("KUBECONFIG", "/nowhere");
        expect(await render(given, "prod", deployers, false)).toContain("kind: Role\n");
        vi.unstubAllEnvs();
    });

    it("has no Secret of the stack's own where a store outside the cluster has them [001-19]", async () => {
        const given = sections("enterprise-node", {
            clusterScope: "forbidden",
            secrets: { kind: "hashicorp-vault", address: "https://vault.bank.example:8200" },
        });
        expect(await render(given, "prod", deployers, false)).toContain("secretproviderclasses");
    });

    it("has the kinds of a database of several copies, and no right of its operator's [001-19]", async () => {
        const given = sections("cloudnative-pg", { clusterScope: "forbidden" });
        const text = await render(given, "prod", deployers, false);
        expect(text).toMatch(
            /apiGroups:\n\s+- postgresql\.cnpg\.io\n\s+resources:\n\s+- clusters\n\s+- scheduledbackups\n/,
        );
        expect(text).not.toContain("volumesnapshots");
    });

    it("is every mistake of the stack file instead, where there is one", async () => {
        const run = render(sections("openshift", { context: "current" }), "prod", deployers, false);
        await expect(run).rejects.toThrow("corda:platform.context");
    });
});
