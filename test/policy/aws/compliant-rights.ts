import type { Example } from "../judge";

const account = "123456789012";

/** A policy's text. */
export function policy(...statements: readonly object[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** The statement by which a key is its account's. */
export const owner = {
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: "kms:*",
    Resource: "*",
};

/** A key whose account decides who uses it. */
export function key(): Example[] {
    return [
        {
            type: "aws:kms/key:Key",
            protect: true,
            props: { enableKeyRotation: true, deletionWindowInDays: 30, policy: policy(owner) },
        },
    ];
}

/** A statement of what a pod may do. */
export const reading = {
    Effect: "Allow",
    Action: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
    Resource: `arn:aws:secretsmanager:eu-west-1:${account}:secret:corda-prod/bank-a/identity-??????`,
};

/** What a pod may do. */
export function rights(): Example[] {
    return [{ type: "aws:iam/rolePolicy:RolePolicy", props: { role: "corda-prod-bank-a", policy: policy(reading) } }];
}

/** The statement by which the pods of one ServiceAccount take a role. */
export const pods = {
    Effect: "Allow",
    Principal: { Service: "pods.eks.amazonaws.com" },
    Action: ["sts:AssumeRole", "sts:TagSession"],
    Condition: {
        StringEquals: {
            "aws:RequestTag/eks-cluster-name": "corda-prod",
            "aws:RequestTag/kubernetes-namespace": "corda",
            "aws:RequestTag/kubernetes-service-account": "bank-a",
        },
    },
};

/** The statement by which a service takes a role. */
export const service = {
    Effect: "Allow",
    Principal: { Service: "eks.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:SourceAccount": account } },
};

/** A role, by default of a pod's. */
export function role(statement: object = pods): Example[] {
    return [{ type: "aws:iam/role:Role", props: { assumeRolePolicy: policy(statement) } }];
}

/** A policy of AWS' in a role. */
export function attachment(): Example[] {
    return [
        {
            type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            props: { role: "machines", policyArn: "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy" },
        },
    ];
}
