import { z } from "zod";
import { cidrMistake } from "./cidr";
import { host } from "./host";
import { memberNameMistake, namespaceMistake } from "./kubernetes-name";
import { sizeChoice } from "./member-words";
import { neverCopied } from "./never-copied";
import { section } from "./section";
import { text } from "./text";

/** The most nodes that Corda supports behind one firewall. Source: Corda docs, "Corda Firewall component overview". */
export const mostNodesOfAFirewall = 10;

/** An HSM by its name in the stack file. */
export function hsmName(description: string) {
    return text({
        description: `${description} Name of one of network.hsms; key stores on the volume when left out.`,
        examples: ["vault"],
        mistakes: memberNameMistake,
    }).optional();
}

export const firewallSchema = section(
    {
        description:
            "A Corda Firewall: a bridge beside the broker, which only ever dials out, and a float, which is all that peers can reach. Up to ten nodes share it. Corda Enterprise only.",
        examples: [{ name: "edge", broker: "messaging", float: { namespace: "dmz" } }],
        refused: {
            bridge: "is not known — the bridge needs no settings of its own; remove it",
            ...neverCopied("is not known — one bridge and one float are active at a time; remove it"),
            nodes: "is not known — a node names its firewall; write firewall: <name> on each node",
            tunnelPassword: "a stack file holds no secrets — remove it; the tunnel's passwords are generated",
        },
    },
    {
        name: text({
            description: "Name of its objects in Kubernetes; the rules are those of a member's name.",
            examples: ["edge"],
            mistakes: memberNameMistake,
        }),
        broker: text({
            description: "Name of the broker whose queues its bridge empties and fills.",
            examples: ["messaging"],
            mistakes: memberNameMistake,
        }),
        size: sizeChoice("Memory and CPU of bridge and float each.").default("small"),
        float: section(
            {
                description: "Where peers come in.",
                examples: [{ namespace: "dmz" }],
                refused: {
                    ...neverCopied(
                        "is not known — one float is active at a time, with every peer's session in it; remove it",
                    ),
                    port: "is not known — peers reach a float at 10002, its bridge at 12005; remove it",
                    keys: "is not known here — a float's key is that of the tunnel: set the firewall's keys.tunnel",
                },
            },
            {
                namespace: text({
                    description:
                        "Namespace of the float, another than the network's: who takes over a float must not be beside the nodes.",
                    examples: ["dmz"],
                    mistakes: namespaceMistake,
                }),
                host: host(
                    "Where peers reach it, where the platform has no address for it. It becomes part of every node's signed node info.",
                    "float.example.com",
                ).optional(),
                tunnelHost: host(
                    "Where the bridge reaches it, where it runs in another cluster (platform.dmz).",
                    "float-tunnel.example.com",
                ).optional(),
            },
        ),
        peers: z
            .array(
                text({
                    description: "Block of addresses.",
                    examples: ["10.20.0.0/16"],
                    mistakes: cidrMistake,
                }),
            )
            .min(1, "is an empty list — name the blocks that peers are in, or leave the key out for the internet")
            .meta({
                description:
                    "Addresses that peers and their revocation lists are at: the bridge calls nobody else. Every public address when left out; peers on a private network have to be named.",
                examples: [["10.20.0.0/16"]],
            })
            .optional(),
        keys: section(
            {
                description: "Which private keys are in an HSM.",
                examples: [{ tls: "vault" }],
                refused: {
                    identity: "is a node's key — set it on the node: a firewall never holds an identity",
                    p2p: "is not known — did you mean tls?",
                    artemis: "is not known — did you mean broker?",
                },
            },
            {
                tls: hsmName("The nodes' TLS keys, with which the bridge speaks to peers."),
                tunnel: hsmName("The keys of both ends of the tunnel between bridge and float."),
                broker: hsmName("The bridge's key towards the broker."),
            },
        ).default({}),
    },
);

/** A firewall as the stack file describes it, with every default filled in. */
export type FirewallConfig = z.output<typeof firewallSchema>;
