import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import type { ZoneSubnets } from "../../config/subnet-plan";
import { flowLogs } from "./flow-logs";
import type { Place } from "./iam-policies";
import { serviceEndpoints } from "./service-endpoints";

/** Arguments of {@link EksNetwork}. */
export interface EksNetworkArgs {
    readonly place: Place;
    /** The cluster's name. */
    readonly cluster: string;
    readonly cidr: string;
    readonly subnets: readonly ZoneSubnets[];
    /** A gateway in each zone, or one for all. */
    readonly nat: "each-zone" | "one";
    readonly flowLogDays: number;
    /** Key of the logs. */
    readonly logsKey: pulumi.Input<string>;
    /** Services of AWS that are reached without the internet, besides those every cluster needs. */
    readonly services: readonly string[];
}

/** A zone's subnets, made. */
export interface MadeZone {
    readonly zone: string;
    readonly public: pulumi.Output<string>;
    readonly private: pulumi.Output<string>;
    readonly data: pulumi.Output<string>;
}

/**
 * The VPC. In each zone a public subnet for load balancers, a private one whose machines reach out through a gateway, and
 * one for data without any way out; AWS' own services are reached inside it, and who speaks to whom is logged.
 */
export class EksNetwork extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:EksNetwork";
    readonly vpc: pulumi.Output<string>;
    readonly zones: readonly MadeZone[];
    /** What has to be there before a machine can start: its way out, and the endpoints of AWS' services. */
    readonly waysOut: readonly pulumi.Resource[];

    constructor(name: string, args: EksNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
        super(EksNetwork.__pulumiType, name, { cidr: args.cidr }, opts);
        const child = { parent: this };
        const vpc = new ec2.Vpc(
            name,
            {
                cidrBlock: args.cidr,
                enableDnsHostnames: true,
                enableDnsSupport: true,
                tags: { Name: args.cluster },
            },
            child,
        );
        this.vpc = vpc.id;
        // Whatever names no group of its own gets this one, and can neither be reached nor reach anything.
        new ec2.DefaultSecurityGroup(`${name}-default`, { vpcId: vpc.id, ingress: [], egress: [] }, child);
        const internet = new ec2.InternetGateway(name, { vpcId: vpc.id, tags: { Name: args.cluster } }, child);
        const subnets = args.subnets.map((plan) => this.subnets(name, plan, vpc.id, args.cluster));
        const routeOut = this.routes(
            `${name}-public`,
            vpc.id,
            subnets.map((zone) => zone.public),
            {
                gatewayId: internet.id,
            },
        );
        const gateways = subnets
            .slice(0, args.nat === "each-zone" ? subnets.length : 1)
            .map((zone) => this.gateway(name, zone, routeOut.ready));
        const privates = subnets.map((zone, index) =>
            this.routes(`${name}-private-${zone.letter}`, vpc.id, [zone.private], {
                natGatewayId: (gateways[index] ?? gateways[0])?.id,
            }),
        );
        const data = this.routes(
            `${name}-data`,
            vpc.id,
            subnets.map((zone) => zone.data),
        );
        const endpoints = serviceEndpoints(
            name,
            {
                region: args.place.region,
                vpc: vpc.id,
                cidr: args.cidr,
                subnets: subnets.map((zone) => zone.data.id),
                routeTables: [...privates, data].map(({ table }) => table.id),
                services: args.services,
            },
            child,
        );
        flowLogs(
            name,
            {
                place: args.place,
                vpc: vpc.id,
                group: `/corda/${args.cluster}/flows`,
                days: args.flowLogDays,
                key: args.logsKey,
            },
            child,
        );
        this.zones = subnets.map((zone) => ({
            zone: zone.zone,
            public: zone.public.id,
            private: zone.private.id,
            data: zone.data.id,
        }));
        this.waysOut = [...privates.flatMap(({ ready }) => ready), ...endpoints];
        this.registerOutputs({ vpc: this.vpc });
    }

    private subnets(name: string, plan: ZoneSubnets, vpc: pulumi.Output<string>, cluster: string) {
        const letter = plan.zone.slice(-1);
        const subnet = (kind: "public" | "private" | "data", tags: Readonly<Record<string, string>>) =>
            new ec2.Subnet(
                `${name}-${kind}-${letter}`,
                {
                    vpcId: vpc,
                    availabilityZone: plan.zone,
                    cidrBlock: plan[kind],
                    mapPublicIpOnLaunch: false,
                    tags: { Name: `${cluster}-${kind}-${letter}`, ...tags },
                },
                { parent: this },
            );
        return {
            zone: plan.zone,
            letter,
            // By these an Ingress' load balancer finds its place. Source: EKS, "Subnet requirements and considerations".
            public: subnet("public", { "kubernetes.io/role/elb": "1" }),
            private: subnet("private", { "kubernetes.io/role/internal-elb": "1" }),
            data: subnet("data", {}),
        };
    }

    private gateway(
        name: string,
        zone: { readonly letter: string; readonly public: ec2.Subnet },
        routeOut: readonly pulumi.Resource[],
    ): ec2.NatGateway {
        const logical = `${name}-nat-${zone.letter}`;
        const address = new ec2.Eip(logical, { domain: "vpc" }, { parent: this });
        return new ec2.NatGateway(
            logical,
            { subnetId: zone.public.id, allocationId: address.allocationId },
            { parent: this, dependsOn: [...routeOut] },
        );
    }

    private routes(
        name: string,
        vpc: pulumi.Output<string>,
        subnets: readonly ec2.Subnet[],
        out?: Pick<ec2.RouteArgs, "gatewayId" | "natGatewayId">,
    ) {
        const child = { parent: this };
        const table = new ec2.RouteTable(name, { vpcId: vpc, tags: { Name: name } }, child);
        const route =
            out && new ec2.Route(name, { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", ...out }, child);
        const associations = subnets.map(
            (subnet, index) =>
                new ec2.RouteTableAssociation(
                    subnets.length === 1 ? name : `${name}-${index}`,
                    { routeTableId: table.id, subnetId: subnet.id },
                    child,
                ),
        );
        return { table, ready: [...(route === undefined ? [] : [route]), ...associations] };
    }
}
