import { describe, expect, it } from "vitest";
import { recordProgram } from "./recorded-graph";
import { writtenMember } from "./stack-file";

/** How many servers beside the nodes themselves a network runs, by component. */
async function servers(run: Parameters<typeof recordProgram>[0]): Promise<Record<string, number>> {
    const graph = await recordProgram(run);
    const count = (type: string) => graph.components.filter((component) => component.type === type).length;
    return {
        brokers: count("corda:broker:ArtemisBroker"),
        bridges: count("corda:firewall:Bridge"),
        floats: count("corda:firewall:Float"),
        databases: count("corda:database:PostgresqlDatabase"),
    };
}

describe("what a network runs beside its nodes", () => {
    it("is nothing for a trial: a node has its broker and its database in its own process [003-9]", async () => {
        const trial = await servers({
            edit: (stack) => {
                for (const name of ["notary", "party-a", "party-b"]) {
                    writtenMember(stack, name)["database"] = { kind: "h2" };
                }
            },
        });
        expect(trial).toEqual({ brokers: 0, bridges: 0, floats: 0, databases: 0 });
    });

    it("is a database for each node, and no broker, as long as nodes are reached themselves [003-9]", async () => {
        expect(await servers({})).toEqual({ brokers: 0, bridges: 0, floats: 0, databases: 3 });
    });

    it("is one broker, one bridge and one float for several nodes that share them [003-9]", async () => {
        expect(await servers({ file: "docs/topologies/shared-firewall.yaml" })).toEqual({
            brokers: 1,
            bridges: 1,
            floats: 1,
            // The third node's is somebody else's.
            databases: 2,
        });
    });
});
