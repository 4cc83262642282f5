/** Who may log in to a broker: each is a role, a user and the common name of a certificate. */
export const brokerRoles = { node: "artemisnode", bridge: "artemisbridge" } as const;

/** Who a client of a broker is. */
export type BrokerRole = keyof typeof brokerRoles;

/** What a role may do with the addresses of one pattern; Artemis' own words. */
type Permission =
    "send" | "consume" | "createAddress" | "createDurableQueue" | "createNonDurableQueue" | "deleteNonDurableQueue";

/** Topics between nodes and the bridge. They are made with the broker: nobody has to have the right to. */
export const brokerTopics = ["internal.bridge.control", "internal.bridge.notify"] as const;

const subscribe: readonly Permission[] = ["consume", "createNonDurableQueue", "deleteNonDurableQueue"];

/**
 * Every right there is, by address. What isn't named is nobody's: no management, no queue is deleted, and a bridge can't
 * read what is meant for a node. All nodes are one role, because Corda gives them one certificate: they trust each other.
 *
 * A node sends to its own inbox when a flow talks to its own party. Bridges talk to each other about their leader. Source:
 * Corda's open source (the node's messaging client, the bridge's control listener, its leader election).
 */
export const brokerRights: Readonly<Record<string, Readonly<Partial<Record<BrokerRole, readonly Permission[]>>>>> = {
    "p2p.inbound.#": { node: ["send", "consume", "createAddress", "createDurableQueue"], bridge: ["send"] },
    "internal.peers.#": { node: ["send", "createAddress", "createDurableQueue"], bridge: ["consume"] },
    "internal.bridge.control": { node: ["send"], bridge: ["send", ...subscribe] },
    "internal.bridge.notify": { node: subscribe, bridge: ["send", ...subscribe] },
    "internal.leader.#": { bridge: ["send", "createAddress", ...subscribe] },
};
