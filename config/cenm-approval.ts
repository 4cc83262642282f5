import { z } from "zod";
import { cidrMistake } from "./cidr";
import { httpUrl } from "./host";
import { quoted } from "./quoted";
import { secretReference } from "./secret-reference";
import { section } from "./section";
import { choiceMistake, text } from "./text";

const inClear = "a stack file holds no secrets — remove it; name the secret that holds it under `credentials`";

const approveAll = section(
    { description: "Everybody is let in. For test zones.", examples: [{ kind: "approve-all" }] },
    { kind: z.literal("approve-all").meta({ description: "Every request is approved." }) },
);

const jira = section(
    {
        description: "People decide on tickets in Jira.",
        examples: [{ kind: "jira", address: "https://jira.example.com", projectCode: "CSR" }],
        refused: {
            password: inClear,
            username: inClear,
            url: "is not known — did you mean address?",
            project: "is not known — did you mean projectCode?",
        },
    },
    {
        kind: z.literal("jira").meta({ description: "R3's plugin for Jira." }),
        address: httpUrl("Jira.", "Jira", "https://jira.example.com"),
        projectCode: text({
            description: "Code of the project with the tickets.",
            examples: ["CSR"],
            mistakes: (given) =>
                /^[A-Z][A-Z0-9_]*$/.test(given)
                    ? undefined
                    : `${quoted(given)} is no code of a project — write the capital letters that its tickets begin with`,
        }),
        credentials: secretReference({
            description: "The user that makes the tickets.",
            keys: { username: "the user", password: "its password" },
            example: "jira",
        }),
        addresses: z
            .array(text({ description: "Addresses of Jira.", examples: ["10.2.0.5/32"], mistakes: cidrMistake }))
            .min(1, "is an empty list — give at least one block, like 10.2.0.5/32")
            .meta({
                description:
                    "Blocks of addresses of Jira: the identity manager may reach them, and nothing else outside.",
                examples: [["10.2.0.5/32"]],
            }),
    },
);

const ownPlugin = { kind: "own", className: "com.example.Approve", jar: "/opt/cenm/plugins/approve.jar" };

const own = section(
    {
        description: "A workflow of your own, as a plugin in the identity manager's image.",
        examples: [ownPlugin],
        refused: {
            pluginClass: "is not known — did you mean className?",
            pluginJar: "is not known — did you mean jar?",
        },
    },
    {
        kind: z.literal("own").meta({ description: "A plugin of your own." }),
        className: text({
            description: "Its main class.",
            examples: ["com.example.Approve"],
            mistakes: (given) =>
                /^[A-Za-z_]\w*(\.[A-Za-z_$][\w$]*)+$/.test(given)
                    ? undefined
                    : `${quoted(given)} is no class — write its full name, like com.example.Approve`,
        }),
        jar: text({
            description: "Path of its jar in the identity manager's image.",
            examples: ["/opt/cenm/plugins/approve.jar"],
            mistakes: (given) =>
                /^\/\S+\.jar$/.test(given)
                    ? undefined
                    : `${quoted(given)} is no jar in the image — write its whole path, like /opt/cenm/plugins/approve.jar`,
        }),
    },
);

/** Who decides on requests of one kind. */
export function approvalSchema(description: string) {
    return z
        .discriminatedUnion("kind", [approveAll, jira, own], {
            error: (issue) =>
                issue.code === "invalid_union"
                    ? choiceMistake(
                          (issue.input as { kind?: unknown } | undefined)?.kind,
                          ["approve-all", "jira", "own"],
                          {
                              manual: "is not known — use jira, or a plugin of your own",
                              auto: 'is not known — the word is "approve-all", for test zones',
                              plugin: 'is not known — the word is "own"',
                          },
                      )
                    : undefined,
        })
        .meta({ description, examples: [ownPlugin] });
}

/** Who decides, as the stack file describes it. */
export type ApprovalConfig = z.output<ReturnType<typeof approvalSchema>>;
