import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { PodAccount } from "../pod-identity";
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
    private readonly role: iam.Role;
    private policies = 1;

    constructor(
        private readonly name: string,
        args: EksPodIdentityArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(EksPodIdentity.__pulumiType, name, { account: args.account }, opts);
        const child = { parent: this };
        const { namespace, name: serviceAccount } = args.account;
        this.role = new iam.Role(
            name,
            {
                namePrefix: `${shortName([args.cluster, namespace, serviceAccount], 37)}-`,
                assumeRolePolicy: assumedByPods({ cluster: args.cluster, namespace, name: serviceAccount }),
            },
            child,
        );
        const rights = this.policy(name, args.statements);
        this.association = new eks.PodIdentityAssociation(
            name,
            { clusterName: args.clusterName, namespace, serviceAccount, roleArn: this.role.arn },
            { ...child, dependsOn: rights },
        );
        this.registerOutputs({});
    }

    /** Further rights, to be there before a pod uses them. */
    add(statements: pulumi.Input<readonly Statement[]>): pulumi.Resource {
        this.policies += 1;
        return this.policy(`${this.name}-${this.policies}`, statements);
    }

    private policy(name: string, statements: pulumi.Input<readonly Statement[]>): iam.RolePolicy {
        return new iam.RolePolicy(
            name,
            { role: this.role.name, policy: pulumi.output(statements).apply((list) => policyDocument(list)) },
            { parent: this },
        );
    }
}
