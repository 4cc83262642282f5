import { z } from "zod";
import type { EksConfig } from "./eks";
import { section } from "./section";

function quota(description: string, example: number) {
    return z
        .number()
        .int("is not a whole number — write what `aws service-quotas` shows")
        .min(1, "is below 1 — write what `aws service-quotas` shows")
        .meta({ description, examples: [example] });
}

/** What the account may have. The defaults are AWS' own for a new account. Source: AWS, "Service quotas" of each service. */
export const eksQuotas = section(
    {
        description:
            "Limits of the account in the region, counted before anything is made. Write here what AWS granted you.",
        examples: [{ elasticIps: 20 }],
    },
    {
        networkLoadBalancers: quota("Network Load Balancers of a region.", 50).default(50),
        elasticIps: quota("Elastic IPs of a region.", 5).default(5),
        natGateways: quota("NAT gateways of a zone.", 5).default(5),
        securityGroupRules: quota("Inbound rules of a security group.", 60).default(60),
        securityGroups: quota("Security groups of a region.", 2500).default(2500),
        databases: quota("DB instances of a region.", 40).default(40),
        processors: quota(
            "Processors of running machines on demand (standard families) in a region. AWS raises it from five as an account grows: counted when written here.",
            128,
        ).optional(),
    },
);

/** What a network asks of the platform. */
export interface CountedNetwork {
    /** Nodes and floats that peers reach. */
    readonly addresses: number;
    /** Of these, how many have an Elastic IP of yours. */
    readonly ownAddresses: number;
    /** Databases that RDS runs. */
    readonly databases: number;
}

/** A limit, and how much of it a network takes. */
export interface CountedQuota {
    readonly key: keyof EksConfig["quotas"];
    readonly name: string;
    readonly needed: number;
    readonly limit: number;
    /** What to do where it isn't enough, besides raising it. */
    readonly remedy: string;
}

/** What is counted for a network on EKS: everything that this program makes and AWS limits. */
export function countedQuotas(
    config: EksConfig,
    zones: number,
    processors: number,
    shape: CountedNetwork,
): CountedQuota[] {
    const gateways = config.network.nat === "each-zone" ? zones : 1;
    const fixed = config.loadBalancers.addresses === "fixed" ? (shape.addresses - shape.ownAddresses) * zones : 0;
    const count = (key: CountedQuota["key"], name: string, needed: number, remedy: string): CountedQuota => ({
        key,
        name,
        needed,
        limit: config.quotas[key] ?? Number.POSITIVE_INFINITY,
        remedy,
    });
    const counted = [
        count(
            "networkLoadBalancers",
            "Network Load Balancers",
            shape.addresses,
            "let nodes share a firewall, whose float needs one for all of them",
        ),
        count(
            "elasticIps",
            "Elastic IPs",
            gateways + fixed + shape.ownAddresses,
            "use loadBalancers.addresses: dns, which needs none for a node, or let nodes share a firewall",
        ),
        count("natGateways", "NAT gateways in a zone", 1, "use a zone with room"),
        count(
            "securityGroupRules",
            "inbound rules of a security group",
            Math.max(config.loadBalancers.sourceRanges.length, shape.addresses, config.endpointAccess.length),
            "name wider blocks under loadBalancers.sourceRanges, or let nodes share a firewall",
        ),
        count(
            "securityGroups",
            "security groups",
            // The VPC's own, endpoints, control plane, EKS' own, machines, HSM and databases; one for each address.
            7 + shape.addresses,
            "let nodes share a firewall",
        ),
        count("databases", "DB instances", shape.databases, "let some members' databases run in the cluster"),
        count("processors", "processors of machines on demand", processors, "take fewer or smaller machines"),
    ];
    return counted.filter(({ limit }) => Number.isFinite(limit));
}
