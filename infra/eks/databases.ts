import * as ec2 from "@pulumi/aws/ec2";
import * as rds from "@pulumi/aws/rds";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import type { EksConfig } from "../../config/eks";
import type { DatabaseRequest, PlatformDatabase } from "../platform-database";
import { EksDatabase, login, type SharedDatabaseParts } from "./database";
import { EncryptionKey } from "./encryption-key";
import { keyPolicy, type Place } from "./iam-policies";

/** Arguments of {@link EksDatabases}. */
export interface EksDatabasesArgs {
    readonly place: Place;
    /** The cluster's own name. */
    readonly cluster: string;
    readonly vpc: pulumi.Input<string>;
    /** The data subnets. */
    readonly subnets: readonly pulumi.Input<string>[];
    /** The group of all machines: nobody else reaches a database. */
    readonly machines: pulumi.Input<string>;
    /** The same subnets' blocks. */
    readonly blocks: readonly string[];
    readonly config: NonNullable<EksConfig["databases"]>;
    /** PEM of the authorities that their certificates are checked against. */
    readonly certificates: string;
    readonly protect: boolean;
}

/** What all databases share, and nobody but the machines reaches them by. */
export class EksDatabases extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:EksDatabases";
    private readonly shared: SharedDatabaseParts;
    private readonly made = new Map<string, EksDatabase>();

    constructor(
        private readonly name: string,
        private readonly args: EksDatabasesArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(EksDatabases.__pulumiType, name, { engineVersion: args.config.engineVersion }, opts);
        const child = { parent: this };
        const key = new EncryptionKey(
            `${name}-key`,
            {
                description: `Databases of ${args.cluster}`,
                alias: `${args.cluster}/databases`,
                policy: keyPolicy(args.place),
                protect: args.protect,
            },
            child,
        );
        const group = new ec2.SecurityGroup(
            name,
            { vpcId: args.vpc, description: "Databases: PostgreSQL from machines" },
            child,
        );
        const rule = new vpc.SecurityGroupIngressRule(
            name,
            {
                securityGroupId: group.id,
                description: "PostgreSQL from machines",
                referencedSecurityGroupId: args.machines,
                ipProtocol: "tcp",
                fromPort: 5432,
                toPort: 5432,
            },
            child,
        );
        const subnets = new rds.SubnetGroup(
            name,
            { subnetIds: [...args.subnets], description: "Data subnets: no way out" },
            child,
        );
        const parameters = new rds.ParameterGroup(
            name,
            {
                family: `postgres${args.config.engineVersion}`,
                description: "TLS alone, and who connects is logged",
                parameters: [
                    { name: "rds.force_ssl", value: "1" },
                    { name: "ssl_min_protocol_version", value: "TLSv1.2" },
                    { name: "log_connections", value: "1" },
                    { name: "log_disconnections", value: "1" },
                ],
            },
            child,
        );
        this.shared = {
            key: key.arn,
            group: group.id,
            subnets: subnets.name,
            parameters: parameters.name,
            ready: [rule],
        };
        this.registerOutputs({});
    }

    /** What was made, as it is paid for. */
    get sizes(): readonly { readonly instanceClass: string; readonly gibibytes: number }[] {
        return [...this.made.values()].map(({ size }) => size);
    }

    /** The database of one member or service. Asked again, the same. */
    database(member: string, request: DatabaseRequest): PlatformDatabase {
        const { cluster, config } = this.args;
        const made =
            this.made.get(member) ??
            new EksDatabase(
                `${this.name}-${member}`,
                { cluster, member, request, shared: this.shared, config },
                { parent: this },
            );
        this.made.set(member, made);
        return {
            host: made.instance.address,
            ...login,
            certificateAuthorities: this.args.certificates,
            addresses: this.args.blocks,
            requires: [made.instance],
        };
    }
}
