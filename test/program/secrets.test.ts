import { beforeAll, describe, expect, it } from "vitest";
import type { ProgramGraph, RecordedResource } from "./program-graph";
import { recordProgram } from "./recorded-graph";
import { isSecretValue, strings } from "./recorded-values";

let graph: ProgramGraph;
beforeAll(async () => {
    graph = await recordProgram();
});

const label = ({ type, name }: RecordedResource) => `${type.split(":").at(-1)} ${name}`;

/** The strings nobody may see, by where they come from; of a key its lines. */
function canaries(): Map<string, string[]> {
    return new Map(
        [...graph.generated]
            // A certificate is shown to everybody who connects.
            .filter(([origin]) => !origin.endsWith(".certificate"))
            .map(([origin, value]) => [
                origin,
                value.split("\n").filter((line) => line !== "" && !line.startsWith("-----")),
            ]),
    );
}

describe("what the dev stack generates", () => {
    it("is a password for everything that has one, and a key for every database, all different", () => {
        const values = [...canaries().values()].map((lines) => lines.join(""));
        expect(values.length).toBeGreaterThanOrEqual(3 * 5);
        expect(new Set(values).size).toBe(values.length);
        expect(values.filter((value) => value.length < 32)).toEqual([]);
    });

    it("reaches the Secrets it is for: the canaries of the next test are alive", () => {
        const secret = graph
            .ofType("Secret")
            .flatMap(({ inputs }) => [...strings(inputs, true)])
            .map(([, text]) => text)
            .join("\n");
        for (const [origin, lines] of canaries()) {
            expect(
                lines.filter((line) => !secret.includes(line)),
                origin,
            ).toEqual([]);
        }
    });

    it("is nowhere in clear: not in env, args, ConfigMaps, labels, names, nor any output [001-9] [001-10]", () => {
        const plain = [...canaries().values()].flat();
        const encoded = plain.map((value) => Buffer.from(value).toString("base64").replace(/=+$/, ""));
        const leaks = graph.resources.flatMap((resource) =>
            [resource.inputs, resource.outputs ?? {}, resource.name].flatMap((place) =>
                [...strings(place, false)]
                    .filter(([, text]) => [...plain, ...encoded].some((value) => text.includes(value)))
                    .map(([path]) => `${label(resource)}${path}`),
            ),
        );
        expect(leaks).toEqual([]);
    });

    it("makes only Secrets and stashes secret, so that a preview still shows every other change [001-9]", () => {
        const wrapped = graph.resources.flatMap(({ type, inputs, outputs = {} }) =>
            [...Object.entries(inputs), ...Object.entries(outputs)]
                .filter(([, value]) => isSecretValue(value) || [...strings(value, true)].length > 0)
                .map(([property]) => `${type}.${property}`),
        );
        expect([...new Set(wrapped)].sort()).toEqual([
            "kubernetes:core/v1:Secret.stringData",
            "pulumi:index:Stash.input",
        ]);
    });

    it("stays encrypted in the state of every Secret, whatever a provider returns [001-9]", () => {
        for (const secret of graph.ofType("Secret")) {
            expect(secret.secretOutputs, secret.name).toEqual(expect.arrayContaining(["data", "stringData"]));
            expect(isSecretValue(secret.inputs["stringData"]), secret.name).toBe(true);
        }
    });
});

describe("the stack's outputs", () => {
    it("tell where to find things, and nothing secret", () => {
        const outputs = graph.stack.outputs as { members: Record<string, Record<string, string>> };
        expect([...strings(outputs, true)]).toEqual([]);
        expect(outputs.members["party-a"]).toEqual({
            legalName: "O=Party A,L=London,C=GB",
            p2p: "party-a.corda.svc.cluster.local:10002",
            rpc: "party-a-rpc.corda.svc.cluster.local:10003",
            rpcUserSecret: "party-a-rpc-user",
        });
        expect(Object.keys(outputs.members)).toEqual(["notary", "party-a", "party-b"]);
    });
});
