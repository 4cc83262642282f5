/**
 * Labels by which the program's own rules know what a pod is. They are repeated here because a pack stands by itself;
 * a test holds them to those of the components.
 */
export const labelKeys = {
    role: "corda/role",
    node: "corda/node",
    /** On the pods of a broker; no other has it. */
    broker: "corda/broker",
    databaseOf: "corda/database-of",
    component: "app.kubernetes.io/component",
    version: "app.kubernetes.io/version",
    /** Before the name of a node, on a pod that may use its RPC. */
    rpcClientOf: "rpc.corda/",
} as const;

/** Roles of pods that write what can't be made again; of each a second process would damage it. */
export const ledgerRoles = ["node", "database", "broker"] as const;

/** Values of the label `app.kubernetes.io/component` on claims of volumes that can't be made again. */
export const ledgerComponents = [
    "corda-node",
    "corda-notary",
    "postgresql",
    "artemis",
    "network-map",
    "ha-utilities",
] as const;
