import { beforeAll, describe, expect, it } from "vitest";
import { title } from "../comparison";
import type { ProgramGraph } from "../program-graph";
import { isSecretValue, strings } from "../recorded-values";
import { recordTopologies, topologies } from "./topologies";

let graphOf: (topology: string) => ProgramGraph;
beforeAll(async () => {
    graphOf = await recordTopologies();
});

/** Lines nobody may see, by where they come from: what the stack file's secrets hold, and what the program made up. */
function canaries({ secrets, generated }: ProgramGraph): Map<string, string[]> {
    return new Map(
        [...secrets, ...generated]
            // A certificate is shown to everybody who connects.
            .filter(([origin]) => !origin.endsWith(".certificate"))
            .map(([origin, value]) => [
                origin,
                value.split("\n").filter((line) => line !== "" && !line.startsWith("-----")),
            ]),
    );
}

describe.each(topologies)("what is secret in the topology %s", (topology) => {
    it("reaches the Secrets it is for: the canaries of the next test are alive", () => {
        const graph = graphOf(topology);
        const inSecrets = graph
            .ofType("Secret")
            .flatMap(({ inputs }) => [...strings(inputs, true)])
            .map(([, text]) => text)
            .join("\n");
        const missing = [...canaries(graph)]
            .filter(([, lines]) => lines.some((line) => !inSecrets.includes(line)))
            .map(([origin]) => origin)
            // An authority signs in the program alone, and those of CENM here by keys in an HSM.
            .filter((origin) => !/-authority\.privateKey$|^cenm-passwords\.authority-/.test(origin));
        // Workers of a notary open one key store, and their own passwords of one open nothing.
        expect(missing).toEqual(
            topology === "ha-notary" ? [1, 2, 3].map((worker) => `notary-${worker}-passwords.keyStore`) : [],
        );
        expect(canaries(graph).size).toBeGreaterThan(5);
    });

    it("is nowhere in clear: not in env, args, ConfigMaps, labels, names, nor any output [001-9] [001-10]", () => {
        const graph = graphOf(topology);
        const plain = [...canaries(graph).values()].flat();
        const encoded = plain.map((value) => Buffer.from(value).toString("base64").replace(/=+$/, ""));
        const leaks = graph.resources.flatMap((resource) =>
            [resource.inputs, resource.outputs ?? {}, resource.name].flatMap((place) =>
                [...strings(place, false)]
                    .filter(([, text]) => [...plain, ...encoded].some((value) => text.includes(value)))
                    .map(([path]) => `${title(resource)}${path}`),
            ),
        );
        expect(leaks).toEqual([]);
    });

    it("is marked so in Secrets and stashes alone, so that a preview still shows every other change [001-9]", () => {
        const wrapped = graphOf(topology).resources.flatMap(({ type, inputs, outputs = {} }) =>
            [...Object.entries(inputs), ...Object.entries(outputs)]
                .filter(([, value]) => isSecretValue(value) || [...strings(value, true)].length > 0)
                .map(([property]) => `${type}.${property}`),
        );
        const allowed = ["data", "stringData"].map((property) => `kubernetes:core/v1:Secret.${property}`);
        expect(wrapped.filter((place) => ![...allowed, "pulumi:index:Stash.input"].includes(place))).toEqual([]);
    });

    it("stays encrypted in the state of every Secret, whatever a provider returns [001-9]", () => {
        for (const secret of graphOf(topology).ofType("Secret")) {
            expect(secret.secretOutputs, secret.name).toEqual(expect.arrayContaining(["data", "stringData"]));
        }
    });

    it("is no secret that nobody there uses [001-10]", () => {
        const graph = graphOf(topology);
        const used = JSON.stringify(
            graph.kubernetes
                .filter(({ type }) => !type.endsWith(":Secret"))
                .map(({ inputs }) => [inputs["spec"], inputs["rules"]]),
        );
        const named = graph.components
            .filter(({ type }) => type === "corda:secrets:NamedSecrets")
            .flatMap((component) => graph.descendants(component))
            .map(({ inputs }) => (inputs["metadata"] as { readonly name: string }).name);
        expect(named.filter((name) => !used.includes(`"${name}"`))).toEqual([]);
    });
});
