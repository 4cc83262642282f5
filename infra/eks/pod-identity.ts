import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { PodAccount } from "../platform";
import { assumedByPods, policyDocument, type Statement } from "./iam-policies";
import { shortName } from "./names";

/** Arguments of {@link EksPodIdentity}. */
export interface EksPodIdentityArgs {
    /** The cluster's own name. */
    readonly cluster: string;
    /** The same, known when the cluster is there. */
    readonly clusterName: pulumi.Input<string>;
    readonly account: PodAccount;
    /** What its pods may do, and nothing else. */
    readonly statements: pulumi.Input<readonly Statement[]>;
}

/** A role for the pods of one ServiceAccount. */
export class EksPodIdentity extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:EksPodIdentity";
    /** What has to be there before a pod starts: it asks for its credentials once. */
    readonly association: pulumi.Resource;

    constructor(name: string, args: EksPodIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
        super(EksPodIdentity.__pulumiType, name, { account: args.account }, opts);
        const child = { parent: this };
        const { namespace, name: serviceAccount } = args.account;
        const role = new iam.Role(
            name,
            {
                namePrefix: `${shortName([args.cluster, namespace, serviceAccount], 37)}-`,
                assumeRolePolicy: assumedByPods({ cluster: args.cluster, namespace, name: serviceAccount }),
            },
            child,
        );
        const rights = new iam.RolePolicy(
            name,
            { role: role.name, policy: pulumi.output(args.statements).apply((list) => policyDocument(list)) },
            child,
        );
        this.association = new eks.PodIdentityAssociation(
            name,
            { clusterName: args.clusterName, namespace, serviceAccount, roleArn: role.arn },
            { ...child, dependsOn: rights },
        );
        this.registerOutputs({});
    }
}
