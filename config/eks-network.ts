import { z } from "zod";
import { addressAt, rangeOf } from "./address-blocks";
import { cidrMistake } from "./cidr";
import { isPrivate } from "./private-addresses";
import { quoted } from "./quoted";
import { section } from "./section";
import { choice, text } from "./text";

function vpcMistake(block: string): string | undefined {
    const wrong = cidrMistake(block);
    if (wrong !== undefined) {
        return wrong;
    }
    const { first, prefix } = rangeOf(block);
    if (!isPrivate(block)) {
        return `${quoted(block)} is no private block — take one of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16`;
    }
    if (prefix < 16 || prefix > 20) {
        return `${quoted(block)} is of the wrong size — take a /16 to /20: every pod has an address of its own in it`;
    }
    return block === `${addressAt(first)}/${prefix}`
        ? undefined
        : `${quoted(block)} has bits set beside its prefix — write ${addressAt(first)}/${prefix}`;
}

/** How many days AWS keeps logs: CloudWatch takes only these. Source: CloudWatch Logs API, PutRetentionPolicy. */
const retentions = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** For how long logs of some kind are kept. */
export function retentionDays(description: string, days: number) {
    return z
        .number()
        .refine((given) => retentions.includes(given), {
            error: `is no time that CloudWatch keeps logs for — give one of ${retentions.slice(3, 14).join(", ")} or another it takes`,
        })
        .meta({ description: `${description} Days, one of those CloudWatch has.`, examples: [days] })
        .default(days);
}

/** The network that a cluster is in. */
export const eksNetwork = section(
    {
        description: "The VPC: in each zone a public subnet for load balancers, a private one for pods, one for data.",
        examples: [{ cidr: "10.64.0.0/16" }],
        refused: {
            vpcId: "is not known — the VPC is the cluster's own; for a cluster in yours use kind: existing",
            subnets: "is not known — subnets are laid out from cidr and zones; remove it",
            ipv6: "is not known — Corda's peers are reached by IPv4; remove it",
        },
    },
    {
        cidr: text({
            description: "The VPC's addresses, a private /16 to /20 that nothing it is connected with uses.",
            examples: ["10.64.0.0/16"],
            mistakes: vpcMistake,
        }).default("10.64.0.0/16"),
        serviceCidr: text({
            description: "Addresses of Services, seen only in the cluster.",
            examples: ["172.20.0.0/16"],
            mistakes: (block) =>
                cidrMistake(block) ??
                (isPrivate(block) && rangeOf(block).prefix >= 12 && rangeOf(block).prefix <= 24
                    ? undefined
                    : `${quoted(block)} is no block for Services — take a private /12 to /24, like 172.20.0.0/16`),
        }).default("172.20.0.0/16"),
        zones: z
            .array(
                text({
                    description: "Name of a zone.",
                    examples: ["eu-west-1a"],
                    mistakes: (given) =>
                        /^[a-z]{2}(-gov|-iso[a-z]?)?-[a-z]+-\d[a-z]$/.test(given)
                            ? undefined
                            : `${quoted(given)} is no zone — write region and letter, like eu-west-1a`,
                }),
            )
            .meta({
                description: "Three zones of the region; those it offers to everybody when left out.",
                examples: [["eu-west-1a", "eu-west-1b", "eu-west-1c"]],
            })
            .optional(),
        nat: choice({
            description: "How nodes reach out.",
            words: {
                "each-zone": "A gateway in each zone: the loss of one zone leaves the others their way out.",
                one: "One gateway for all zones, cheaper: for trials.",
            },
            refused: { none: "would leave nodes without a way to their peers — use each-zone or one" },
        }).default("each-zone"),
        flowLogDays: retentionDays("For how long it is kept who spoke to whom.", 90),
    },
);
