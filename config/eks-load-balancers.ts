import { isIPv4 } from "node:net";
import { z } from "zod";
import { cidrMistake } from "./cidr";
import { isPrivate } from "./private-addresses";
import { quoted } from "./quoted";
import { section } from "./section";
import { choice, text } from "./text";

function addressMistake(address: string): string | undefined {
    if (!isIPv4(address)) {
        return `${quoted(address)} is no IPv4 address — write an Elastic IP of yours, like "203.0.113.5": eipalloc-0123456789abcdef0`;
    }
    return isPrivate(address)
        ? `${quoted(address)} is a private address, which no Elastic IP has — write the address peers see`
        : undefined;
}

/** How peers reach nodes. */
export const eksLoadBalancers = section(
    {
        description:
            "Load balancers: each node (or float) that peers reach has a Network Load Balancer of its own, whose address is known before the node registers.",
        examples: [{ addresses: "dns", sourceRanges: ["203.0.113.0/24"] }],
        refused: {
            tls: "would end the connection of two nodes, which know each other by Corda's certificates — remove it",
            certificateArn:
                "would end the connection of two nodes, which know each other by Corda's certificates — remove it",
            proxyProtocol: "is not spoken by Corda — remove it: a client's address is kept without it",
        },
    },
    {
        addresses: choice({
            description: "What a node's address is, where it names none of its own with `host`.",
            words: {
                dns: "A name in dns.zone that points to its load balancer.",
                fixed: "The same, and an Elastic IP in each zone behind it: for peers whose firewalls know addresses only.",
            },
            refused: { static: 'is not known — the word is "fixed"', ip: 'is not known — the word is "fixed"' },
        }).default("dns"),
        elasticIps: z
            .record(z.string(), z.string())
            .superRefine((given, issue) => {
                for (const [address, allocation] of Object.entries(given)) {
                    const message =
                        addressMistake(address) ??
                        (/^eipalloc-[0-9a-f]{8,17}$/.test(allocation)
                            ? undefined
                            : `${quoted(allocation)} is no allocation — write eipalloc-… as \`aws ec2 describe-addresses\` shows it`);
                    if (message !== undefined) {
                        issue.addIssue({ code: "custom", path: [address], message });
                    }
                }
            })
            .meta({
                description:
                    "Elastic IPs that you have, by address, each with its allocation: a node whose `host` is one of them has a load balancer in one zone with it.",
                examples: [{ "203.0.113.5": "eipalloc-0123456789abcdef0" }],
            })
            .default({}),
        sourceRanges: z
            .array(
                text({
                    description: "Block of addresses.",
                    examples: ["203.0.113.0/24"],
                    mistakes: (block) => (block === "0.0.0.0/0" ? undefined : cidrMistake(block)),
                }),
            )
            .min(1, 'is an empty list, and nobody could call — name the peers\' blocks, or ["0.0.0.0/0"] for everybody')
            .meta({
                description:
                    'Blocks of addresses that peers call from. `["0.0.0.0/0"]` lets everybody knock; Corda\'s certificates then decide.',
                examples: [["203.0.113.0/24"]],
            })
            .default(["0.0.0.0/0"]),
        idleSeconds: z
            .number()
            .int("is not a whole number — give seconds, 60 to 6000")
            .min(60, "is below 60 — give seconds, 60 to 6000")
            .max(6000, "is above 6000 — give seconds, 60 to 6000")
            .meta({
                description:
                    "After how long without a byte a connection is dropped. Peers hold theirs open for days, so long is right.",
                examples: [3600],
            })
            .default(3600),
        controllerVersion: text({
            description:
                "Release of the AWS Load Balancer Controller's chart, which keeps load balancers pointed at pods.",
            examples: ["1.14.0"],
            mistakes: (given) =>
                /^\d+\.\d+\.\d+$/.test(given) ? undefined : `${quoted(given)} is no release — write one, like 1.14.0`,
        }).default("1.14.0"),
        controllerRepository: text({
            description: "Where that chart is: a chart repository, or oci://… of a copy in your registry.",
            examples: ["https://aws.github.io/eks-charts"],
            mistakes: (given) =>
                /^(https|oci):\/\/[\w.-]+(:\d+)?(\/[\w./-]*)?$/.test(given)
                    ? undefined
                    : `${quoted(given)} is no chart repository — write https://… or oci://…`,
        }).default("https://aws.github.io/eks-charts"),
    },
);
