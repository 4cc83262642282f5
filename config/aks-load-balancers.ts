import { isIPv4 } from "node:net";
import { z } from "zod";
import { azureName, resourceGroupName, wholeNumber } from "./azure-words";
import { cidrMistake } from "./cidr";
import { memberNameMistake } from "./kubernetes-name";
import { quoted } from "./quoted";
import { section } from "./section";
import { text } from "./text";

/** Blocks of addresses, `0.0.0.0/0` not among them. */
export function addressBlocks(description: string, example: string) {
    return z
        .array(text({ description: "Block of addresses.", examples: [example], mistakes: cidrMistake }))
        .min(1, `is an empty list — name the blocks, like [${example}], or leave the key out`)
        .meta({ description, examples: [[example]] });
}

/** How peers reach nodes and floats on AKS. */
export const aksLoadBalancersSchema = section(
    {
        description:
            "How peers reach nodes and floats: each has a static public address of its own, known before it registers.",
        examples: [{ sourceRanges: ["203.0.113.0/24"] }],
        refused: {
            elasticIps: "is not known on AKS — did you mean addresses?",
            internal: "is not known: peers come from outside — remove it",
            sku: "is not known — it is always Standard, which alone has zones; remove it",
        },
    },
    {
        sourceRanges: addressBlocks(
            "Addresses that peers call from; anybody when left out, and Corda's mutual TLS decides.",
            "203.0.113.0/24",
        ).optional(),
        idleMinutes: wholeNumber(
            "Minutes after which a connection without traffic is closed, and both ends told. P2P connections live for days.",
            { from: 4, to: 100, of: "minutes" },
        ).default(30),
        labelPrefix: text({
            description:
                "What the DNS labels begin with: `<prefix>-<node>.<region>.cloudapp.azure.com`. Labels are unique in a region for everybody. The platform's name when left out.",
            examples: ["bank"],
            mistakes: (given) =>
                /^[a-z][a-z0-9-]{0,18}[a-z0-9]$/.test(given)
                    ? undefined
                    : `${quoted(given)} is no beginning of a DNS label — use 2 to 20 lower-case letters, digits and dashes, a letter first, no dash last`,
        }).optional(),
        separate: z
            .array(
                text({
                    description: "Name of a node, or of a float: `<firewall>-float`.",
                    examples: ["bank-a"],
                    mistakes: memberNameMistake,
                }),
            )
            .max(
                3,
                "are more than three — a load balancer of its own needs a pool of its own, and there is one a zone; name three at most",
            )
            .meta({
                description:
                    "Nodes and floats with a load balancer of their own in place of the cluster's; at most three. A preview of Azure's, to be registered for the subscription.",
                examples: [["bank-a"]],
            })
            .default([]),
        addresses: z
            .record(
                z
                    .string()
                    .refine(isIPv4, "is no IPv4 address — write the public address that you have, like 203.0.113.5"),
                section(
                    {
                        description: "Where the address is.",
                        examples: [{ name: "bank-a", resourceGroup: "addresses" }],
                    },
                    {
                        name: azureName("Name of the public IP address, a Standard one with three zones.", "bank-a"),
                        resourceGroup: resourceGroupName,
                    },
                ),
            )
            .meta({
                description: "Public addresses that you have already, by the address: a node's `host` may name one.",
                examples: [{ "203.0.113.5": { name: "bank-a", resourceGroup: "addresses" } }],
            })
            .default({}),
        ddosProtection: z
            .boolean()
            .meta({
                description:
                    "Whether every address has Azure's DDoS protection for single addresses, which costs by the address.",
            })
            .default(false),
        webRanges: addressBlocks(
            "Addresses that may reach HTTPS (443) of web clients' ingress, and of a zone's services; nobody when left out.",
            "203.0.113.0/24",
        ).optional(),
    },
);
