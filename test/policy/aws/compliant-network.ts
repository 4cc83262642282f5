import type { Example } from "../judge";

/** A log of a VPC's flows, and the VPC. */
export function flows(): Example[] {
    return [
        {
            type: "aws:ec2/flowLog:FlowLog",
            props: { vpcId: "vpc-1", trafficType: "ALL", logDestinationType: "cloud-watch-logs" },
            dependencies: ["urn:vpc"],
        },
        { type: "aws:ec2/vpc:Vpc", urn: "urn:vpc", props: { cidrBlock: "10.64.0.0/16" } },
    ];
}

/** A subnet. */
export function subnet(): Example[] {
    return [{ type: "aws:ec2/subnet:Subnet", props: { cidrBlock: "10.64.0.0/20", mapPublicIpOnLaunch: false } }];
}

/** The group that whatever names none gets. */
export function defaultGroup(): Example[] {
    return [{ type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", props: { ingress: [], egress: [] } }];
}

/** A way in from named peers. */
export function wayIn(): Example[] {
    return [
        {
            type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            props: {
                securityGroupId: "sg-1",
                cidrIpv4: "203.0.113.0/24",
                ipProtocol: "tcp",
                fromPort: 443,
                toPort: 443,
            },
        },
    ];
}

/** A way out to machines. */
export function wayOut(): Example[] {
    return [
        {
            type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
            props: {
                securityGroupId: "sg-1",
                referencedSecurityGroupId: "sg-2",
                ipProtocol: "tcp",
                fromPort: 10002,
                toPort: 10002,
            },
        },
    ];
}

/** A group with its ways written into it. */
export function group(): Example[] {
    return [
        {
            type: "aws:ec2/securityGroup:SecurityGroup",
            props: {
                description: "An endpoint",
                ingress: [
                    { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.64.0.0/16"] },
                    { protocol: "tcp", fromPort: 2223, toPort: 2225, securityGroups: ["sg-2"] },
                ],
                egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["10.64.0.0/16"] }],
            },
        },
    ];
}

/** The older kind of a way in. */
export function olderRule(): Example[] {
    return [
        {
            type: "aws:ec2/securityGroupRule:SecurityGroupRule",
            props: {
                type: "ingress",
                protocol: "tcp",
                fromPort: 5432,
                toPort: 5432,
                cidrBlocks: ["10.64.0.0/16", "10.65.0.0/16"],
            },
        },
    ];
}

/** A node's load balancer with its address, and what it listens at. */
export function balancer(): Example[] {
    return [
        {
            type: "aws:lb/loadBalancer:LoadBalancer",
            urn: "urn:balancer",
            protect: true,
            props: {
                loadBalancerType: "network",
                internal: false,
                subnetMappings: [{ subnetId: "subnet-1", allocationId: "eipalloc-1" }],
                securityGroups: ["sg-1"],
                enableCrossZoneLoadBalancing: true,
                enableDeletionProtection: true,
            },
            dependencies: ["urn:address", "urn:subnet"],
        },
        { type: "aws:ec2/eip:Eip", urn: "urn:address", protect: true, props: { domain: "vpc" } },
        {
            type: "aws:lb/listener:Listener",
            props: { protocol: "TCP", port: 10002 },
            dependencies: ["urn:targets", "urn:balancer"],
        },
    ];
}

/** The same, what it listens at first. */
export function listener(): Example[] {
    return balancer().reverse();
}

/** Where a load balancer sends to. */
export function targets(): Example[] {
    return [
        {
            type: "aws:lb/targetGroup:TargetGroup",
            props: {
                targetType: "ip",
                protocol: "TCP",
                port: 10002,
                preserveClientIp: "true",
                healthCheck: { protocol: "TCP", port: "traffic-port" },
            },
        },
    ];
}
