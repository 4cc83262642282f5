import type * as azure from "@pulumi/azure-native/types/input";

type Rule = azure.network.SecurityRuleArgs;

/** Who may call which port of whom. */
interface Opened {
    readonly name: string;
    readonly from: readonly string[];
    readonly to: string;
    readonly ports: readonly number[];
    readonly why: string;
}

/** Where peers reach nodes and floats; the load balancer keeps a packet's port. */
export const p2pPort = 10002;

/** What an inbound rule begins at, and what denies the rest ends at. */
const [firstPriority, lastPriority] = [100, 4000];

/** Rules that open exactly what is named to whom it is named, in the order given. */
function open(opened: readonly Opened[]): Rule[] {
    return opened.map(({ name, from, to, ports, why }, index) => ({
        name,
        description: why,
        priority: firstPriority + index * 10,
        direction: "Inbound",
        access: "Allow",
        protocol: "Tcp",
        ...sources(from),
        sourcePortRange: "*",
        destinationAddressPrefix: to,
        destinationPortRanges: ports.map(String),
    }));
}

/** One source stands alone, several in a list: Azure takes no list of names such as `Internet`. */
function sources(from: readonly string[]): Partial<Rule> {
    return from.length === 1 ? { sourceAddressPrefix: from[0] } : { sourceAddressPrefixes: [...from] };
}

const deny = (name: string, from: string, ports: string, priority: number, why: string): Rule => ({
    name,
    description: why,
    priority,
    direction: "Inbound",
    access: "Deny",
    protocol: "*",
    sourceAddressPrefix: from,
    sourcePortRange: "*",
    destinationAddressPrefix: "*",
    destinationPortRange: ports,
});

/** Who may call the cluster's machines from outside, and for what. */
export interface Callers {
    /** Blocks of peers' addresses. @default anybody's */
    readonly peers?: readonly string[];
    /** Blocks of addresses of who comes by HTTPS. @default nobody's */
    readonly web?: readonly string[];
    /** Port at which members fetch revocation lists. @default none: they are somebody else's */
    readonly revocationPort?: number;
}

/** What reaches machines of the cluster from outside: peers, and HTTPS where somebody may use it. Nobody logs in to one. */
export function nodeRules({ peers = ["Internet"], web, revocationPort }: Callers): Rule[] {
    return [
        ...open([
            {
                name: "p2p",
                from: peers,
                to: "*",
                ports: [p2pPort],
                why: "Peers of the network, by Corda's mutual TLS.",
            },
            ...(web === undefined
                ? []
                : [{ name: "https", from: web, to: "*", ports: [443], why: "People at web clients." }]),
            ...(revocationPort === undefined
                ? []
                : [
                      {
                          name: "revocation-lists",
                          from: peers,
                          to: "*",
                          ports: [revocationPort],
                          why: "Members that check certificates, by plain HTTP: the lists are signed.",
                      },
                  ]),
        ]),
        deny("no-ssh", "*", "22", lastPriority, "Machines are replaced, not repaired."),
    ];
}

/** What reaches private endpoints: machines and the API server, over HTTPS alone. */
export function endpointRules(callers: readonly string[], subnet: string): Rule[] {
    return [
        ...open([{ name: "https", from: callers, to: subnet, ports: [443], why: "Vaults, storage and the registry." }]),
        deny("nobody-else", "*", "*", lastPriority, "Nobody else has business with keys and backups."),
    ];
}

/** What reaches Flexible Servers: machines of Corda, and the servers each other. */
export function databaseRules(callers: readonly string[], subnet: string): Rule[] {
    return [
        ...open([
            { name: "postgresql", from: callers, to: subnet, ports: [5432], why: "Members at their databases." },
            { name: "standby", from: [subnet], to: subnet, ports: [5432, 6432], why: "A server and its standby." },
        ]),
        deny("nobody-else", "*", "*", lastPriority, "Nobody else has business with ledgers."),
    ];
}
