import { z } from "zod";
import { quoted } from "./quoted";
import { section } from "./section";
import { text } from "./text";

const permission = /^(ALL|StartFlow\.[A-Za-z_$][\w$]*(\.[A-Za-z_$*][\w$*]*)*|InvokeRpc\.\w+|InvokeRpc:[\w.$]+(#\w+)?)$/;

function permissionMistake(given: string): string | undefined {
    return permission.test(given)
        ? undefined
        : `${quoted(given)} is no permission of Corda's RPC — use ALL, StartFlow.<class of the flow> or InvokeRpc.<operation>`;
}

export const rpcSchema = section(
    {
        description:
            "The one user that RPC clients log in as. Its password is generated and kept in the Secret `<name>-rpc-user`.",
        examples: [{ username: "operator", permissions: ["ALL"] }],
        refused: {
            password:
                "a stack file holds no secrets — remove it; the password is generated and kept in the Secret <name>-rpc-user",
            port: "is not known — every member's RPC is at port 10003 of its Service <name>-rpc; remove it",
            useSsl: "is not known — did you mean tls?",
            ssl: "is not known — did you mean tls? The certificate is generated",
            users: "is not known — there is one user, under `username` and `permissions`",
        },
    },
    {
        username: text({
            description: "Name of the user: letters, digits and underscores, at most 32.",
            examples: ["operator"],
            pattern: /^\w{1,32}$/,
            mistakes: (username) =>
                username === "lifecycle"
                    ? `"lifecycle" is the user that drains the node before a stop — use another name`
                    : /^\w{1,32}$/.test(username)
                      ? undefined
                      : `${quoted(username)} is no user name for Corda — use 1 to 32 letters, digits and underscores`,
        }).default("operator"),
        permissions: z
            .array(
                text({
                    description: "`ALL`, `StartFlow.<class of the flow>` or `InvokeRpc.<operation>`.",
                    examples: ["ALL"],
                    pattern: permission,
                    mistakes: permissionMistake,
                }),
            )
            .min(1, "is an empty list, so that nobody could do anything — write at least one permission, like ALL")
            .meta({
                description: "What the user may do.",
                examples: [["ALL"], ["StartFlow.net.corda.finance.flows.CashPaymentFlow", "InvokeRpc.vaultQuery"]],
            })
            .default(["ALL"]),
        tls: z
            .boolean()
            .meta({
                description:
                    "Whether RPC is over TLS. The certificate is generated; clients find it as `ca.crt` beside the password. Always, when left out, but in a bootstrapped zone.",
                examples: [true],
            })
            .optional(),
    },
);

/** How a member is reached by RPC. */
export type RpcConfig = z.output<typeof rpcSchema>;
