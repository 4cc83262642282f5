import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { EksConfig } from "../../config/eks";
import type { ZoneSubnets } from "../../config/subnet-plan";
import type { AddressedNode, BoundService, P2pEndpoint } from "../p2p-endpoint";
import { type PlannedAddress, plannedAddress } from "./address-plan";
import type { MadeZone } from "./network";
import { NodeAddress } from "./node-address";

/** Arguments of {@link EksAddresses}. */
export interface EksAddressesArgs {
    readonly config: EksConfig;
    readonly vpc: pulumi.Input<string>;
    readonly zones: readonly MadeZone[];
    readonly subnets: readonly ZoneSubnets[];
    /** The group of all machines. */
    readonly machines: pulumi.Input<string>;
    /** What keeps load balancers pointed at pods. */
    readonly controller: pulumi.Resource;
    readonly dnsZone?: pulumi.Input<string>;
    readonly protect: boolean;
}

/** The addresses of nodes and floats, each made when it is asked for. */
export class EksAddresses extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:EksAddresses";
    private readonly made = new Map<string, { readonly plan: PlannedAddress; readonly address: NodeAddress }>();

    constructor(
        private readonly name: string,
        private readonly args: EksAddressesArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(EksAddresses.__pulumiType, name, {}, opts);
        this.registerOutputs({});
    }

    /** How many there are, and how many of them have an Elastic IP that was there before. */
    get planned(): readonly PlannedAddress[] {
        return [...this.made.values()].map(({ plan }) => plan);
    }

    /** Names of load balancers by node, where a record of the user's own has to point to one. */
    get dnsNames(): Readonly<Record<string, pulumi.Output<string>>> {
        return Object.fromEntries(
            [...this.made]
                .filter(([, { plan }]) => !plan.record && plan.kind !== "own-ip")
                .map(([node, { address }]) => [node, address.dnsName]),
        );
    }

    /** Where peers reach a node. Asked again, the same. */
    endpoint(node: AddressedNode): P2pEndpoint {
        const { plan, address } = this.made.get(node.name) ?? this.make(node);
        const { sourceRanges } = this.args.config.loadBalancers;
        return {
            host: plan.host,
            port: node.port,
            // The load balancer stands outside the cluster and sends to pods themselves.
            serviceType: "ClusterIP",
            serviceAnnotations: {},
            sourceRanges,
            probeRanges: this.args.subnets.map((zone) => zone.public),
            requires: address.ready,
            bind: (service, opts) => this.bind(service, address, opts),
        };
    }

    private make(node: AddressedNode) {
        const { config, ...args } = this.args;
        const plan = plannedAddress(node, config);
        const address = new NodeAddress(
            `${this.name}-${node.name}`,
            {
                cluster: config.name,
                node: node.name,
                port: node.port,
                plan,
                sourceRanges: config.loadBalancers.sourceRanges,
                idleSeconds: config.loadBalancers.idleSeconds,
                vpc: args.vpc,
                zones: args.zones,
                machines: args.machines,
                protect: args.protect,
                ...(args.dnsZone !== undefined && { dnsZone: args.dnsZone }),
            },
            { parent: this },
        );
        const made = { plan, address };
        this.made.set(node.name, made);
        return made;
    }

    /** Source: AWS Load Balancer Controller, "TargetGroupBinding": what is left to the cluster of a load balancer made outside it. */
    private bind(
        service: BoundService,
        address: NodeAddress,
        opts: pulumi.ComponentResourceOptions,
    ): kubernetes.apiextensions.CustomResource {
        return new kubernetes.apiextensions.CustomResource(
            `${service.name}-binding`,
            {
                apiVersion: "elbv2.k8s.aws/v1beta1",
                kind: "TargetGroupBinding",
                metadata: { name: service.name, namespace: service.namespace },
                spec: {
                    serviceRef: { name: service.name, port: service.port },
                    targetGroupARN: address.targetGroup,
                    targetType: "ip",
                    vpcID: this.args.vpc,
                },
            },
            pulumi.mergeOptions(opts, { dependsOn: [this.args.controller, ...address.ready] }),
        );
    }
}
