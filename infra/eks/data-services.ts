import * as pulumi from "@pulumi/pulumi";
import type { EksConfig } from "../../config/eks";
import { hsmAddresses, type ZoneSubnets } from "../../config/subnet-plan";
import { EksBackups } from "./backups";
import { databaseAuthorities } from "./certificate-bundle";
import { EksCloudHsm } from "./cloud-hsm";
import { EksDatabases } from "./databases";
import type { Place } from "./iam-policies";
import type { EksNetwork } from "./network";
import { EksRegistry } from "./registry";

/** What {@link dataServices} needs to know. */
export interface DataServicesArgs {
    readonly config: EksConfig;
    readonly place: Place;
    readonly protect: boolean;
    readonly network: EksNetwork;
    readonly subnets: readonly ZoneSubnets[];
    /** The group of all machines. */
    readonly machines: pulumi.Input<string>;
}

/** Services that keep what pods hand them; each undefined where the stack file names none. */
export interface DataServices {
    readonly databases?: EksDatabases;
    readonly backups?: EksBackups;
    /** What whoever runs the network has to know of them. */
    readonly findings: Readonly<Record<string, pulumi.Output<unknown>>>;
}

/** Makes the services that the stack file names for databases, keys, backups and images. */
export function dataServices(
    name: string,
    { config, place, protect, network, subnets, machines }: DataServicesArgs,
    opts: pulumi.ComponentResourceOptions,
): DataServices {
    const everywhere = { place, cluster: config.name, protect };
    const data = network.zones.map((zone) => zone.data);
    const backups =
        config.backups && new EksBackups(`${name}-backups`, { ...everywhere, config: config.backups }, opts);
    const databases =
        config.databases &&
        new EksDatabases(
            `${name}-databases`,
            {
                ...everywhere,
                vpc: network.vpc,
                subnets: data,
                blocks: subnets.map(({ data: block }) => block),
                machines,
                config: config.databases,
                certificates: databaseAuthorities(config),
            },
            opts,
        );
    const hsm =
        config.hsm &&
        new EksCloudHsm(
            `${name}-hsm`,
            {
                config: config.hsm,
                protect,
                subnets: data.slice(0, config.hsm.zones),
                addresses: hsmAddresses(subnets, config.hsm.zones),
                machines,
            },
            opts,
        );
    const registry = config.registry === "ecr" ? new EksRegistry(`${name}-registry`, everywhere, opts) : undefined;
    return {
        ...(databases && { databases }),
        ...(backups && { backups }),
        findings: {
            ...(hsm && { hsmState: hsm.state, hsmSigningRequest: hsm.signingRequest }),
            ...(backups && { backups: backups.bucket }),
            ...(registry && { registry: pulumi.output(registry.address) }),
        },
    };
}
