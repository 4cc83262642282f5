import * as cloudhsmv2 from "@pulumi/aws/cloudhsmv2";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import type { EksConfig } from "../../config/eks";

/** Arguments of {@link EksCloudHsm}. */
export interface EksCloudHsmArgs {
    readonly config: NonNullable<EksConfig["hsm"]>;
    /** A data subnet in each zone that has an HSM. */
    readonly subnets: readonly pulumi.Input<string>[];
    /** The address of the HSM in each. */
    readonly addresses: readonly string[];
    /** The group of all machines: nobody else reaches an HSM. */
    readonly machines: pulumi.Input<string>;
    readonly protect: boolean;
}

/**
 * AWS CloudHSM: a cluster with an HSM in each of its zones. Initialising it stays with people: sign the request that is an
 * output, initialise, activate, make the crypto user. Source: AWS CloudHSM user guide, "Initialize the cluster".
 */
export class EksCloudHsm extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:EksCloudHsm";
    /** `UNINITIALIZED` until the ceremony was held, then `ACTIVE`. */
    readonly state: pulumi.Output<string>;
    /** The request that the ceremony signs, PEM; empty afterwards. */
    readonly signingRequest: pulumi.Output<string>;
    readonly ready: readonly pulumi.Resource[];

    constructor(name: string, args: EksCloudHsmArgs, opts?: pulumi.ComponentResourceOptions) {
        super(EksCloudHsm.__pulumiType, name, { zones: args.config.zones }, opts);
        const child = { parent: this };
        const kept = { ...child, protect: args.protect, retainOnDelete: args.protect };
        const cluster = new cloudhsmv2.Cluster(
            name,
            { hsmType: "hsm2m.medium", mode: args.config.mode, subnetIds: [...args.subnets] },
            kept,
        );
        const hsms = args.subnets.map(
            (subnetId, index) =>
                new cloudhsmv2.Hsm(
                    `${name}-${index}`,
                    { clusterId: cluster.clusterId, subnetId, ipAddress: args.addresses[index] },
                    kept,
                ),
        );
        const rule = new vpc.SecurityGroupIngressRule(
            name,
            {
                securityGroupId: cluster.securityGroupId,
                description: "HSM clients on machines",
                referencedSecurityGroupId: args.machines,
                ipProtocol: "tcp",
                fromPort: 2223,
                toPort: 2225,
            },
            child,
        );
        this.state = cluster.clusterState;
        this.signingRequest = cluster.clusterCertificates.apply((made) => made[0]?.clusterCsr ?? "");
        this.ready = [...hsms, rule];
        this.registerOutputs({ state: this.state });
    }
}
