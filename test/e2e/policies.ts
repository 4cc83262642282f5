import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectDirectory } from "../../local/project";
import { type LiveNetwork, namespace } from "./live-network";

const nodes = ["config", "corda:network", "nodes"];
const silent = () => undefined;

/** The policy pack judges through the real CLI, on its way to a real cluster. */
export function policyTests(live: () => LiveNetwork): void {
    describe("policies", () => {
        it("stop an update that breaks a mandatory rule before anything is made, and show an advisory [001-10]", async () => {
            const directory = await mkdtemp(join(tmpdir(), "stricter-policies-"));
            const preset = join(directory, "stricter.json");
            const registries = ["registry.example.com/"];
            await writeFile(
                preset,
                JSON.stringify({
                    "kubernetes-image-registry": { registries },
                    "corda-development-mode": "advisory",
                }),
            );
            await live().change((stack) => {
                stack.addIn(nodes, stack.createNode({ name: "party-d", legalName: "O=Party D,L=Rome,C=IT" }));
            });
            const judged = ["--policy-pack", join(projectDirectory, "policy"), "--policy-pack-config", preset];
            const refused = live().session.run(["up", "--yes", ...judged], silent);
            await expect(refused).rejects.toThrow(/\[mandatory\].* kubernetes-image-registry/);
            await expect(refused).rejects.toThrow(/\[advisory\].* (corda-development-mode|stack-not-known-yet)/);
            const { items: claims } = await live().core.listNamespacedPersistentVolumeClaim({ namespace });
            const { items: sets } = await live().apps.listNamespacedStatefulSet({ namespace });
            const names = [...claims, ...sets].map(({ metadata }) => metadata?.name ?? "");
            expect(names.filter((name) => name.startsWith("party-d"))).toEqual([]);
            expect(names).toContain("party-a");

            await live().change((stack) => stack.deleteIn([...nodes, 2]));
            const { create, update } = await live().session.run(["preview"], silent);
            expect([create, update]).toEqual([undefined, undefined]);
            await rm(directory, { recursive: true });
        });
    });
}
