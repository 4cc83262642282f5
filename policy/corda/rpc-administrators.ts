import { nodeConfRule } from "./node-conf";
import { mayDoAll, rpcUsersOf } from "./rpc-users";

/** Source: Corda docs, "Managing RPC users": ALL also stops the node and starts every flow. */
export const rpcAdministrators = nodeConfRule<{ readonly most: number }>({
    name: "corda-rpc-administrators",
    protects: "A node, from applications that could do with it whatever they like.",
    violation: "More RPC users than the rule lets pass may do everything.",
    remediation: "Name the flows and operations of a user under `rpc.permissions` in the stack file.",
    severity: "medium",
    controls: [],
    settings: {
        schema: {
            most: {
                type: "integer",
                minimum: 0,
                description: "How many users of a node may do everything. Default 1.",
            },
        },
        defaults: { most: 1 },
    },
    checkConf: (conf, { most }) =>
        rpcUsersOf(conf)
            .filter(({ value }) => mayDoAll(value))
            .slice(most)
            .map(({ path }) => `${path}.permissions`),
});
