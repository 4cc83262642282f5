import * as eks from "@pulumi/aws/eks";
import type * as pulumi from "@pulumi/pulumi";
import { shortName } from "./names";

/** What {@link clusterAccess} needs to know. */
export interface ClusterAccessArgs {
    readonly cluster: pulumi.Input<string>;
    readonly partition: string;
    /** ARNs of roles. */
    readonly administrators: readonly string[];
    readonly viewers: readonly string[];
}

/** Lets roles into a cluster. Source: EKS user guide, "Review access policy permissions": a viewer sees no Secret. */
export function clusterAccess(
    name: string,
    args: ClusterAccessArgs,
    opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
    const grant = (role: string, policy: string) => {
        const logical = shortName([name, role.split("/").at(-1) ?? "", policy === admin ? "admin" : "view"], 100);
        const entry = new eks.AccessEntry(
            logical,
            { clusterName: args.cluster, principalArn: role, type: "STANDARD" },
            opts,
        );
        return new eks.AccessPolicyAssociation(
            logical,
            {
                clusterName: args.cluster,
                principalArn: entry.principalArn,
                policyArn: `arn:${args.partition}:eks::aws:cluster-access-policy/${policy}`,
                accessScope: { type: "cluster" },
            },
            opts,
        );
    };
    const admin = "AmazonEKSClusterAdminPolicy";
    return [
        ...args.administrators.map((role) => grant(role, admin)),
        ...args.viewers.map((role) => grant(role, "AmazonEKSViewPolicy")),
    ];
}
