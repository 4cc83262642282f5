import * as ec2 from "@pulumi/aws/ec2";
import * as lb from "@pulumi/aws/lb";
import * as route53 from "@pulumi/aws/route53";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import type { PlannedAddress } from "./address-plan";
import { shortName } from "./names";
import type { MadeZone } from "./network";

/** Arguments of {@link NodeAddress}. */
export interface NodeAddressArgs {
    /** The cluster's own name. */
    readonly cluster: string;
    /** The node's or float's name. */
    readonly node: string;
    readonly port: number;
    readonly plan: PlannedAddress;
    readonly sourceRanges: readonly string[];
    readonly idleSeconds: number;
    readonly vpc: pulumi.Input<string>;
    readonly zones: readonly MadeZone[];
    /** The group of all machines. */
    readonly machines: pulumi.Input<string>;
    /** Zone in Route 53; its record is made where the plan has one. */
    readonly dnsZone?: pulumi.Input<string>;
    readonly protect: boolean;
}

/**
 * Where peers reach one node: a Network Load Balancer of its own, which passes connections on as they are, with the
 * caller's address, because the two nodes know each other by their certificates.
 */
export class NodeAddress extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:NodeAddress";
    /** Name of the load balancer, for a record of the user's own. */
    readonly dnsName: pulumi.Output<string>;
    readonly targetGroup: pulumi.Output<string>;
    /** Everything that makes the address work but the pods. */
    readonly ready: readonly pulumi.Resource[];

    constructor(name: string, args: NodeAddressArgs, opts?: pulumi.ComponentResourceOptions) {
        super(NodeAddress.__pulumiType, name, { host: args.plan.host }, opts);
        const child = { parent: this };
        const kept = { ...child, protect: args.protect };
        const rules = this.rules(name, args);
        const zones = args.plan.kind === "own-ip" ? args.zones.slice(0, 1) : args.zones;
        const allocation = (zone: MadeZone): pulumi.Input<string> | undefined => {
            switch (args.plan.kind) {
                case "own-ip":
                    return args.plan.allocation;
                case "fixed":
                    return new ec2.Eip(`${name}-${zone.zone.slice(-1)}`, { domain: "vpc" }, kept).allocationId;
                case "dns":
                    return undefined;
            }
        };
        const balancer = new lb.LoadBalancer(
            name,
            {
                name: shortName([args.cluster, args.node], 32),
                loadBalancerType: "network",
                internal: false,
                subnetMappings: zones.map((zone) => ({ subnetId: zone.public, allocationId: allocation(zone) })),
                securityGroups: [rules.group],
                // A node's pod is in one zone; whoever comes in by another has to reach it too.
                enableCrossZoneLoadBalancing: true,
                enableDeletionProtection: args.protect,
                enableZonalShift: true,
            },
            kept,
        );
        const targets = new lb.TargetGroup(
            name,
            {
                name: shortName([args.cluster, args.node], 32),
                vpcId: args.vpc,
                targetType: "ip",
                protocol: "TCP",
                port: args.port,
                preserveClientIp: "true",
                deregistrationDelay: 60,
                connectionTermination: true,
                healthCheck: {
                    protocol: "TCP",
                    port: "traffic-port",
                    interval: 10,
                    healthyThreshold: 2,
                    unhealthyThreshold: 3,
                },
            },
            // Its name is taken as long as it is there.
            { ...child, deleteBeforeReplace: true },
        );
        const listener = new lb.Listener(
            name,
            {
                loadBalancerArn: balancer.arn,
                protocol: "TCP",
                port: args.port,
                tcpIdleTimeoutSeconds: args.idleSeconds,
                defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
            },
            child,
        );
        const record =
            args.plan.record && args.dnsZone !== undefined
                ? [
                      new route53.Record(
                          name,
                          {
                              zoneId: args.dnsZone,
                              name: args.plan.host,
                              type: "A",
                              // A node that restarts keeps its name.
                              aliases: [
                                  { name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: false },
                              ],
                          },
                          kept,
                      ),
                  ]
                : [];
        this.dnsName = balancer.dnsName;
        this.targetGroup = targets.arn;
        this.ready = [listener, ...rules.all, ...record];
        this.registerOutputs({ dnsName: this.dnsName });
    }

    /** From the peers to the load balancer, from there to the machines, on the one port. */
    private rules(name: string, { node, port, sourceRanges, ...args }: NodeAddressArgs) {
        const child = { parent: this };
        const group = new ec2.SecurityGroup(
            name,
            { vpcId: args.vpc, description: `Peers of ${node}: P2P alone` },
            child,
        );
        const only = { ipProtocol: "tcp", fromPort: port, toPort: port };
        const all = [
            ...sourceRanges.map(
                (block) =>
                    new vpc.SecurityGroupIngressRule(
                        `${name}-from-${block.replace(/[./]/g, "-")}`,
                        { securityGroupId: group.id, description: "P2P from peers", cidrIpv4: block, ...only },
                        child,
                    ),
            ),
            new vpc.SecurityGroupEgressRule(
                `${name}-to-machines`,
                {
                    securityGroupId: group.id,
                    description: "P2P to the node's pod",
                    referencedSecurityGroupId: args.machines,
                    ...only,
                },
                child,
            ),
            new vpc.SecurityGroupIngressRule(
                `${name}-at-machines`,
                {
                    securityGroupId: args.machines,
                    description: `P2P from the load balancer of ${node}`,
                    referencedSecurityGroupId: group.id,
                    ...only,
                },
                child,
            ),
        ];
        return { group: group.id, all };
    }
}
