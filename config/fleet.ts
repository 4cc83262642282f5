import { z } from "zod";
import { memberNameMistake } from "./kubernetes-name";
import { legalNameMistakes } from "./legal-name";
import { nodeSchema } from "./member";
import { neverCopied } from "./never-copied";
import { quoted } from "./quoted";
import { section } from "./section";
import { text } from "./text";

/** What stands for a node's number in the legal name of a fleet. */
export const numberMark = "{number}";

/** The most nodes of one fleet; an `up` of more takes so long that they are better kept in several stacks. */
export const mostOfAFleet = 100;

/** What the nodes of a fleet may have in common: everything but what tells them apart. */
const shared = (() => {
    const { name, legalName, host, ...rest } = nodeSchema.shape;
    // What is left out here is each node's own.
    void [name, legalName, host];
    return rest;
})();

/** Keys that a fleet hands on to its nodes. */
export const sharedKeys: readonly string[] = Object.keys(shared);

function patternMistakes(pattern: string): string | readonly string[] | undefined {
    return pattern.includes(numberMark)
        ? legalNameMistakes(pattern.replaceAll(numberMark, "1"))
        : `${quoted(pattern)} would be the name of every node — put ${numberMark} where they differ, like O=Bank ${numberMark},L=London,C=GB`;
}

export const fleetSchema = section(
    {
        description:
            "Many nodes that are alike: what they share is written once, and may be written otherwise on any of them. A node of a fleet is a node like any other, and a network's stack is the same as if each were listed under `nodes`.",
        examples: [
            {
                name: "bank",
                size: "small",
                nodes: [{ name: "bank-a", legalName: "O=Bank A,L=London,C=GB" }],
            },
            { name: "desk", count: 20, legalName: `O=Desk ${numberMark},L=London,C=GB` },
        ],
        refused: {
            ...neverCopied("is not known — each node of a fleet is an identity of its own: write count, or list nodes"),
            members: "is not known — did you mean nodes?",
            legalNames: "is not known — list nodes, each with a name and a legalName",
            host: "is each node's own — write it on the node",
        },
    },
    {
        name: text({
            description: "Name of the fleet. Nodes that are counted are named by it: `bank-1`, `bank-2` and so on.",
            examples: ["bank"],
            mistakes: memberNameMistake,
        }),
        nodes: z
            .array(nodeSchema)
            .max(mostOfAFleet, `has more than ${mostOfAFleet} nodes — give the others a stack of their own`)
            .meta({
                description: "The nodes, each with its name, its legal name and whatever else sets it apart.",
                examples: [[{ name: "bank-a", legalName: "O=Bank A,L=London,C=GB" }]],
            })
            .optional(),
        count: z
            .number()
            .int("is not a whole number — give 1 to 100")
            .min(1, "is less than one — give 1 to 100, or remove the fleet")
            .max(mostOfAFleet, `is more than ${mostOfAFleet} — give the others a stack of their own`)
            .meta({
                description:
                    "How many nodes there are, 1 to 100, where their names are counted. A larger number adds nodes, a smaller one removes the last.",
                examples: [20],
            })
            .optional(),
        legalName: text({
            description: `The X.500 name of the nodes that are counted, with \`${numberMark}\` where their number goes.`,
            examples: [`O=Bank ${numberMark},L=London,C=GB`],
            mistakes: patternMistakes,
        }).optional(),
        ...shared,
    },
).superRefine(({ nodes, count, legalName }, issue) => {
    const mistake = (path: string, message: string) => {
        issue.addIssue({ code: "custom", path: [path], message });
    };
    if ((nodes === undefined) === (count === undefined)) {
        mistake(
            nodes === undefined ? "nodes" : "count",
            nodes === undefined
                ? "is missing — list the nodes, or give a count and a legalName"
                : "can't be told apart from the nodes that are listed — keep nodes or count",
        );
    } else if ((count === undefined) !== (legalName === undefined)) {
        mistake(
            "legalName",
            count === undefined
                ? "is each node's own where they are listed — remove it"
                : `is missing — add legalName: O=Bank ${numberMark},L=London,C=GB`,
        );
    }
});
