import type { Pass, Refusal } from "../refusal";
import { passed, refused } from "./cases";
import {
    balancer,
    defaultGroup,
    flows,
    group,
    listener,
    olderRule,
    subnet,
    targets,
    wayIn,
    wayOut,
} from "./compliant-network";

export const networkRefusals: readonly Refusal[] = [
    refused("aws-subnet-public-addresses", "a subnet that gives public addresses", subnet, [
        "mapPublicIpOnLaunch",
        true,
    ]),
    refused("aws-flow-logs", "a log of refused flows alone", flows, ["trafficType", "REJECT"]),
    {
        rule: "aws-flow-logs",
        what: "a VPC without a log of its own",
        of: flows,
        among: (examples) => [...examples, { type: "aws:ec2/vpc:Vpc", urn: "urn:other", props: {} }],
    },
    refused("aws-default-security-group", "a default group by which its members reach each other", defaultGroup, [
        "ingress",
        [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }],
    ]),
    refused("aws-default-security-group", "a default group with a way out", defaultGroup, [
        "egress",
        [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/8"] }],
    ]),
    refused("aws-open-ingress", "HTTPS for everybody", wayIn, ["cidrIpv4", "0.0.0.0/0"]),
    refused("aws-open-ingress", "half of the internet", wayIn, ["cidrIpv4", "128.0.0.0/1"]),
    refused("aws-open-ingress", "everybody by IPv6", wayIn, ["cidrIpv6", "::/0"]),
    refused(
        "aws-open-ingress",
        "a group's second way in, for everybody",
        group,
        ["ingress[1].cidrBlocks", ["10.64.0.0/16", "0.0.0.0/0"]],
        "ingress[1].cidrBlocks[1]",
    ),
    refused("aws-open-ingress", "the older kind, for everybody", olderRule, ["cidrBlocks[1]", "0.0.0.0/0"]),
    refused("aws-wide-ingress", "all protocols", wayIn, ["ipProtocol", "-1"]),
    refused("aws-wide-ingress", "all ports above the first", wayIn, ["toPort", 65535], "ipProtocol"),
    refused("aws-wide-ingress", "a port more than is allowed", wayIn, ["toPort", 459], "ipProtocol"),
    refused("aws-wide-ingress", "a group's all ports", group, ["ingress[0].fromPort", 0], "ingress[0].protocol"),
    refused("aws-open-egress", "a way out to everybody", wayOut, ["cidrIpv4", "0.0.0.0/0"]),
    refused("aws-open-egress", "a group's way out to everybody", group, ["egress[0].cidrBlocks[0]", "0.0.0.0/0"]),
    refused("aws-load-balancer-deletion", "a load balancer that can be deleted", balancer, [
        "enableDeletionProtection",
        undefined,
    ]),
    refused("aws-load-balancer-zones", "the default, by which a zone is for itself", balancer, [
        "enableCrossZoneLoadBalancing",
        undefined,
    ]),
    refused("aws-load-balancer-access", "a load balancer without a group", balancer, ["securityGroups", undefined]),
    refused("aws-load-balancer-access", "a load balancer of no group", balancer, ["securityGroups", []]),
    refused("aws-listener-protocol", "P2P whose TLS ends on the load balancer", listener, ["protocol", "TLS"]),
    refused("aws-public-listener", "RPC in the internet", listener, ["port", 10003]),
    {
        rule: "aws-public-listener",
        what: "RPC on a load balancer that doesn't say it is internal",
        of: listener,
        among: (examples) =>
            examples.map((example) => ({ ...example, props: { ...example.props, internal: undefined, port: 10003 } })),
        at: "port",
    },
    refused("aws-target-client-address", "pods that don't see who calls", targets, ["preserveClientIp", "false"]),
    refused("aws-target-client-address", "the default of pods' addresses", targets, ["preserveClientIp", undefined]),
    refused("aws-target-health", "targets that are never checked", targets, ["healthCheck.enabled", false]),
    refused("aws-target-health", "a check by HTTP", targets, ["healthCheck.protocol", "HTTP"]),
    {
        rule: "aws-fixed-address",
        what: "an address of a node's that can be released",
        of: balancer,
        among: (examples) => examples.map((example) => ({ ...example, protect: example.urn !== "urn:address" })),
    },
];

export const networkPasses: readonly Pass[] = [
    passed("aws-subnet-public-addresses", "the default, which is none", subnet, ["mapPublicIpOnLaunch", undefined]),
    passed("aws-flow-logs", "another log of the same VPC", () => [
        ...flows(),
        { ...flows()[0], type: "aws:ec2/flowLog:FlowLog", name: "second", props: { trafficType: "ALL" } },
    ]),
    passed("aws-flow-logs", "two VPCs, each with a log of its own", () => [
        ...flows(),
        { type: "aws:ec2/vpc:Vpc", name: "second", urn: "urn:second", props: {} },
        {
            type: "aws:ec2/flowLog:FlowLog",
            name: "second",
            props: { trafficType: "ALL" },
            dependencies: ["urn:second"],
        },
    ]),
    passed(
        "aws-default-security-group",
        "a group of which nothing is said",
        defaultGroup,
        ["ingress", undefined],
        ["egress", undefined],
    ),
    passed(
        "aws-open-ingress",
        "P2P for everybody",
        wayIn,
        ["cidrIpv4", "0.0.0.0/0"],
        ["fromPort", 10002],
        ["toPort", 10002],
    ),
    passed(
        "aws-open-ingress",
        "another group in place of blocks",
        wayIn,
        ["cidrIpv4", undefined],
        ["referencedSecurityGroupId", "sg-2"],
    ),
    passed("aws-open-ingress", "a private block as large as they get", wayIn, ["cidrIpv4", "10.0.0.0/8"]),
    passed(
        "aws-open-ingress",
        "the older kind of a way out",
        olderRule,
        ["type", "egress"],
        ["cidrBlocks", ["10.64.0.0/16"]],
        ["protocol", "-1"],
    ),
    passed("aws-wide-ingress", "the ports of a client of CloudHSM", wayIn, ["fromPort", 2223], ["toPort", 2225]),
    passed(
        "aws-wide-ingress",
        "word of packets that were too large",
        wayIn,
        ["ipProtocol", "icmp"],
        ["fromPort", 3],
        ["toPort", 4],
    ),
    passed("aws-wide-ingress", "as many ports as are allowed", wayIn, ["toPort", 458]),
    passed("aws-open-egress", "a group without a way out", group, ["egress", []]),
    passed("aws-open-egress", "a list of nothing but a group", group, [
        "egress",
        [{ protocol: "tcp", fromPort: 10002, toPort: 10002, securityGroups: ["sg-2"], cidrBlocks: null }],
    ]),
    passed(
        "aws-load-balancer-zones",
        "an Application Load Balancer, which always does",
        balancer,
        ["loadBalancerType", "application"],
        ["enableCrossZoneLoadBalancing", undefined],
    ),
    passed(
        "aws-listener-protocol",
        "HTTPS at another port, inside",
        () =>
            listener().map((example) => ({
                ...example,
                props: example.urn === "urn:balancer" ? { ...example.props, internal: true } : example.props,
            })),
        ["protocol", "TLS"],
        ["port", 443],
    ),
    passed(
        "aws-public-listener",
        "another port inside",
        () =>
            listener().map((example) => ({
                ...example,
                props: example.urn === "urn:balancer" ? { ...example.props, internal: true } : example.props,
            })),
        ["port", 10003],
    ),
    passed(
        "aws-target-client-address",
        "the default of machines, which keeps the caller's",
        targets,
        ["targetType", "instance"],
        ["preserveClientIp", undefined],
    ),
    passed("aws-target-health", "the default check, which is by TCP", targets, ["healthCheck", undefined]),
    passed("aws-fixed-address", "a gateway's address, which nobody knows", () => [
        ...balancer(),
        { type: "aws:ec2/eip:Eip", urn: "urn:nat", props: { domain: "vpc" } },
        { type: "aws:ec2/natGateway:NatGateway", props: {}, dependencies: ["urn:nat"] },
    ]),
];
