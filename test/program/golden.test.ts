import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { ProgramGraph, RecordedResource } from "./program-graph";
import { recordProgram } from "./recorded-graph";
import { renderedObjects } from "./rendered-objects";

/**
 * The objects of the dev stack as files, so that a change of a component shows up in a review as the change it makes in
 * the cluster. `npx vitest run --project unit test/program/golden.test.ts -u` writes them anew.
 */
let graph: ProgramGraph;
beforeAll(async () => {
    graph = await recordProgram();
});

const rendered = (objects: readonly RecordedResource[]) => renderedObjects(graph, objects);

function objectsOf(member: string): RecordedResource[] {
    const component = graph.one(member === "notary" ? "corda:notary:Notary" : "corda:node:CordaNode", member);
    return graph.descendants(component).filter((resource) => graph.kubernetes.includes(resource));
}

const golden = (name: string) => join(__dirname, "golden", "dev", `${name}.yaml`);

describe("the dev stack's objects", () => {
    it.each(["notary", "party-a"])("of %s are the reviewed ones [002-6] [004-47]", async (member) => {
        await expect(rendered(objectsOf(member))).toMatchFileSnapshot(golden(member));
    });

    it("of party-b are those of party-a, but for the name", () => {
        const nameless = (name: string, legalName: string) =>
            rendered(objectsOf(name))
                .replaceAll(legalName, "<legal name>")
                .replaceAll(name, "<name>")
                // The suffixes of objects that are named by their content.
                .replace(/(<name>(-db)?-(conf|credentials))-[0-9a-f]{8}/g, "$1");
        expect(nameless("party-b", "O=Party B,L=New York,C=US")).toBe(nameless("party-a", "O=Party A,L=London,C=GB"));
    });

    it("of the network they share are the reviewed ones [002-6]", async () => {
        const ofMembers = new Set(
            graph.components
                .filter(({ type }) => type === "corda:node:CordaNode" || type === "corda:notary:Notary")
                .flatMap((component) => graph.descendants(component)),
        );
        const shared = graph.kubernetes.filter((object) => !ofMembers.has(object));
        await expect(rendered(shared)).toMatchFileSnapshot(golden("network"));
    });
});
